import type { Db } from '#kit/db/index.ts'
import { personalRefusal } from '../rules/may-enrol.ts'
import { houseRules } from './house-rules.ts'
import { refuse } from './lock-claim.ts'
import { situations } from './situations.ts'

/**
 * Refuses people who could not sign up for a session if it were open: paused, at another one at the same time, or in as many as one may be.
 * Whether they are among those invited is asked elsewhere.
 * @throws Problem `suspended` | `overlap` | `limit-reached`
 */
export async function assertMayCome(
  db: Db,
  session: { palaceId: string; sessionId: string },
  personIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const house = await houseRules(db, session.palaceId, now)
  for (const obstacles of (await situations(db, session, personIds, house, now)).values())
    refuse(personalRefusal(true, obstacles))
}
