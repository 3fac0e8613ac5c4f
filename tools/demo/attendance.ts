import type { Cast } from './accounts.ts'
import { Neighbours } from './audience.ts'
import { aftermath, type Aftermath } from './aftermath.ts'
import { type Claim, holdsPlace, waits } from './claim.ts'
import { atTheDoor, type Door } from './door.ts'
import { type Random, randomFor, uuid7 } from './random.ts'
import type { DivisionRow, EnrolmentRow, PersonRow, TicketRow } from './rows.ts'
import type { Planned } from './season.ts'
import { hour, instant, minute } from './time.ts'
import { type Wish, wishes } from './wishes.ts'

/** Everything that sign-up and the door left behind for one session. */
export type SessionRecord = Aftermath & { session: Planned; tickets: TicketRow[]; enrolments: EnrolmentRow[] }

const clearLetters = '34679ACDEFGHJKMNPQRTWXY'

/** Sign-ups, waitlists, offers, the door and ratings, session by session; nothing later than `now`. */
export function* attendance(
  seed: string,
  now: number,
  sessions: Planned[],
  people: PersonRow[],
  tree: DivisionRow[],
  actors: Cast,
): Generator<SessionRecord> {
  const year = instant(now).toZonedDateTimeISO('Asia/Shanghai').year
  const neighbours = new Neighbours(people, tree, year)
  const wanted = wishes(actors, sessions, now)
  for (const session of sessions)
    for (const { person } of wanted.get(session.row.id) ?? []) neighbours.occupy(person, session)
  for (const session of sessions) {
    if (session.row.opens_at.epochMilliseconds >= now) continue
    const random = randomFor(seed, `attendance ${session.row.id}`)
    const claims = play(
      random,
      session,
      arrivals(random, session, now, neighbours, wanted.get(session.row.id) ?? []),
      now,
    )
    const door = atTheDoor(random, session, claims, now)
    const { tickets, enrolments } = rows(random, session, claims, door)
    const desk = actors.deskOf.get(session.row.palace_id)!
    yield { session, tickets, enrolments, ...aftermath(random, session, claims, enrolments, door, now, desk) }
  }
}

function arrivals(
  random: Random,
  session: Planned,
  now: number,
  neighbours: Neighbours,
  wished: Wish[],
): Claim[] {
  const { row, popularity } = session
  const opens = row.opens_at.epochMilliseconds
  const closes = Math.min(row.closes_at.epochMilliseconds, row.cancelled_at?.epochMilliseconds ?? Infinity)
  const full = wished.some(({ outcome }) => outcome === 'offered' || outcome === 'waitlisted')
  const demand = full ? row.capacity + 6 : Math.round(row.capacity * Math.min(popularity, 1.35))
  const claims: Claim[] = wished.map(({ person, outcome }) => ({
    person,
    at: opens + minute,
    wish: outcome,
    reserved: false,
  }))
  const present = new Set(wished.map(({ person }) => person.id))
  for (let i = claims.length; i < demand; i++) {
    // Half of the sign-ups come early; the rest trickle in until the doors open.
    const at = Math.floor(opens + (closes - opens) * random.next() ** 1.6)
    if (at >= now && !full) continue
    const person = neighbours.find(random, session, present)
    if (!person) continue
    present.add(person.id)
    claims.push({ person, at: full ? opens + 2 * minute + random.int(0, 40) * minute : at, reserved: false })
  }
  return claims.toSorted((a, b) => a.at - b.at)
}

