import { type Assignment, courseOf, isEntitled, type Market } from './market.ts'

/**
 * Why one choice ended as it did:
 * - `placed`: it was got;
 * - `notNeeded`: a better choice was got;
 * - `rank`: each kind of place open to the party was filled by better numbers;
 * - `together`: there was no room for all of the party at once, or a group that was placed whole went before it.
 */
export type Outcome = 'placed' | 'notNeeded' | 'rank' | 'together'

/** One kind of place at a course as it stood for a party: how many there were, and the last number that got one. */
export type Hurdle = { kind: number; held: number; lastRank: number }

export type Explanation = { choice: number; course: number; outcome: Outcome; hurdles: Hurdle[] }

/** For each of a party's choices the rule and the numbers that decided. The same numbers are published by course. P5, PIPL. */
export function explain(market: Market, result: Assignment, party: number): Explanation[] {
  const got = result.choice[party]!
  const explanations: Explanation[] = []
  for (let choice = 0; choice < market.perParty; choice++) {
    const course = courseOf(market, party, choice)
    if (course < 0) break
    const hurdles = hurdlesOf(market, result, party, course)
    explanations.push({
      choice,
      course,
      hurdles,
      outcome:
        choice === got
          ? 'placed'
          : got >= 0 && choice > got
            ? 'notNeeded'
            : beaten(market, result, party, course, hurdles)
              ? 'rank'
              : 'together',
    })
  }
  return explanations
}

/** The kinds of places at the course that were open to the party, in the order in which they were filled. */
function hurdlesOf(market: Market, result: Assignment, party: number, course: number): Hurdle[] {
  const width = result.stages.length
  return result.stages.flatMap((kind, stage) => {
    const at = course * width + stage
    const held = result.held[at]!
    return held > 0 && isEntitled(market, party, kind) ? [{ kind, held, lastRank: result.lastRank[at]! }] : []
  })
}

/** Is every place that was open to the party in the hands of somebody drawn before it? */
function beaten(
  market: Market,
  result: Assignment,
  party: number,
  course: number,
  hurdles: readonly Hurdle[],
): boolean {
  const width = result.stages.length
  let free = market.seats[course]!
  for (let stage = 0; stage < width; stage++) free -= result.taken[course * width + stage]!
  return free === 0 && hurdles.every(({ lastRank }) => lastRank < result.rank[party]!)
}
