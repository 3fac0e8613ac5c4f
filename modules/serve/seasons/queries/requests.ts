import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { seasonsDb } from '../schema/db.ts'

type Ids = { palaceId: string; seasonId: string }

const requests = (db: Db) =>
  seasonsDb(db)
    .selectFrom('seasons.request')
    .select([
      'palace_id as palaceId',
      'id',
      'season_id as seasonId',
      'no',
      'organisation',
      'kind',
      'union_id as unionId',
      'applicant_id as applicantId',
      'purpose',
      'people',
      'times',
      'least',
      'wanted',
      'refuse_reason as refuseReason',
      'withdrawn_at as withdrawnAt',
    ])
export type RequestRecord = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

/** The requests to a season in the order of their numbers, also those taken back. */
export const requestsTo = (db: Db, { palaceId, seasonId }: Ids): Promise<RequestRecord[]> =>
  requests(db).where('palace_id', '=', palaceId).where('season_id', '=', seasonId).orderBy('no').execute()

export const requestById = (db: Db, palaceId: string, id: string): Promise<RequestRecord | undefined> =>
  requests(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** The wishes of all requests to a season, most wanted first. */
export const wishesTo = (db: Db, { palaceId, seasonId }: Ids) =>
  seasonsDb(db)
    .selectFrom('seasons.wish as w')
    .innerJoin('seasons.request as r', (join) =>
      join.onRef('r.palace_id', '=', 'w.palace_id').onRef('r.id', '=', 'w.request_id'),
    )
    .select([
      'w.request_id as requestId',
      'w.rank',
      'w.at_palace_id as atPalaceId',
      'w.space_id as spaceId',
      'w.space_kind as spaceKind',
      'w.weekday',
      'w.from_half as fromHalf',
      'w.until_half as untilHalf',
    ])
    .where('w.palace_id', '=', palaceId)
    .where('r.season_id', '=', seasonId)
    .orderBy('w.request_id')
    .orderBy('w.rank')
    .execute()
export type WishRecord = Awaited<ReturnType<typeof wishesTo>>[number]

/** The plan of a season as it stands. */
export const placementsOf = (db: Db, { palaceId, seasonId }: Ids) =>
  seasonsDb(db)
    .selectFrom('seasons.placement')
    .select([
      'id',
      'request_id as requestId',
      'at_palace_id as atPalaceId',
      'space_id as spaceId',
      'weekday',
      'from_half as fromHalf',
      'half_hours as halfHours',
      'rank',
      'points',
      'locked',
      'by_hand as byHand',
      'series_id as seriesId',
      'settled_at as settledAt',
    ])
    .where('palace_id', '=', palaceId)
    .where('season_id', '=', seasonId)
    .orderBy('weekday')
    .orderBy('from_half')
    .orderBy('id')
    .execute()
export type PlacementRecord = Awaited<ReturnType<typeof placementsOf>>[number]

export type LoserRecord = {
  requestId: string
  no: number
  organisation: string
  points: number
  to: string | null
}

/** What staff changed by hand, the latest first. */
export const adjustmentsOf = (db: Db, { palaceId, seasonId }: Ids) =>
  seasonsDb(db)
    .selectFrom('seasons.adjustment as a')
    .innerJoin('seasons.request as r', (join) =>
      join.onRef('r.palace_id', '=', 'a.palace_id').onRef('r.id', '=', 'a.request_id'),
    )
    .select(['a.no', 'a.at', 'a.act', 'r.no as requestNo', 'r.organisation', 'a.delta', 'a.reason'])
    .select(sql<LoserRecord[]>`a.losers`.as('losers'))
    .where('a.palace_id', '=', palaceId)
    .where('a.season_id', '=', seasonId)
    .orderBy('a.no', 'desc')
    .execute()
