import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { OrganisationKind } from '../contract/vocabulary.ts'
import { seasonsDb } from '../schema/db.ts'

const seasons = (db: Db) =>
  seasonsDb(db)
    .selectFrom('seasons.season')
    .select([
      'palace_id as palaceId',
      'id',
      'title',
      'note',
      'first_day as firstDay',
      'last_day as lastDay',
      'apply_from as applyFrom',
      'apply_until as applyUntil',
      'publish_at as publishAt',
      sql<Record<OrganisationKind, number>>`weights`.as('weights'),
      'rank_percent as rankPercent',
      'off_peak_percent as offPeakPercent',
      'off_peak_until as offPeakUntil',
      'cap_half_hours as capHalfHours',
      'taken_percent as takenPercent',
      'state',
      'synthetic',
    ])
export type SeasonRecord = Awaited<ReturnType<ReturnType<typeof seasons>['execute']>>[number]

export const seasonById = (db: Db, palaceId: string, id: string): Promise<SeasonRecord | undefined> =>
  seasons(db).where('palace_id', '=', palaceId).where('id', '=', id).executeTakeFirst()

/** The same, locked until the transaction ends: steps, requests and adjustments of a season follow each other. */
export const lockSeason = (db: Db, palaceId: string, id: string): Promise<SeasonRecord | undefined> =>
  seasons(db).where('palace_id', '=', palaceId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** Announced seasons of all palaces, the latest first, at most 100. */
export const announcedSeasons = (db: Db): Promise<SeasonRecord[]> =>
  seasons(db)
    .where('announced_at', 'is not', null)
    .orderBy('apply_until', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

/** A palace's seasons, drafts too, the latest first. */
export const seasonsOfPalace = (db: Db, palaceId: string): Promise<SeasonRecord[]> =>
  seasons(db).where('palace_id', '=', palaceId).orderBy('apply_until', 'desc').limit(100).execute()

export type SeasonSize = { halls: number; requests: number; placed: number }

/** How many halls, requests that stand, and requests with a weekly time each season has; one statement. */
export async function seasonSizes(db: Db, ids: readonly string[]): Promise<Map<string, SeasonSize>> {
  const { rows } = await sql<SeasonSize & { id: string }>`
    select s.id,
      (select count(*)::integer from seasons.hall h where h.palace_id = s.palace_id and h.season_id = s.id) as halls,
      (select count(*)::integer from seasons.request r
        where r.palace_id = s.palace_id and r.season_id = s.id and r.withdrawn_at is null) as requests,
      (select count(distinct p.request_id)::integer from seasons.placement p
        where p.palace_id = s.palace_id and p.season_id = s.id) as placed
    from seasons.season s where s.id = any(${ids}::uuid[])`.execute(seasonsDb(db))
  return new Map(rows.map(({ id, ...size }) => [id, size]))
}

export const hallsOf = (db: Db, palaceId: string, seasonId: string) =>
  seasonsDb(db)
    .selectFrom('seasons.hall')
    .select(['at_palace_id as palaceId', 'space_id as spaceId'])
    .where('palace_id', '=', palaceId)
    .where('season_id', '=', seasonId)
    .orderBy('at_palace_id')
    .orderBy('space_id')
    .execute()
