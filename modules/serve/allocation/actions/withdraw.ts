import { action } from '#kit/db/action.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canAnswer } from '../policy.ts'
import { applicationOf } from '../queries/applications.ts'
import { roundById } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'

/** Takes one's application back while others apply: nothing of it stays. Again changes nothing. @throws Problem `not-applying` */
export const withdraw = action(roundPath, async ({ actor, tx, now, allow, journal, unchanged }, ids) => {
  const { palaceId, roundId } = ids
  allow(canAnswer(actor))
  const round = await roundById(tx, palaceId, roundId)
  const application = await applicationOf(tx, palaceId, roundId, actor.personId!)
  if (!round || !application) {
    unchanged()
    return { withdrawn: false }
  }
  if (phaseOf(round, now) !== 'applying') throw errors.error('not-applying')
  await allocationDb(tx)
    .deleteFrom('allocation.application')
    .where('palace_id', '=', palaceId)
    .where('id', '=', application.id)
    .execute()
  journal({ action: 'allocation.withdraw', subject: { type: 'application', id: application.id }, palaceId })
  return { withdrawn: true }
})
