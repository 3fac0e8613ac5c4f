import { action } from '#kit/db/action.ts'
import { lockSession, openSignUpAt } from '#modules/serve/catalog/index.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { coursesOf } from '../queries/rounds.ts'
import { allocationDb } from '../schema/db.ts'
import { assertState, openRound, stepOf } from './open-round.ts'

/**
 * Announces a round: its sessions take ordinary sign-ups only once its results are published, from the end of its waitlists on. Again changes nothing.
 * @throws Problem `step-not-open` | `calendar-backward` when applications would have ended already
 */
export const announceRound = action(roundPath, async (scope, ids) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openRound(scope, ids)
  const { round } = open
  if (round.state === 'announced') return unchanged()
  assertState(round, 'draft')
  if (Temporal.Instant.compare(now, round.applyUntil) >= 0) throw errors.error('calendar-backward')
  const courses = await coursesOf(tx, round.palaceId, round.id)
  for (const { palaceId, sessionId } of courses) await lockSession(tx, palaceId, sessionId)
  await openSignUpAt(tx, courses, round.openAt, true)
  await allocationDb(tx)
    .updateTable('allocation.round')
    .set({ announced_at: now })
    .where('palace_id', '=', round.palaceId)
    .where('id', '=', round.id)
    .execute()
  journal(stepOf(open, 'announceRound'))
})
