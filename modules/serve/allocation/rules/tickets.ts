/** How past luck counts in the next draw, as published with a round. Nobody has more than `most` tickets. */
export type TicketRule = { firstTime: number; perLostRound: number; most: number }

/** What a person's past says: rounds in which they asked and got nothing, in a row up to now, and whether they ever had a place by one. */
export type Past = { lostInARow: number; everPlaced: boolean }

/**
 * How many tickets a person draws; the best of them is their number. So whoever has two is before a given other with chance
 * 2/3, and the order of all is the one in which tickets would leave an urn. P5.
 */
export function ticketsOf(rule: TicketRule, past: Past): number {
  const earned = 1 + (past.everPlaced ? 0 : rule.firstTime) + rule.perLostRound * past.lostInARow
  return Math.max(1, Math.min(rule.most, earned))
}

/** The tickets of a party: the fewest that any of its members has, so that nobody gains by taking in somebody who has more. */
export const ticketsTogether = (rule: TicketRule, pasts: readonly Past[]): number =>
  Math.min(...pasts.map((past) => ticketsOf(rule, past)))

/**
 * The reserves of a party, numbered from 1: those to which every adult of it is entitled, so that nobody gets into a reserve by joining somebody
 * who is. Children follow whoever brings them.
 * @param adults by adult, whether each reserve is for them
 */
export const reservesTogether = (adults: readonly (readonly boolean[])[]): number[] =>
  (adults[0] ?? []).flatMap((_, i) => (adults.every((entitled) => entitled[i]) ? [i + 1] : []))
