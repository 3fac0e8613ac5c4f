import type { Db } from '#kit/db/index.ts'
import { factsOfPeople, type PersonFacts } from '#modules/base/identity/index.ts'
import type { ReserveKind } from '../contract/vocabulary.ts'
import { type ApplicationRecord, pastOf } from '../queries/applications.ts'
import type { CourseRecord, RoundRecord } from '../queries/rounds.ts'
import { type ListRow, type RoundRules, RULES_FORMAT } from '../rules/files.ts'
import { reservesTogether, ticketsTogether } from '../rules/tickets.ts'

const entitled: Record<ReserveKind, (person: PersonFacts) => boolean> = {
  gigWorker: (person) => person.gigWorker,
  retired: (person) => person.retired,
  member: (person) => person.member,
}
const NEW = { lostInARow: 0, everPlaced: false }

/** Applications as the lines of the list: with the tickets and reserves that facts and past rounds give them now. */
export async function frozenRows(
  db: Db,
  round: RoundRecord,
  applications: readonly ApplicationRecord[],
): Promise<ListRow[]> {
  const adults = [...new Set(applications.flatMap(({ broughtBy }) => broughtBy))]
  const facts = await factsOfPeople(db, adults)
  const people = [...new Set(applications.flatMap(({ personIds }) => personIds))]
  const pasts = await pastOf(db, people, round.applyUntil)
  return applications.map(({ party, size, choices, personIds, broughtBy }) => {
    const own = [...new Set(broughtBy)].map((id) => facts.get(id))
    return {
      party,
      size,
      choices,
      tickets: ticketsTogether(
        ticketRuleOf(round),
        personIds.length > 0 ? personIds.map((id) => pasts.get(id) ?? NEW) : [NEW],
      ),
      reserves: reservesTogether(
        own.map((adult) => round.reserves.map((kind) => adult !== undefined && entitled[kind](adult))),
      ),
    }
  })
}

const ticketRuleOf = ({ firstTime, perLostRound, mostTickets }: RoundRecord) => ({
  firstTime,
  perLostRound,
  most: mostTickets,
})

/** A round's rules as they are sealed. */
export const rulesOf = (round: RoundRecord, courses: readonly CourseRecord[]): RoundRules => ({
  format: RULES_FORMAT,
  round: round.id,
  mostChoices: round.mostChoices,
  mostTogether: round.mostTogether,
  reserves: round.reserves,
  precedence: round.precedence,
  tickets: ticketRuleOf(round),
  courses: courses.map(({ sessionId, seats, reserved, waiting }) => ({
    course: sessionId,
    seats,
    reserved,
    waiting,
  })),
})
