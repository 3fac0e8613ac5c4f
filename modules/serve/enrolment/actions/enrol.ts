import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#kit/db/index.ts'
import { type Group, groupedAction } from '#kit/db/grouped.ts'
import { factsOfPeople, type PersonFacts } from '#modules/base/identity/index.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { lockSession, sessionAsItStands } from '#modules/serve/catalog/index.ts'
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
import { newsOfPlaces, openSheet, type Sheet, type SignedUp, signUp } from './sign-up-sheet.ts'
import { situations } from './situations.ts'
import { type Written, writtenBy } from './written.ts'

const Input = EnrolRequest.extend({ palaceId: z.uuid(), sessionId: z.uuid() })
type Wish = z.output<typeof Input>
/** `written`: what was just written, so that it need not be read again to be shown; what is kept of the answer is the id. */
type Answer = { ticketId: string; written?: Written | null; toJSON?: () => object }
type Applicants = Pick<Group<Wish, Answer>, 'tx' | 'now' | 'each' | 'members'>
type Facts = ReadonlyMap<string, PersonFacts>

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
  async (group: Group<Wish, Answer>) => {
    const { tx, now, later, write, held } = group
    const known = await factsOfPeople(tx, named(group))
    const facts = admit(group, known)
    if (group.members().length === 0) return
    const sheet = await readSheet(group, named(group), true)
    held()
    const { session, house, newTickets, counts: before } = sheet
    const signedUp = signUpEach(group, sheet, facts)
    if (sheet.turnedAway) rememberFull(session.id)

    const claims = signedUp.flatMap((done) => done.claims)
    const news = signedUp.flatMap((done) => newsOfPlaces({ house, session }, done.claims))
    write(
      insertTickets(tx, session, newTickets, now),
      insertClaims(tx, session, claims, now),
      queueMessages(tx, later, news, now, facts),
    )
    // The first to arrive sets the clock of the session going.
    if (before.lastArrival === 0 && claims.length > 0)
      later(
        due.releaseUnclaimed,
        { palaceId: session.palaceId, sessionId: session.id },
        { at: releaseAt(session.firstMeeting.start, house.standards['booking.graceMinutes']) },
      )
  },
  {
    likely: ({ sessionId }) => fullLately.has(sessionId),
    async decide(group) {
      const [known, sheet] = await Promise.all([
        factsOfPeople(group.tx, named(group)),
        readSheet(group, named(group), false),
      ])
      const facts = admit(group, known)
      const anyoneIn = signUpEach(group, sheet, facts).some(({ claims }) => claims.length > 0)
      if (anyoneIn) fullLately.delete(sheet.session.id)
      return !anyoneIn
    },
  },
)

/** Sessions that lately turned somebody away: it is worth looking whether all of a group are, before anything is locked. */
const fullLately = new Set<string>()
const MOST_FULL = 1_000

function rememberFull(sessionId: string): void {
  if (fullLately.size >= MOST_FULL) fullLately.clear()
  fullLately.add(sessionId)
}

/** Refuses whoever may not sign up those whom they name: the facts of everyone who was named by the others. */
function admit({ each, members }: Applicants, facts: Facts): Facts {
  each(({ actor, allow, input: { personIds, companions } }) => {
    const people = personIds.map((id) => facts.get(id))
    allow(canSignUp(actor, people))
    if (people.length + companions.length === 0) throw errors.error('nobody-chosen', { field: 'personIds' })
  })
  return new Map(named({ members }).map((id) => [id, facts.get(id)!]))
}

/** Everyone whom those who were not refused yet want to sign up, once. */
const named = ({ members }: Pick<Applicants, 'members'>): string[] => [
  ...new Set(members().flatMap(({ input }) => input.personIds)),
]

/** How the session and everyone stand; `locking` when what is read is to stay as it is until the end. */
async function readSheet({ tx, now, members }: Applicants, people: readonly string[], locking: boolean) {
  const { palaceId, sessionId } = members()[0]!.input
  const holders = members().flatMap(({ actor }) => actor.personId ?? [])
  const house = await houseRules(tx, palaceId, now)
  // Carried out in this order: what stands in people's way holds once it is their turn, the counts once the session is ours.
  const [, obstacles, session, counts, tickets] = await Promise.all([
    locking && takeTurns(tx, people.toSorted()),
    situations(tx, { palaceId, sessionId }, people, house, now),
    (locking ? lockSession : sessionAsItStands)(tx, palaceId, sessionId),
    sessionCounts(tx, palaceId, sessionId),
    ticketsWithPeople(tx, { palaceId, sessionId }, holders),
  ])
  const kept = keptForGig(
    { ...session, start: session.firstMeeting.start },
    house.standards['enrolment.gigReserveHours'],
    now,
  )
  return openSheet({ session, house, obstacles, room: { ...session, kept }, counts, tickets, now })
}

function signUpEach({ each, now }: Applicants, sheet: Sheet, facts: Facts): SignedUp[] {
  const { session, house } = sheet
  const signedUp: SignedUp[] = []
  each(({ actor, input, journal, unchanged, answer }) => {
    const people = [...new Set(input.personIds)].map((id) => facts.get(id)!)
    const done = signUp(sheet, { ...input, holderId: actor.personId!, people })
    const { ticketId, claims } = done
    if (claims.length === 0) unchanged()
    for (const { id, outcome } of claims)
      journal({
        action: 'enrolment.enrol',
        subject: { type: 'enrolment', id },
        palaceId: session.palaceId,
        divisionCode: house.target.divisionCode,
        after: { sessionId: session.id, ...outcome },
      })
    signedUp.push(done)
    answer({ ticketId, written: writtenBy(done, session, now), toJSON: () => ({ ticketId }) })
  })
  return signedUp
}

/** Two requests for one person at different sessions wait for each other, so that no limit is passed by being quick. */
async function takeTurns(tx: Db, personIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${personIds}::text[]) as id`.execute(
    tx,
  )
}
