import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Demo, DivisionRow, FederationRow } from '../../../tools/demo/index.ts'
import { insertRows } from './insert-rows.ts'

/** The tree from the province down, and the federation of each division. */
export async function insertTree(
  db: Db,
  divisions: readonly DivisionRow[],
  federations: readonly FederationRow[],
): Promise<void> {
  await insertRows(
    db,
    'places.division',
    divisions.map((division) => ({ ...division, covered_by: null })), // their palaces come later
  )
  await insertRows(db, 'places.federation', federations)
}

/** The palaces with their hours, service bases and rooms, and which of them also serves a neighbouring division. */
export async function insertHouses(
  db: Db,
  { palaces, divisions }: Pick<Demo, 'palaces' | 'divisions'>,
): Promise<void> {
  await insertRows(
    db,
    'places.palace',
    palaces.map(({ row }) => row),
  )
  await insertRows(
    db,
    'places.opening_hours',
    palaces.flatMap(({ hours }) => hours),
  )
  await insertRows(
    db,
    'places.service_base',
    palaces.flatMap(({ bases }) => bases),
  )
  await insertRows(
    db,
    'places.space',
    palaces.flatMap(({ spaces }) => spaces.map(columnsOf)),
  )
  for (const { code, covered_by } of divisions.filter((division) => division.covered_by))
    await sql`update places.division set covered_by = ${covered_by} where code = ${code}`.execute(db)
}

/** What a room is fit for helps to plan the season; it is no column. */
function columnsOf(space: Demo['palaces'][number]['spaces'][number]) {
  const { uses: _uses, ...columns } = space
  return columns
}
