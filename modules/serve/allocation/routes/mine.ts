import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { ticketFor } from '#modules/serve/enrolment/index.ts'
import { frozenRows } from '../actions/frozen-rows.ts'
import type { MyApplication } from '../contract/round.ts'
import { type ApplicationRecord, partyOf } from '../queries/applications.ts'
import { aheadOf, claimsOfApplication } from '../queries/claims.ts'
import { outcomeOf } from '../queries/results.ts'
import { coursesOf, type RoundRecord } from '../queries/rounds.ts'
import { whyOf } from '../rules/drawn.ts'
import { phaseOf } from '../rules/phase.ts'
import { chancesNow, drawnFromFiles } from './drawn.ts'
import { signedIn } from './read.ts'

/** The reader's own application to a round; null when there is none. */
export async function myApplication(c: AppContext, round: RoundRecord): Promise<MyApplication | null> {
  const { db, clock } = c.var.services
  const reader = signedIn(c)
  const application = await partyOf(db, round.palaceId, round.id, reader)
  if (!application) return null
  const applying = phaseOf(round, clock.now()) === 'applying'
  const published = round.publishedAt !== null
  const [standing, outcome, claims] = await Promise.all([
    standingOf(c, round, application, applying ? application.choices : []),
    published ? outcomeOf(db, round.palaceId, application.id) : undefined,
    published ? claimsOfApplication(db, round.palaceId, application.id) : [],
  ])
  return {
    id: application.id,
    party: application.party,
    choices: application.choices,
    ...(await peopleOf(db, application, reader)),
    changedAt: application.changedAt.toString(),
    ...standing,
    rank: outcome?.rank ?? null,
    choice: outcome?.choice ?? null,
    why: published ? whyOf(await drawnFromFiles(db, round), application.party) : [],
    claims: await Promise.all(
      claims.map(async ({ courseNo, number, state, offeredUntil, ticketId }) => ({
        course: courseNo,
        number,
        ahead:
          number !== null && state === 'waiting'
            ? await aheadOf(db, { palaceId: round.palaceId, roundId: round.id, courseNo, number })
            : 0,
        state,
        until: offeredUntil?.toString() ?? null,
        ticketId: ticketId && (await ownTicket(db, round, courseNo, reader, ticketId)),
      })),
    ),
  }
}

/** Tickets, reserves and chances that an application would have with these choices. */
export async function standingOf(
  c: AppContext,
  round: RoundRecord,
  application: Pick<ApplicationRecord, 'applicantId' | 'personIds' | 'broughtBy'>,
  choices: readonly number[],
): Promise<Pick<MyApplication, 'tickets' | 'reserves' | 'chances'>> {
  const { db } = c.var.services
  const wish = {
    ...application,
    palaceId: round.palaceId,
    roundId: round.id,
    id: '',
    party: '',
    choices: [...choices],
    size: application.personIds.length,
    inviteCode: null,
    changedAt: c.var.services.clock.now(),
  }
  const [row] = await frozenRows(db, round, [wish])
  const { tickets, reserves } = row!
  const entitled = reserves.reduce((mask, number) => mask | (1 << (number - 1)), 0)
  return {
    tickets,
    reserves: [...reserves],
    chances: choices.length > 0 ? await chancesNow(db, round, { choices, entitled, tickets }) : [],
  }
}

/** Whom the reader brings, and the others by masked names. */
async function peopleOf(
  db: Db,
  { applicantId, personIds, broughtBy, inviteCode }: ApplicationRecord,
  reader: string,
): Promise<Pick<MyApplication, 'personIds' | 'leads' | 'others' | 'invitation'>> {
  const leads = applicantId === reader
  const strangers = personIds.filter((_, i) => broughtBy[i] !== reader)
  const names = await peopleForDisplay(db, strangers)
  return {
    personIds: personIds.filter((_, i) => broughtBy[i] === reader),
    leads,
    others: strangers.map((id) => names.get(id)?.nameMasked ?? '*'),
    invitation: leads ? inviteCode : null,
  }
}

/** Each adult of a party has a ticket; the claim knows that of the first. */
async function ownTicket(
  db: Db,
  { palaceId, id }: RoundRecord,
  courseNo: number,
  reader: string,
  ticketId: string,
): Promise<string> {
  const course = (await coursesOf(db, palaceId, id))[courseNo - 1]!
  return (await ticketFor(db, course.palaceId, course.sessionId, reader))?.id ?? ticketId
}
