import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match } from './match.ts'
import { courseOf, isEntitled, type Market, OPEN } from './market.ts'
import { aMarket, marketOf, type SmallMarket } from '../testing.ts'
import { Seats } from './seats.ts'

const alone = aMarket({ mostSize: 1 })
const mixed = aMarket({ mostSize: 3 })

/** What the published rules say a course does with whoever asks, written down naively. */
function chosen(market: Market, course: number, asking: readonly number[], rank: Int32Array) {
  const { reserves, reserved, precedence, seats } = market
  const kept = precedence.map((kind) => (kind === OPEN ? 0 : reserved[course * reserves + kind]!))
  const open = seats[course]! - kept.reduce((a, b) => a + b, 0)
  let waiting = asking.toSorted((a, b) => rank[a]! - rank[b]!)
  const kinds = new Map<number, number>()
  let used = 0
  const fill = (kind: number, places: number) => {
    const getting = waiting.filter((party) => isEntitled(market, party, kind)).slice(0, Math.max(0, places))
    for (const party of getting) kinds.set(party, kind)
    waiting = waiting.filter((party) => !kinds.has(party))
    used += getting.length
  }
  precedence.forEach((kind, i) => fill(kind, kind === OPEN ? open : kept[i]!))
  fill(OPEN, seats[course]! - used)
  return kinds
}

/** Deferred acceptance as in the textbook: everybody asks at once, again and again. For people alone. */
function textbook(market: Market) {
  const rank = new Int32Array(market.parties)
  market.order.forEach((party, i) => (rank[party] = i))
  const at = Array.from({ length: market.parties }, () => 0)
  for (;;) {
    const held = new Map<number, number>()
    for (let course = 0; course < market.courses; course++) {
      const asking = at.flatMap((choice, party) =>
        courseOf(market, party, choice) === course ? [party] : [],
      )
      for (const [party, kind] of chosen(market, course, asking, rank)) held.set(party, kind)
    }
    const out = at.flatMap((choice, party) =>
      courseOf(market, party, choice) >= 0 && !held.has(party) ? [party] : [],
    )
    if (out.length === 0) return { choice: at.map((choice, party) => (held.has(party) ? choice : -1)), held }
    for (const party of out) at[party]! += 1
  }
}

const byCourse = (market: Market, choice: ArrayLike<number>) =>
  Array.from({ length: market.courses }, (_, course) =>
    Array.from(choice).flatMap((at, party) =>
      at >= 0 && courseOf(market, party, at) === course ? [party] : [],
    ),
  )

const prefers = (market: Market, choice: number, party: number, course: number) => {
  for (let i = 0; i < (choice < 0 ? market.perParty : choice); i++)
    if (courseOf(market, party, i) === course) return true
  return false
}

describe('people alone', () => {
  test('get what deferred acceptance by the textbook gives, from the kind of place that the published order says', () => {
    fc.assert(
      fc.property(alone, (small) => {
        const market = marketOf(small)
        const result = match(market)
        const expected = textbook(market)
        expect([...result.choice]).toEqual(expected.choice)
        for (const [party, kind] of expected.held) expect(result.kind[party]).toBe(kind)
      }),
      { numRuns: 1500 },
    )
  })

  test('nobody would be chosen by a course that they prefer to what they got', () => {
    fc.assert(
      fc.property(alone, (small) => {
        const market = marketOf(small)
        const { choice, rank } = match(market)
        byCourse(market, choice).forEach((inside, course) => {
          const envious = [...market.order]
            .filter((party) => prefers(market, choice[party]!, party, course))
            .filter((party) => chosen(market, course, [...inside, party], rank).has(party))
          expect(envious).toEqual([])
        })
      }),
      { numRuns: 500 },
    )
  })

  test('nobody gains by ranking other than they feel, whatever the lottery: all lists of all people', () => {
    fc.assert(
      fc.property(aMarket({ mostSize: 1, parties: 4, courses: 3 }), (small) => {
        const truth = match(marketOf(small)).choice
        small.parties.forEach((party, me) => {
          for (const list of allLists(small.seats.length)) {
            const lying = structuredClone(small)
            lying.parties[me]!.choices = list
            const got = list[match(marketOf(lying)).choice[me]!] ?? -1
            const worth = party.choices.indexOf(got)
            expect(worth < 0 || (truth[me]! >= 0 && truth[me]! <= worth)).toBe(true)
          }
        })
      }),
      { numRuns: 150 },
    )
  })
})

