import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { normalizeTicketCode, ticketCode } from '#kit/crypto/index.ts'
import { factsOfPeople } from '#modules/base/identity/index.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canAnswer, canApply } from '../policy.ts'
import { applicationByCode, applicationOf, partyOf } from '../queries/applications.ts'
import { coursesOf, roundHeldOpen } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { stepOf } from './open-round.ts'
import { lockMembers, writeMembers } from './party-members.ts'
import { refusePeople } from './refuse-people.ts'
import { tellParty } from './tell.ts'

/** A round that takes applications, held open until the transaction ends. @throws Problem `round-not-found` | `not-applying` */
async function applyingRound({ tx, now }: ActionScope, palaceId: string, roundId: string) {
  const house = await houseOf(tx, palaceId, now)
  const round = await roundHeldOpen(tx, palaceId, roundId)
  if (!round || round.state === 'draft') throw errors.error('round-not-found')
  if (phaseOf(round, now) !== 'applying') throw errors.error('not-applying')
  return { round, house }
}

/**
 * Makes the code with which other adults join one's application: whoever knows it can, until the round's cap. Again gives the same.
 * @throws Problem `not-applying` | `not-applied`
 */
export const inviteToParty = action(roundPath, async (scope, { palaceId, roundId }) => {
  const { actor, tx, allow, journal, unchanged } = scope
  allow(canAnswer(actor))
  const open = await applyingRound(scope, palaceId, roundId)
  const application = await applicationOf(tx, palaceId, roundId, actor.personId!)
  if (!application) throw errors.error('not-applied')
  if (application.inviteCode !== null) {
    unchanged()
    return { code: application.inviteCode }
  }
  const code = ticketCode()
  await allocationDb(tx)
    .updateTable('allocation.application')
    .set({ invite_code: code })
    .where('palace_id', '=', palaceId)
    .where('id', '=', application.id)
    .execute()
  journal(stepOf(open, 'inviteToParty', { applicationId: application.id }))
  return { code }
})

/**
 * Joins a party by its code, for oneself and one's children: then it is all of it or none. What it asks for is the leader's to say. Again
 * changes nothing.
 * @throws Problem `not-applying` | `no-such-party` | `too-many-together` | `suspended` | `audience` | `in-another-party`
 */
export const joinParty = action(
  roundPath.extend({ code: z.string().max(20), personIds: z.array(z.uuid()).min(1).max(6) }),
  async (scope, input) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const { palaceId, roundId } = input
    const personIds = [...new Set(input.personIds)]
    const facts = await factsOfPeople(tx, personIds)
    allow(
      canApply(
        actor,
        personIds.map((id) => facts.get(id)),
      ),
    )
    const open = await applyingRound(scope, palaceId, roundId)
    const application = await applicationByCode(tx, palaceId, roundId, normalizeTicketCode(input.code))
    if (!application) throw errors.error('no-such-party', { field: 'code' })
    const of = { palaceId, roundId, applicationId: application.id }
    const members = await lockMembers(tx, of)
    const newcomers = personIds.filter((id) => !members.some(({ personId }) => personId === id))
    if (application.applicantId === actor.personId || newcomers.length === 0) {
      unchanged()
      return { applicationId: application.id }
    }
    const most = open.round.mostTogether
    if (members.length + newcomers.length > most)
      throw errors.error('too-many-together', { field: 'personIds', params: { most } })
    const courses = await coursesOf(tx, palaceId, roundId)
    const wanted = application.choices.map((no) => courses[no - 1]!)
    await refusePeople(
      tx,
      open,
      wanted,
      newcomers.map((id) => facts.get(id)!),
      now,
    )
    const joining = newcomers.map((personId) => ({ personId, broughtBy: actor.personId! }))
    await writeMembers(tx, of, [...members, ...joining], now)
    if (application.applicantId !== null)
      await tellParty(scope, open, application.id, [application.applicantId], 'joined')
    journal(stepOf(open, 'joinParty', { applicationId: application.id, people: newcomers.length }))
    return { applicationId: application.id }
  },
)

/** Leaves a party that one joined, with whom one brought; the others stay. Again changes nothing. @throws Problem `not-applying` */
export const leaveParty = action(roundPath, async (scope, { palaceId, roundId }) => {
  const { actor, tx, now, allow, journal, unchanged } = scope
  allow(canAnswer(actor))
  const party = await partyOf(tx, palaceId, roundId, actor.personId!)
  if (!party || party.applicantId === actor.personId) {
    unchanged()
    return { left: false }
  }
  const open = await applyingRound(scope, palaceId, roundId)
  const of = { palaceId, roundId, applicationId: party.id }
  const members = await lockMembers(tx, of)
  const staying = members.filter(({ broughtBy }) => broughtBy !== actor.personId)
  await writeMembers(tx, of, staying, now)
  if (party.applicantId !== null) await tellParty(scope, open, party.id, [party.applicantId], 'left')
  journal(stepOf(open, 'leaveParty', { applicationId: party.id }))
  return { left: true }
})
