import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { givePlaces } from '#modules/serve/enrolment/index.ts'
import { roundPath } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { canAnswer } from '../policy.ts'
import { holdersOf, partyOf } from '../queries/applications.ts'
import { claimsOfApplication } from '../queries/claims.ts'
import { coursesOf, lockRound } from '../queries/rounds.ts'
import { allocationDb } from '../schema/db.ts'
import { houseOf } from './house.ts'
import { stepOf } from './open-round.ts'
import { passOn } from './pass-on.ts'

const Answer = roundPath.extend({ course: z.number().int().min(1) })

/**
 * Takes the places that a party won or was offered: they become seats, on a ticket for each adult of it, and its numbers on other waitlists
 * end. Any of its adults may. Again gives the same ticket. @throws Problem `not-applied` | `no-offer` | `offer-over`
 */
export const confirmPlace = action(Answer, async (scope, input) => {
  const mine = await mineOf(scope, input)
  const { palaceId, application, claim, claims } = mine
  if (claim.ticketId !== null) {
    scope.unchanged()
    return { ticketId: claim.ticketId }
  }
  assertOffered(mine, scope.now)
  const course = (await coursesOf(scope.tx, palaceId, input.roundId))[claim.courseNo - 1]!
  const tickets: string[] = []
  for (const holder of holdersOf(application)) {
    const { palaceId, sessionId } = course
    tickets.push((await givePlaces(scope, { palaceId, sessionId, ...holder })).ticketId)
  }
  const ticketId = tickets[0]!
  await settle(scope, mine, { confirmed_at: scope.now, ticket_id: ticketId }, [claim.courseNo])
  const others = claims.filter(({ state, courseNo }) => courseNo !== claim.courseNo && isOpen(state))
  if (others.length > 0)
    await settle(
      scope,
      mine,
      { declined_at: scope.now },
      others.map(({ courseNo }) => courseNo),
    )
  scope.journal(stepOf(mine, 'confirmPlace', { applicationId: application.id, course: claim.courseNo }))
  await passOn(scope, mine)
  return { ticketId }
})

/** Gives the places that a party won or was offered, or its number, to the next. Again changes nothing. @throws Problem `not-applied` | `no-offer` */
export const declinePlace = action(Answer, async (scope, input) => {
  const mine = await mineOf(scope, input)
  if (mine.claim.state === 'declined') return scope.unchanged()
  if (!isOpen(mine.claim.state)) throw errors.error('no-offer')
  await settle(scope, mine, { declined_at: scope.now }, [mine.claim.courseNo])
  scope.journal(
    stepOf(mine, 'declinePlace', { applicationId: mine.application.id, course: mine.claim.courseNo }),
  )
  await passOn(scope, mine)
})

const isOpen = (state: string) => state === 'waiting' || state === 'offered'

type Mine = Awaited<ReturnType<typeof mineOf>>

/** The answerer's own claim, with its round locked. */
async function mineOf({ actor, tx, now, allow }: ActionScope, input: z.output<typeof Answer>) {
  const { palaceId, roundId, course } = input
  allow(canAnswer(actor))
  const round = await lockRound(tx, palaceId, roundId)
  const application = round && (await partyOf(tx, palaceId, roundId, actor.personId!))
  if (!round || !application) throw errors.error('not-applied')
  const claims = await claimsOfApplication(tx, palaceId, application.id)
  const claim = claims.find(({ courseNo }) => courseNo === course)
  if (round.state !== 'published' || !claim) throw errors.error('no-offer')
  return { palaceId, round, application, claims, claim, house: await houseOf(tx, palaceId, now) }
}

function assertOffered({ claim }: Mine, now: Temporal.Instant): void {
  if (claim.state === 'lapsed') throw errors.error('offer-over')
  if (claim.state !== 'offered') throw errors.error('no-offer')
  if (Temporal.Instant.compare(now, claim.offeredUntil!) >= 0) throw errors.error('offer-over')
}

async function settle(
  { tx }: ActionScope,
  { palaceId, application }: Mine,
  changes: { confirmed_at: Temporal.Instant; ticket_id: string } | { declined_at: Temporal.Instant },
  courseNos: readonly number[],
): Promise<void> {
  await allocationDb(tx)
    .updateTable('allocation.claim')
    .set(changes)
    .where('palace_id', '=', palaceId)
    .where('application_id', '=', application.id)
    .where('course_no', 'in', [...courseNos])
    .execute()
}
