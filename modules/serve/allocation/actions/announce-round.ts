import { action } from '#kit/db/action.ts'
import { lockSession, openSignUpAt } from '#modules/serve/catalog/index.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { coursesOf } from '../queries/rounds.ts'
import { allocationDb } from '../schema/db.ts'
import { assertState, openRound, stepOf } from './open-round.ts'

/**
 * Announces a round: its sessions take ordinary sign-ups only from the end of its waitlists on. Again changes nothing.
 * @throws Problem `step-not-open` | `calendar-backward` when applications would have ended already
 */
export const announceRound = action(roundPath, async (scope, ids) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openRound(scope, ids)
  const { round } = open
  if (round.state === 'announced') return unchanged()
  assertState(round, 'draft')
  if (Temporal.Instant.compare(now, round.applyUntil) >= 0) throw errors.error('calendar-backward')
  for (const course of await coursesOf(tx, round.palaceId, round.id)) {
    await lockSession(tx, course.palaceId, course.sessionId)
    await openSignUpAt(tx, course, round.openAt)
  }
  await allocationDb(tx)
    .updateTable('allocation.round')
    .set({ announced_at: now })
    .where('palace_id', '=', round.palaceId)
    .where('id', '=', round.id)
    .execute()
  journal(stepOf(open, 'announceRound'))
})
