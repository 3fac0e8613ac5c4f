/** The reserve of a precedence that is no reserve: places open to everybody. */
export const OPEN = -1

/**
 * A frozen round in flat columns, so that a million applications fit in memory and match in under a second.
 * A party is whoever applies together: one person, a family or a workplace group, with one number in the lottery. Parties and
 * courses are numbered from 0. P5.
 */
export type Market = {
  parties: number
  courses: number
  /** How many choices a party may rank, at most 31. */
  perParty: number
  /** parties × perParty: the course of each choice, best first; -1 ends the list. */
  choices: Int32Array
  /** How many places each party needs, all or none; 1 to 255. */
  sizes: Uint8Array
  /** Which reserves each party is entitled to: bit i stands for reserve i. */
  entitled: Uint32Array
  /** The parties in the order of the lottery, the first drawn first. */
  order: Uint32Array
  /** The places of each course. */
  seats: Int32Array
  /** How many reserves the round knows, at most 31. */
  reserves: number
  /** courses × reserves: how many of the places are kept for those entitled. */
  reserved: Int32Array
  /**
   * In which order a course fills its kinds of places: each reserve once, and OPEN once. A reserve before OPEN is a
   * guarantee: who gets in by it counts towards it, however lucky. A reserve after OPEN is on top of what its people win openly.
   */
  precedence: readonly number[]
}

/** What a round came to. */
export type Assignment = {
  /** By party: which of its choices it got, counted from 0; -1: none. */
  choice: Int8Array
  /** By party: the reserve that its place came from, or OPEN; means nothing without a place. */
  kind: Int8Array
  /** By party: its place in the lottery, 0 drawn first. */
  rank: Int32Array
  /** courses × stages: how many places the stage holds, how many are taken, and the last rank that it let in (-1: nobody). */
  held: Int32Array
  taken: Int32Array
  lastRank: Int32Array
  /** The kinds of places in the order in which they were filled: the precedence, then what is left, open to everybody. */
  stages: readonly number[]
}

/** The course of a party's n-th choice; -1 when it has none. */
export function courseOf(market: Market, party: number, choice: number): number {
  return choice >= market.perParty ? -1 : market.choices[party * market.perParty + choice]!
}

/** Is the party entitled to this kind of place? Everybody is to the open ones. */
export function isEntitled(market: Market, party: number, kind: number): boolean {
  return kind === OPEN || ((market.entitled[party]! >>> kind) & 1) === 1
}

/** The same market with the parties numbered by the lottery: what is asked for in turn then lies side by side. */
export function inOrder(market: Market): Market {
  const { parties, perParty, order } = market
  const choices = new Int32Array(parties * perParty)
  const sizes = new Uint8Array(parties)
  const entitled = new Uint32Array(parties)
  for (let rank = 0; rank < parties; rank++) {
    const party = order[rank]!
    for (let i = 0; i < perParty; i++) choices[rank * perParty + i] = market.choices[party * perParty + i]!
    sizes[rank] = market.sizes[party]!
    entitled[rank] = market.entitled[party]!
  }
  return { ...market, choices, sizes, entitled, order: Uint32Array.from(order.keys()) }
}

/** Checks what matching relies on: a programming error otherwise, never a matter of taste. @throws RangeError */
export function checkMarket(market: Market): void {
  const { parties, courses, perParty, reserves, precedence } = market
  if (perParty > 31 || reserves > 31) throw new RangeError('At most 31 choices and 31 reserves.')
  const kinds = precedence.toSorted((a, b) => a - b)
  if (kinds.length !== reserves + 1 || kinds.some((kind, i) => kind !== i - 1))
    throw new RangeError('The precedence names each reserve once, and the open places once.')
  const seen = new Uint8Array(parties)
  for (const party of market.order) seen[party] = 1
  if (market.order.length !== parties || seen.includes(0))
    throw new RangeError('The lottery orders each party once.')
  if (market.sizes.includes(0)) throw new RangeError('A party needs at least one place.')
  for (let course = 0; course < courses; course++) {
    let kept = 0
    for (let kind = 0; kind < reserves; kind++) kept += market.reserved[course * reserves + kind]!
    if (kept > market.seats[course]!) throw new RangeError(`Course ${course} keeps more places than it has.`)
  }
}