describe('with groups', () => {
  test('nobody is over a limit, and a party has all its places or none', () => {
    fc.assert(
      fc.property(mixed, (small) => {
        const market = marketOf(small)
        const result = match(market)
        byCourse(market, result.choice).forEach((inside, course) => {
          const places = (of: readonly number[]) => of.reduce((sum, party) => sum + market.sizes[party]!, 0)
          expect(places(inside)).toBeLessThanOrEqual(market.seats[course]!)
          for (let kind = 0; kind < market.reserves; kind++) {
            const reserve = inside.filter((party) => result.kind[party] === kind)
            expect(places(reserve)).toBeLessThanOrEqual(market.reserved[course * market.reserves + kind]!)
            expect(reserve.every((party) => isEntitled(market, party, kind))).toBe(true)
          }
        })
      }),
      { numRuns: 1000 },
    )
  })

  test('no place stays free that a party would rather have and fits in: unfilled reserves reopen', () => {
    fc.assert(
      fc.property(mixed, (small) => {
        const market = marketOf(small)
        const { choice } = match(market)
        byCourse(market, choice).forEach((inside, course) => {
          const free = market.seats[course]! - inside.reduce((sum, party) => sum + market.sizes[party]!, 0)
          const wanting = [...market.order].filter(
            (party) => market.sizes[party]! <= free && prefers(market, choice[party]!, party, course),
          )
          expect(wanting).toEqual([])
        })
      }),
      { numRuns: 1500 },
    )
  })

  test('the result does not depend on the order in which applications lie in the file', () => {
    fc.assert(
      fc.property(mixed, fc.integer(), (small, turn) => {
        const n = small.parties.length
        const moved = (party: number) => (((party + turn) % n) + n) % n
        const turned: SmallMarket = {
          ...small,
          parties: small.parties.map((_, i) => small.parties[moved(i)]!),
          order: small.order.map((party) => small.parties.findIndex((_, i) => moved(i) === party)),
        }
        const before = match(marketOf(small))
        const after = match(marketOf(turned))
        for (let i = 0; i < n; i++) expect(after.choice[i]).toBe(before.choice[moved(i)])
      }),
      { numRuns: 500 },
    )
  })

  test('without reserves the lottery is served in its order: each takes its best choice that has room', () => {
    fc.assert(
      fc.property(aMarket({ mostSize: 3, reserves: 0 }), (small) => {
        const market = marketOf(small)
        const { choice } = match(market)
        const free = [...market.seats]
        for (const party of market.order) {
          const list = small.parties[party]!.choices
          const got = list.findIndex((course) => free[course]! >= market.sizes[party]!)
          expect(choice[party]).toBe(got)
          if (got >= 0) free[list[got]!]! -= market.sizes[party]!
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('whoever makes room for a better number keeps a place if there is still one', () => {
  const market = marketOf({
    parties: [2, 2, 1].map((size) => ({ choices: [0], size, entitled: 0 })),
    seats: [3],
    reserved: [[]],
    precedence: [OPEN],
    order: [0, 1, 2],
  })
  const seats = new Seats(market)
  expect(seats.enter(0, 1)).toEqual([])
  expect(seats.enter(0, 2)).toEqual([])
  expect(seats.enter(0, 0)).toEqual([1])
  expect([...seats.ranksIn(0, 0)]).toEqual([0, 2])
})

describe('the published order of the reserves', () => {
  /** 4 places, 2 of them for riders; drawn: rider, rider, rider, clerk, clerk, clerk. */
  const round = (precedence: number[]): SmallMarket => ({
    parties: [1, 1, 1, 0, 0, 0].map((entitled) => ({ choices: [0], size: 1, entitled })),
    seats: [4],
    reserved: [[2]],
    precedence,
    order: [0, 1, 2, 3, 4, 5],
  })

  test('reserve first is a guarantee: lucky riders count towards it', () => {
    const { choice, kind } = match(marketOf(round([0, OPEN])))
    expect([...choice]).toEqual([0, 0, 0, 0, -1, -1])
    expect([...kind].slice(0, 4)).toEqual([0, 0, OPEN, OPEN])
  })

  test('reserve last is on top: riders who win openly do not use it up', () => {
    const small = round([OPEN, 0])
    small.order = [0, 3, 1, 2, 4, 5]
    const { choice, kind } = match(marketOf(small))
    expect([...choice]).toEqual([0, 0, 0, 0, -1, -1])
    expect([kind[0], kind[3], kind[1], kind[2]]).toEqual([OPEN, OPEN, 0, 0])
    expect([...match(marketOf({ ...small, precedence: [0, OPEN] })).choice]).toEqual([0, 0, 0, 0, -1, -1])
    small.order = [0, 3, 4, 5, 1, 2]
    expect([...match(marketOf(small)).choice]).toEqual([0, 0, 0, 0, -1, -1])
    expect([...match(marketOf({ ...small, precedence: [0, OPEN] })).choice]).toEqual([0, 0, -1, 0, 0, -1])
  })
})

/** Every way to rank some of the courses. */
function allLists(courses: number): number[][] {
  const longer = (list: number[]): number[][] => [
    list,
    ...Array.from({ length: courses }, (_, course) => course)
      .filter((course) => !list.includes(course))
      .flatMap((course) => longer([...list, course])),
  ]
  return longer([])
}
