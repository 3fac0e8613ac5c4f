import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { seasonsDb } from '../schema/db.ts'

const runs = (db: Db) =>
  seasonsDb(db)
    .selectFrom('seasons.run')
    .select([
      'palace_id as palaceId',
      'id',
      'season_id as seasonId',
      'asked_at as askedAt',
      'begun_at as begunAt',
      'share',
      'worth',
      'bound',
      'cancel_asked_at as cancelAskedAt',
      'ended_at as endedAt',
      'failure',
    ])
export type RunRecord = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

export const runById = (db: Db, palaceId: string, id: string): Promise<RunRecord | undefined> =>
  runs(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** The latest calculation of a season. */
export const latestRun = (db: Db, palaceId: string, seasonId: string): Promise<RunRecord | undefined> =>
  runs(db)
    .where('palace_id', '=', palaceId)
    .where('season_id', '=', seasonId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A placement as a calculation proposed it, before anybody adjusted it. */
export type ProposedPlacement = {
  requestId: string
  spaceId: string
  weekday: number
  fromHalf: number
  halfHours: number
}
export type KeptCertificate = {
  worth: number
  bound: number
  unit: [number, number][]
  club: [number, number][]
  cap: [number, number][]
}

/** What the latest calculation that ended well proposed and proved. */
export async function latestProposal(db: Db, palaceId: string, seasonId: string) {
  const { rows } = await sql<{
    worth: number
    bound: number
    proposal: ProposedPlacement[]
    certificate: KeptCertificate
  }>`
    select worth, bound, proposal, certificate from seasons.run
    where palace_id = ${palaceId} and season_id = ${seasonId} and proposal is not null
    order by ended_at desc limit 1`.execute(seasonsDb(db))
  return rows[0]
}

type Progress = { palaceId: string; runId: string; share: number; worth: number; bound: number | null }

/** Notes how far a calculation is; says whether somebody asked to end it. */
export async function noteProgress(
  db: Db,
  { palaceId, runId, share, worth, bound }: Progress,
): Promise<{ cancelAsked: boolean }> {
  const row = await seasonsDb(db)
    .updateTable('seasons.run')
    .set({ share, worth, bound })
    .where('palace_id', '=', palaceId)
    .where('id', '=', runId)
    .where('ended_at', 'is', null)
    .returning('cancel_asked_at')
    .executeTakeFirst()
  return { cancelAsked: row === undefined || row.cancel_asked_at !== null }
}