/** First come, first served; who cancels frees a place, which is offered down the waitlist with a two-hour hold. */
function play(random: Random, session: Planned, claims: Claim[], now: number): Claim[] {
  const { row, template } = session
  const start = row.first_meeting.start.epochMilliseconds
  const present: Claim[] = []
  const leaving: Claim[] = []
  const kept = template.audience.gigReserved ?? 0
  const hasPlaceFor = (claim: Claim) => {
    const held = present.filter(holdsPlace)
    return (
      held.length < row.capacity &&
      (claim.person?.gig_worker || held.filter((c) => !c.person?.gig_worker).length < row.capacity - kept)
    )
  }
  const leaveUntil = (time: number) => {
    leaving.sort((a, b) => b.leaves! - a.leaves!)
    while (leaving.length > 0 && leaving.at(-1)!.leaves! <= time) {
      const leaver = leaving.pop()!
      leaver.cancelled = leaver.leaves
      offerDown(random, present, leaver.leaves! + minute, start, now)
    }
  }
  for (const claim of claims) {
    leaveUntil(claim.at)
    const waiting = present.filter(waits).length
    if (claim.wish === 'waitlisted' || claim.wish === 'offered' || !hasPlaceFor(claim)) {
      if (waiting >= row.waitlist_capacity) continue
    } else {
      claim.confirmed = claim.at
      claim.reserved =
        kept > 0 &&
        claim.person!.gig_worker &&
        present.filter((c) => c.reserved && holdsPlace(c)).length < kept
      const latest = Math.min(start - 35 * minute, now)
      if (!claim.wish && random.chance(0.085) && claim.at < latest) {
        claim.leaves = random.int(claim.at + 1, latest)
        leaving.push(claim)
      }
    }
    present.push(claim)
  }
  leaveUntil(Math.min(start, now))
  for (const claim of present) if (claim.wish === 'offered') holdFor(claim, present, now)
  if (row.cancelled_at) {
    for (const claim of present.filter((c) => !c.cancelled && !c.passed)) {
      claim.cancelled = row.cancelled_at.epochMilliseconds
      claim.byPalace = true
    }
  }
  // Whoever still waits when it is over waits no longer.
  const end = row.first_meeting.end.epochMilliseconds
  if (end <= now) for (const claim of present.filter(waits)) claim.passed = end
  return present
}

function offerDown(random: Random, present: Claim[], from: number, start: number, now: number) {
  for (let at = from; at < Math.min(start - hour, now);) {
    const next = present.find((c) => waits(c) && !c.wish && c.at < at)
    if (!next) return
    next.offered = at
    next.expires = at + 2 * hour
    const answer = at + random.int(2, 115) * minute
    const accepts = random.chance(0.75)
    const settled = accepts ? answer : next.expires
    if (settled >= now) return // still held
    if (accepts) {
      next.confirmed = answer
      return
    }
    next.passed = next.expires
    at = next.expires + minute
  }
}

/** Somebody has just cancelled, and the place is held for this claim. */
function holdFor(claim: Claim, present: Claim[], now: number) {
  const leaver = present.find((c) => holdsPlace(c) && c.confirmed !== undefined && !c.wish)!
  leaver.cancelled = now - 11 * minute
  claim.offered = now - 10 * minute
  claim.expires = claim.offered + 2 * hour
}

function rows(random: Random, session: Planned, claims: Claim[], { released, visits }: Door) {
  const { palace_id, id: session_id, capacity } = session.row
  const tickets = new Map<string, TicketRow>()
  let seat = 0
  const at = (time?: number) => (time === undefined ? null : instant(time))
  const enrolments = claims.map((claim, i): EnrolmentRow => {
    const holder = claim.person && (claim.person.guardian_id ?? claim.person.id)
    const key = holder ?? `walk-in ${i}`
    const ticket = tickets.get(key) ?? {
      palace_id,
      id: uuid7(random, claim.at),
      session_id,
      holder_id: holder,
      created_at: instant(claim.at),
      code: Array.from({ length: 8 }, () => clearLetters[random.int(0, clearLetters.length - 1)]).join(''),
    }
    tickets.set(key, ticket)
    return {
      palace_id,
      id: uuid7(random, claim.at),
      session_id,
      ticket_id: ticket.id,
      person_id: claim.person?.id ?? null,
      walk_in_name: claim.walkIn ?? null,
      walk_in_name_masked: claim.walkIn ? `${claim.walkIn[0]}*` : null,
      arrival_no: i + 1,
      seat_no: holdsPlace(claim) && !released.has(claim) ? ++seat : null,
      capacity,
      reserved: claim.reserved,
      enrolled_at: instant(claim.at),
      offered_at: at(claim.offered),
      offer_expires_at: at(claim.expires),
      confirmed_at: at(claim.confirmed),
      checked_in_at: at(visits.get(claim)?.[0]?.at),
      cancelled_at: at(claim.cancelled),
      cancelled_by: claim.cancelled === undefined ? null : claim.byPalace ? 'palace' : 'person',
      passed_at: at(claim.passed),
      released_at: released.has(claim)
        ? instant(session.row.first_meeting.start.epochMilliseconds + 15 * minute)
        : null,
      synthetic: true,
    }
  })
  return { tickets: [...tickets.values()], enrolments }
}
