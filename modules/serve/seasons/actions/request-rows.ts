import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kit/db/index.ts'
import type { AskForHalls } from '../contract/season.ts'
import { halvesOf, MINUTES } from '../rules/week.ts'
import { seasonsDb } from '../schema/db.ts'

export type Ask = z.output<typeof AskForHalls>
export type NewRequest = {
  palaceId: string
  seasonId: string
  id: string
  no: number
  applicantId: string | null
  /** The import and the row of its file that it came from. */
  from?: { importId: string; row: number }
  ask: Ask
}

/** Writes requests with their wishes, in two statements for any number of them. */
export async function insertRequests(
  tx: Db,
  requests: readonly NewRequest[],
  now: Temporal.Instant,
): Promise<void> {
  await seasonsDb(tx)
    .insertInto('seasons.request')
    .values(
      requests.map(({ palaceId, seasonId, id, no, applicantId, from, ask }) => ({
        palace_id: palaceId,
        id,
        season_id: seasonId,
        no,
        applicant_id: applicantId,
        import_id: from?.importId ?? null,
        import_row: from?.row ?? null,
        created_at: now,
        changed_at: now,
        ...columnsOf(ask),
      })),
    )
    .execute()
  await insertWishes(tx, requests)
}

export const columnsOf = (ask: Ask) => ({
  organisation: ask.organisation,
  kind: ask.kind,
  union_id: ask.unionId,
  purpose: ask.purpose,
  people: ask.people,
  times: ask.times,
  least: ask.least / MINUTES,
  wanted: ask.wanted / MINUTES,
})

export async function insertWishes(
  tx: Db,
  requests: readonly Pick<NewRequest, 'palaceId' | 'id' | 'ask'>[],
): Promise<void> {
  await seasonsDb(tx)
    .insertInto('seasons.wish')
    .values(
      requests.flatMap(({ palaceId, id, ask }) =>
        ask.wishes.map((wish, n) => ({
          palace_id: palaceId,
          request_id: id,
          rank: n + 1,
          at_palace_id: wish.palaceId,
          space_id: wish.spaceId,
          space_kind: wish.spaceKind,
          weekday: wish.weekday,
          from_half: halvesOf(wish.from),
          until_half: halvesOf(wish.until),
        })),
      ),
    )
    .execute()
}

/** The number that the next request of a locked season gets. */
export async function nextNo(tx: Db, palaceId: string, seasonId: string): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    select coalesce(max(no), 0) + 1 as no from seasons.request
    where palace_id = ${palaceId} and season_id = ${seasonId}`.execute(seasonsDb(tx))
  return rows[0]!.no
}
