import { action } from '#kit/db/action.ts'
import { openSignUpAt } from '#modules/serve/catalog/index.ts'
import { roundPath } from '../contract/round.ts'
import { allocationDb } from '../schema/db.ts'
import { coursesOf } from '../queries/rounds.ts'
import { giveWindow } from './give-window.ts'
import { assertState, openRound, stepOf } from './open-round.ts'
import { tellOutcomes } from './tell.ts'

/**
 * Publishes the results: everybody is told theirs, and the places that were won are kept until the confirmation ends; those of a fair window
 * are given at once. Again changes nothing.
 * @throws Problem `step-not-open`
 */
export const publishRound = action(roundPath, async (scope, ids) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openRound(scope, ids)
  const { round } = open
  if (round.state === 'published') return unchanged()
  assertState(round, 'drawn')
  await allocationDb(tx)
    .updateTable('allocation.round')
    .set({ published_at: now })
    .where('palace_id', '=', round.palaceId)
    .where('id', '=', round.id)
    .execute()
  if (round.kind === 'window') {
    journal(stepOf(open, 'publishRound', { won: await giveWindow(scope, open) }))
    return
  }
  await openSignUpAt(tx, await coursesOf(tx, round.palaceId, round.id), round.openAt, false)
  const won = await allocationDb(tx)
    .updateTable('allocation.claim')
    .set({ offered_at: now, offered_until: round.confirmUntil })
    .where('palace_id', '=', round.palaceId)
    .where('round_id', '=', round.id)
    .where('number', 'is', null)
    .returning('application_id')
    .execute()
  await tellOutcomes(scope, open)
  journal(stepOf(open, 'publishRound', { won: won.length }))
})
