import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { Difference } from '../contract/outcome.ts'
import type { Cause, Decision } from '../contract/vocabulary.ts'
import { assessmentDb } from '../schema/db.ts'

const MOST = 50

/** How a venue was judged before, latest first. */
export async function historyOf(db: Db, venueId: string) {
  return assessmentDb(db)
    .selectFrom('assessment.assessment')
    .select(['id', 'assessed_at as at', 'assessed_on as on', 'cause', 'decision', 'possible'])
    .where('venue_id', '=', venueId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .$narrowType<{ cause: Cause; decision: Decision | null; possible: Decision[] }>()
    .execute()
}

/** What officials decided otherwise, latest first, withdrawn ones too. */
export async function overridesOf(db: Db, venueId: string) {
  return assessmentDb(db)
    .selectFrom('assessment.override')
    .select([
      'decision',
      'reason',
      'overridden_by as by',
      'overridden_at as at',
      'withdrawn_at as withdrawnAt',
      'withdrawn_by as withdrawnBy',
      'withdrawal_reason as withdrawalReason',
    ])
    .where('venue_id', '=', venueId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
}

export type DifferenceRow = {
  id: string
  venueId: string
  venueName: string
  present: boolean
  palaceId: string | null
  divisionCode: string
  before: Decision | null
  after: Decision | null
  causes: Difference[]
  overridden: boolean
  notedAt: Temporal.Instant
  acknowledgedAt: Temporal.Instant | null
  acknowledgedBy: string | null
}

const MOST_DIFFERENCES = 500

/** Decisions that came out otherwise, of venues under a prefix, latest first: those not yet acknowledged, or all. */
export async function differencesUnder(db: Db, prefix: string, all: boolean): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select d.id, d.venue_id as "venueId", v.name as "venueName", v.present, v.palace_id as "palaceId",
      v.division_code as "divisionCode", d.before_decision as before, d.after_decision as after, d.causes,
      exists (select from assessment.override o where o.venue_id = v.id and o.withdrawn_at is null) as overridden,
      d.noted_at as "notedAt", d.acknowledged_at as "acknowledgedAt", d.acknowledged_by as "acknowledgedBy"
    from assessment.difference d join assessment.venue v on v.id = d.venue_id
    where v.removed_at is null and v.division_code like ${`${prefix}%`} and (${all} or d.acknowledged_at is null)
    order by d.id desc limit ${MOST_DIFFERENCES}`.execute(db)
  return rows
}
