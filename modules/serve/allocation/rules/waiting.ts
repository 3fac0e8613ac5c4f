import { type Assignment, courseOf, type Market } from './market.ts'

/** A party on the waitlist of a course. */
export type Waiting = { course: number; number: number }

/**
 * The numbered waitlists: at each course those who asked for it and got nothing anywhere, in the order of the lottery, as
 * many as the course takes (`lengths`; a standard says how many). By party, its numbers in the order of its choices; numbers begin at 1.
 */
export function waitlists(market: Market, result: Assignment, lengths: Int32Array): Map<number, Waiting[]> {
  const last = new Int32Array(market.courses)
  const waiting = new Map<number, Waiting[]>()
  for (const party of market.order) {
    if (result.choice[party]! >= 0) continue
    const own: Waiting[] = []
    for (let choice = 0; choice < market.perParty; choice++) {
      const course = courseOf(market, party, choice)
      if (course < 0) break
      if (last[course]! < lengths[course]!) own.push({ course, number: ++last[course]! })
    }
    if (own.length > 0) waiting.set(party, own)
  }
  return waiting
}
