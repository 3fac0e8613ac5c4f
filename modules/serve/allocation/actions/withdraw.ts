import { action } from '#kit/db/action.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canAnswer } from '../policy.ts'
import { applicationOf } from '../queries/applications.ts'
import { roundById } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { lockMembers } from './party-members.ts'
import { adultsOf, tellParty } from './tell.ts'

/** Takes one's application back while others apply: nothing of it stays, and whoever joined is told. Again changes nothing. @throws Problem `not-applying` */
export const withdraw = action(roundPath, async (scope, ids) => {
  const { actor, tx, now, allow, journal, unchanged } = scope
  const { palaceId, roundId } = ids
  allow(canAnswer(actor))
  const round = await roundById(tx, palaceId, roundId)
  const application = await applicationOf(tx, palaceId, roundId, actor.personId!)
  if (!round || !application) {
    unchanged()
    return { withdrawn: false }
  }
  if (phaseOf(round, now) !== 'applying') throw errors.error('not-applying')
  const members = await lockMembers(tx, { palaceId, roundId, applicationId: application.id })
  const joined = adultsOf({ broughtBy: members.map(({ broughtBy }) => broughtBy) }).filter(
    (adult) => adult !== actor.personId,
  )
  await allocationDb(tx)
    .deleteFrom('allocation.application')
    .where('palace_id', '=', palaceId)
    .where('id', '=', application.id)
    .execute()
  journal({ action: 'allocation.withdraw', subject: { type: 'application', id: application.id }, palaceId })
  const house = await houseOf(tx, palaceId, now)
  await tellParty(scope, { round, house }, application.id, joined, 'dissolved')
  return { withdrawn: true }
})
