import type { Insertable } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { type PlacesTables, placesDb } from '../schema/db.ts'
import { forgetDivisions } from './divisions.ts'

type Row<Table extends keyof PlacesTables> = Insertable<PlacesTables[Table]>
type PlainBase = Omit<Row<'places.service_base'>, 'hours'> & { hours: readonly unknown[] }
type PlainSpace = Row<'places.space'>

/** A palace with everything in it, as demonstration data and imports bring it. */
export type PlainPalace = {
  row: Omit<Row<'places.palace'>, 'photos'> & { photos?: readonly { src: string; alt: string }[] }
  hours: readonly Row<'places.opening_hours'>[]
  bases: readonly PlainBase[]
  spaces: readonly PlainSpace[]
}

const BATCH = 1_000 // PostgreSQL takes 65,535 parameters a statement

/** Inserts divisions, parents first. Who covers them is told by `insertCoverage`, once the palaces are there. */
export async function insertDivisions(db: Db, rows: readonly Row<'places.division'>[]): Promise<void> {
  for (const batch of batches(rows))
    await placesDb(db)
      .insertInto('places.division')
      .values(batch.map((row) => ({ ...row, covered_by: null })))
      .execute()
  forgetDivisions()
}

export async function insertFederations(db: Db, rows: readonly Row<'places.federation'>[]): Promise<void> {
  for (const batch of batches(rows))
    await placesDb(db).insertInto('places.federation').values(batch).execute()
}

/** Inserts palaces with their hours, counters and spaces, each kind in as few statements as fit. */
export async function insertPalaces(db: Db, palaces: readonly PlainPalace[]): Promise<void> {
  const tables = placesDb(db)
  const rows = palaces.map(({ row: { photos = [], ...row } }) => ({ ...row, photos: JSON.stringify(photos) }))
  for (const batch of batches(rows)) await tables.insertInto('places.palace').values(batch).execute()
  for (const batch of batches(palaces.flatMap(({ hours }) => hours)))
    await tables.insertInto('places.opening_hours').values(batch).execute()
  for (const batch of batches(palaces.flatMap(({ bases }) => bases)))
    await tables
      .insertInto('places.service_base')
      .values(batch.map((base) => ({ ...base, hours: JSON.stringify(base.hours) })))
      .execute()
  for (const batch of batches(palaces.flatMap(({ spaces }) => spaces)))
    await tables.insertInto('places.space').values(batch.map(spaceColumns)).execute()
}

/** Writes which shared palace serves a division, for those of the rows that have one. */
export async function insertCoverage(
  db: Db,
  rows: readonly Pick<Row<'places.division'>, 'code' | 'covered_by'>[],
): Promise<void> {
  const served = Map.groupBy(
    rows.filter(({ covered_by }) => covered_by),
    ({ covered_by }) => covered_by!,
  )
  for (const [palaceId, divisions] of served)
    await placesDb(db)
      .updateTable('places.division')
      .set({ covered_by: palaceId })
      .where(
        'code',
        'in',
        divisions.map(({ code }) => code),
      )
      .execute()
  forgetDivisions()
}

/** What is known of a space besides its columns stays with whoever made it. */
const spaceColumns = ({
  palace_id,
  id,
  parent_id,
  name,
  name_en,
  kind,
  floor,
  area_m2,
  capacity,
  position,
}: PlainSpace) => ({
  palace_id,
  id,
  parent_id,
  name,
  name_en,
  kind,
  floor,
  area_m2,
  capacity,
  position,
})

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}
