import type { Outcome } from './ask.ts'
import { query, type Session } from './crowd.ts'

type Expected = { seats: number; waiting: number }
type Claim = { person_id: string; arrival_no: number; seat_no: number | null; state: string }

/**
 * Makes sure that the database says what people were told: so many seats and waiting, seats and numbers without gaps in
 * order of arrival, and for everyone who is in exactly one journal entry and one message.
 * @throws Error saying what is wrong: a fast answer that is not true is no figure
 */
export async function verify(
  databaseUrl: string,
  { sessionId }: Session,
  outcomes: readonly Outcome[],
  { seats, waiting }: Expected,
): Promise<void> {
  const claims = await query<Claim>(
    databaseUrl,
    'select person_id, arrival_no, seat_no, state from enrolment.enrolment where session_id = $1 order by arrival_no',
    [sessionId],
  )
  expect(claims.length, seats + waiting, 'claims')
  for (const [index, claim] of claims.entries()) {
    expect(claim.arrival_no, index + 1, 'arrival number')
    expect(claim.seat_no, index < seats ? index + 1 : null, `seat of arrival ${index + 1}`)
    expect(claim.state, index < seats ? 'confirmed' : 'waitlisted', `state of arrival ${index + 1}`)
  }
  const told = new Map(outcomes.map(({ personId, said }) => [personId, said]))
  for (const { person_id, state } of claims) expect(told.get(person_id), state, `what ${person_id} was told`)
  const refused = outcomes.filter(({ said }) => said === 'enrolment:full').length
  expect(refused, outcomes.length - claims.length, 'told that it is full')
  inOrder(outcomes, claims)
  await eachOnce(databaseUrl, sessionId, claims)
}

/** Nobody who asked after another was answered stands before them, and nobody got in after somebody was refused. */
function inOrder(outcomes: readonly Outcome[], claims: readonly Claim[]): void {
  const byPerson = new Map(outcomes.map((one) => [one.personId, one]))
  const refused = outcomes.filter(({ said }) => said === 'enrolment:full')
  let answeredBehind = Math.min(...refused.map(({ answered }) => answered))
  for (const { person_id } of claims.toReversed()) {
    const { asked, answered } = byPerson.get(person_id)!
    if (asked > answeredBehind)
      throw new Error(`${person_id} asked after somebody was answered who stands behind them.`)
    answeredBehind = Math.min(answeredBehind, answered)
  }
}

async function eachOnce(databaseUrl: string, sessionId: string, claims: readonly Claim[]): Promise<void> {
  const [journal] = await query<{ entries: number; people: number }>(
    databaseUrl,
    `select count(*)::int as entries, count(distinct actor_id)::int as people from journal.entry
     where action = 'enrolment.enrol' and after->>'sessionId' = $1`,
    [sessionId],
  )
  expect(journal!.entries, claims.length, 'journal entries')
  expect(journal!.people, claims.length, 'people in the journal')
  const [messages] = await query<{ messages: number; people: number }>(
    databaseUrl,
    `select count(*)::int as messages, count(distinct m.person_id)::int as people
     from enrolment.enrolment e join notifications.message m
       on m.person_id = e.person_id and m.dedupe_key in ('placeConfirmed:' || e.id, 'waitlisted:' || e.id)
     where e.session_id = $1`,
    [sessionId],
  )
  expect(messages!.messages, claims.length, 'messages')
  expect(messages!.people, claims.length, 'people with a message')
}

function expect(found: unknown, wanted: unknown, what: string): void {
  if (found !== wanted) throw new Error(`${what}: ${String(found)} instead of ${String(wanted)}`)
}
