import { sql } from 'kysely'
import type { Change, WritingScope } from '#kit/imports/index.ts'
import { newId } from '#kit/db/index.ts'
import { lockSeason } from '../../queries/seasons.ts'
import { seasonsDb } from '../../schema/db.ts'
import { type Ask, insertRequests, nextNo } from '../request-rows.ts'

type Line = { row: number; change: Change; data: Ask }

/** Enters the requests of a file in its order, each with its row. */
export async function writeRequests(
  { db, importId, place, now, journal }: WritingScope,
  lines: readonly Line[],
): Promise<void> {
  const [palaceId, seasonId] = [place.palaceId!, place.subjectId!]
  await lockSeason(db, palaceId, seasonId)
  const first = await nextNo(db, palaceId, seasonId)
  await insertRequests(
    db,
    lines.map(({ row, data }, n) => ({
      palaceId,
      seasonId,
      id: newId(),
      no: first + n,
      applicantId: null,
      from: { importId, row },
      ask: data,
    })),
    now,
  )
  journal({
    action: 'seasons.importRequests',
    subject: { type: 'season', id: seasonId },
    palaceId,
    divisionCode: place.divisionCode,
    after: { importId, requests: lines.length, first },
  })
}

/**
 * Takes the requests of an import out again, with what a calculation gave them. Nothing is taken out when one was changed, refused, taken
 * back or placed by hand since, or the season is published; their rows are named.
 */
export async function undoRequests({ db, importId, place }: WritingScope): Promise<number[]> {
  const [palaceId, seasonId] = [place.palaceId!, place.subjectId!]
  const season = await lockSeason(db, palaceId, seasonId)
  const { rows } = await sql<{ id: string; row: number; touched: boolean }>`
    select r.id, r.import_row as row,
      r.changed_at > r.created_at or r.withdrawn_at is not null or r.refused_at is not null
        or exists (select from seasons.placement p where p.palace_id = r.palace_id and p.request_id = r.id and (p.locked or p.by_hand))
        or exists (select from seasons.adjustment a where a.palace_id = r.palace_id and a.request_id = r.id) as touched
    from seasons.request r where r.palace_id = ${palaceId} and r.import_id = ${importId} order by r.import_row`.execute(
    seasonsDb(db),
  )
  const published = season?.state === 'published' || season?.state === 'finished'
  const touched = rows.filter((one) => published || one.touched).map(({ row }) => row)
  if (touched.length > 0 || rows.length === 0) return touched
  const ids = rows.map(({ id }) => id)
  const theirs = (table: 'seasons.placement' | 'seasons.request', column: 'request_id' | 'id') =>
    sql`delete from ${sql.table(table)} where palace_id = ${palaceId} and ${sql.ref(column)} = any(${ids}::uuid[])`.execute(
      seasonsDb(db),
    )
  await theirs('seasons.placement', 'request_id')
  await theirs('seasons.request', 'id')
  return []
}
