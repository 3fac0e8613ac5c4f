import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { type Blanks, prepared } from '#kit/db/prepared.ts'
import { activeStates } from '../rules/state.ts'
import { enrolmentDb } from '../schema/db.ts'

/** A course goes on after the first check-in; older ones are surely over. */
const LONGEST_COURSE_HOURS = 400 * 24

export type Claim = {
  personId: string
  palaceId: string
  sessionId: string
  state: (typeof activeStates)[number]
}

/** What people wait for, are offered or hold at all palaces, in one query; whether it is over, the catalogue knows. */
export async function claimsOfPeople(
  db: Db,
  personIds: readonly string[],
  now: Temporal.Instant,
): Promise<Claim[]> {
  if (personIds.length === 0) return []
  return activeClaims(db, { personIds, since: now.subtract({ hours: LONGEST_COURSE_HOURS }) })
}

const activeClaims = prepared(
  (db, { personIds, since }: Blanks<{ personIds: readonly string[]; since: Temporal.Instant }>) =>
    enrolmentDb(db)
      .selectFrom('enrolment.enrolment')
      .select(['person_id as personId', 'palace_id as palaceId', 'session_id as sessionId', 'state'])
      .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
      .where('state', 'in', activeStates)
      .where('enrolled_at', '>', since)
      .$narrowType<{ personId: string; state: Claim['state'] }>(),
)
