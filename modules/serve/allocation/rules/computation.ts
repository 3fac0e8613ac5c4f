import { type Computation, DrawError, orderOf, type Progress, STEP, ticketsOf } from '#kit/draw/index.ts'
import { type FrozenList, LIST_COLUMNS, readList, readRules, type RoundRules } from './files.ts'
import type { Assignment, Market } from './market.ts'
import { match } from './match.ts'
import { resultsFile } from './results.ts'

/** What follows from a sealed list, its rules and a seed. */
export type DrawnRound = {
  rules: RoundRules
  frozen: FrozenList
  market: Market
  result: Assignment
  /** results.csv */
  file: Uint8Array
}

/**
 * Draws a round, in steps that tell how far it is: tickets, order, matching, results. The same for whoever runs the round and for
 * whoever verifies it; depends on nothing else. P5.
 * @throws DrawError when list or rules are not those of such a round
 */
export function* drawRound(sealed: Parameters<Computation['results']>[0]): Generator<Progress, DrawnRound> {
  const { round, seed, list } = sealed
  const rules = readRules(sealed.rules)
  if (rules.round !== round) throw new DrawError('rules-of-another-round', rules.round)
  const frozen = readList(list, rules)
  const order = orderOf(yield* drawTickets(round, seed, list, frozen))
  const total = frozen.market.parties
  yield { step: 'matching', done: 0, total }
  const market = { ...frozen.market, order }
  const result = match(market)
  yield { step: 'results', done: 0, total }
  return { rules, frozen, market, result, file: resultsFile(list, rules, frozen, market, result) }
}

function* drawTickets(
  round: string,
  seed: Uint8Array,
  list: Uint8Array,
  { market, tickets: entries, nameStart, nameEnd }: FrozenList,
): Generator<Progress, Uint8Array> {
  const total = market.parties
  const tickets = new Uint8Array(32 * total)
  const draw = ticketsOf(seed, round)
  for (let party = 0; party < total; party++) {
    if (party % STEP === 0) yield { step: 'tickets', done: party, total }
    const name = list.subarray(nameStart[party], nameEnd[party])
    draw.into(tickets, 32 * party, name, entries[party])
  }
  return tickets
}

/** How a verifier computes the results of a round again. */
export const computation: Computation = {
  columns: LIST_COLUMNS,
  *results(sealed) {
    return (yield* drawRound(sealed)).file
  },
}
