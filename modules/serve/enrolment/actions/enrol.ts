import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#kit/db/index.ts'
import { type Group, groupedAction } from '#kit/db/grouped.ts'
import { factsOfPeople } from '#modules/base/identity/index.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { lockSession } from '#modules/serve/catalog/index.ts'
import { EnrolRequest } from '../contract.ts'
import { errors } from '../errors.ts'
import { canSignUp } from '../policy.ts'
import { sessionCounts } from '../queries/session-counts.ts'
import { ticketsWithPeople } from '../queries/tickets-of.ts'
import { keptForGig } from '../rules/places.ts'
import { releaseAt } from '../rules/times.ts'
import { insertClaims, insertTickets } from './claim-rows.ts'
import { due } from './due.ts'
import { houseRules } from './house-rules.ts'
import { newsOfPlaces, openSheet, type SignedUp, signUp } from './sign-up-sheet.ts'
import { situations } from './situations.ts'

const Input = EnrolRequest.extend({ palaceId: z.uuid(), sessionId: z.uuid() })

/**
 * Signs up oneself, one's children and companions: a place each, or a number on the waitlist. Whoever is in already
 * stays as they are, so the same request twice gives the same ticket. Those who ask for one session at the same time are
 * signed up in one transaction, in their order (docs/algorithms/places-and-waitlist.md). P5, P6, P9.
 * @throws Problem `full` | `too-few-places` | `not-open-yet` | `closed` | `session-cancelled` | `audience` | `suspended` |
 * `overlap` | `limit-reached` | `too-many-companions` | `nobody-chosen`
 */
export const enrol = groupedAction(
  Input,
  ({ palaceId, sessionId }) => `${palaceId} ${sessionId}`,
  async (group: Group<z.output<typeof Input>, { ticketId: string }>) => {
    const { tx, now, each, members, later } = group
    const facts = await factsOfPeople(tx, chosen(group))
    each(({ actor, allow, input: { personIds, companions } }) => {
      const people = personIds.map((id) => facts.get(id))
      allow(canSignUp(actor, people))
      if (people.length + companions.length === 0) throw errors.error('nobody-chosen', { field: 'personIds' })
    })
    const [first] = members()
    if (!first) return
    const { palaceId, sessionId } = first.input
    const house = await houseRules(tx, palaceId, now)
    const ids = chosen(group)
    await takeTurns(tx, ids)
    const people = ids.map((id) => facts.get(id)!)
    const obstacles = await situations(tx, { palaceId, sessionId }, people, house, now)

    const session = await lockSession(tx, palaceId, sessionId)
    const counts = await sessionCounts(tx, palaceId, sessionId)
    const holders = members().map(({ actor }) => actor.personId!)
    const tickets = await ticketsWithPeople(tx, { palaceId, sessionId }, holders)
    const start = session.firstMeeting.start
    const kept = keptForGig({ ...session, start }, house.standards['enrolment.gigReserveHours'], now)
    const sheet = openSheet({ session, house, obstacles, room: { ...session, kept }, counts, tickets, now })
    const signedUp: SignedUp[] = []
    each(({ actor, input, journal, unchanged, answer }) => {
      const people = [...new Set(input.personIds)].map((id) => facts.get(id)!)
      const done = signUp(sheet, { ...input, holderId: actor.personId!, people })
      if (done.claims.length === 0) unchanged()
      for (const { id, outcome } of done.claims)
        journal({
          action: 'enrolment.enrol',
          subject: { type: 'enrolment', id },
          palaceId,
          divisionCode: house.target.divisionCode,
          after: { sessionId, ...outcome },
        })
      signedUp.push(done)
      answer({ ticketId: done.ticketId })
    })

    const claims = signedUp.flatMap((done) => done.claims)
    await insertTickets(tx, session, sheet.newTickets, now)
    await insertClaims(tx, session, claims, now)
    await queueMessages(
      tx,
      later,
      signedUp.flatMap((done) => newsOfPlaces({ house, session }, done.claims)),
      now,
    )
    // The first to arrive sets the clock of the session going.
    if (counts.lastArrival === 0 && claims.length > 0)
      later(
        due.releaseUnclaimed,
        { palaceId, sessionId },
        { at: releaseAt(start, house.standards['booking.graceMinutes']) },
      )
  },
)

/** Everyone whom somebody of the group wants to sign up, in one order for all groups. */
const chosen = ({ members }: Pick<Group<{ personIds: string[] }, unknown>, 'members'>): string[] =>
  [...new Set(members().flatMap(({ input }) => input.personIds))].toSorted()

/** Two requests for one person at different sessions wait for each other, so that no limit is passed by being quick. */
async function takeTurns(tx: Db, personIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${personIds}::text[]) as id`.execute(
    tx,
  )
}
