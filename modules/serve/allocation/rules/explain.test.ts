import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chances, type OpenMarket, trialLines } from './chance.ts'
import { explain } from './explain.ts'
import { match } from './match.ts'
import { OPEN } from './market.ts'
import { aMarket, marketOf } from '../testing.ts'
import { reservesTogether, ticketsOf, ticketsTogether } from './tickets.ts'

describe('why a choice ended as it did', () => {
  test('whoever comes alone among people alone only ever loses to better numbers, and every number said is true', () => {
    fc.assert(
      fc.property(aMarket({ mostSize: 1 }), (small) => {
        const market = marketOf(small)
        const result = match(market)
        for (let party = 0; party < market.parties; party++) {
          const got = result.choice[party]!
          const told = explain(market, result, party)
          const lost = told.filter(({ choice }) => got < 0 || choice < got)
          expect(told.map(({ outcome }) => outcome)).toEqual(
            told.map(({ choice }) =>
              choice === got ? 'placed' : got >= 0 && choice > got ? 'notNeeded' : 'rank',
            ),
          )
          for (const { lastRank } of lost.flatMap(({ hurdles }) => hurdles))
            expect(lastRank).toBeLessThan(result.rank[party]!)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a mother with two children hears that two places could not hold all three', () => {
    const market = marketOf({
      parties: [
        { choices: [0], size: 2, entitled: 0 },
        { choices: [0], size: 3, entitled: 0 },
        { choices: [0], size: 2, entitled: 0 },
      ],
      seats: [4],
      reserved: [[]],
      precedence: [OPEN],
      order: [0, 1, 2],
    })
    const result = match(market)
    expect([...result.choice]).toEqual([0, -1, 0])
    expect(explain(market, result, 1)[0]).toMatchObject({
      outcome: 'together',
      hurdles: [{ kind: OPEN, held: 4, lastRank: 2 }],
    })
    const last = { ...market, order: Uint32Array.from([0, 2, 1]), seats: Int32Array.from([5]) }
    expect(explain(last, match(last), 1)[0]).toMatchObject({
      outcome: 'together',
      hurdles: [{ lastRank: 1 }],
    })
  })
})

describe('tickets', () => {
  const rule = { firstTime: 1, perLostRound: 1, most: 3 }
  test('first-timers and those who lost have more, up to the cap', () => {
    expect(ticketsOf(rule, { lostInARow: 0, everPlaced: true })).toBe(1)
    expect(ticketsOf(rule, { lostInARow: 0, everPlaced: false })).toBe(2)
    expect(ticketsOf(rule, { lostInARow: 1, everPlaced: true })).toBe(2)
    expect(ticketsOf(rule, { lostInARow: 7, everPlaced: false })).toBe(3)
  })

  test('nobody gains by taking in somebody who has more: a party has the fewest of its members', () => {
    const lost = { lostInARow: 2, everPlaced: false }
    const won = { lostInARow: 0, everPlaced: true }
    expect(ticketsTogether(rule, [lost, won])).toBe(1)
    expect(ticketsTogether(rule, [lost])).toBe(3)
  })
})

describe('reserves of a party', () => {
  test('nobody gets into one by joining somebody, and leaving the others never takes one away', () => {
    const adults = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(adults, (party) => {
        const together = reservesTogether(party)
        for (const adult of party) expect(reservesTogether([adult])).toEqual(expect.arrayContaining(together))
      }),
    )
    expect(reservesTogether([[true, false]])).toEqual([1])
    expect(
      reservesTogether([
        [true, true],
        [true, false],
      ]),
    ).toEqual([1])
  })

  test('a party of any size and make draws no more tickets than anybody of it alone', () => {
    const past = fc.record({ lostInARow: fc.nat(5), everPlaced: fc.boolean() })
    const rule = { firstTime: 1, perLostRound: 1, most: 4 }
    fc.assert(
      fc.property(fc.array(past, { minLength: 1, maxLength: 6 }), (pasts) => {
        for (const one of pasts)
          expect(ticketsTogether(rule, pasts)).toBeLessThanOrEqual(ticketsOf(rule, one))
      }),
    )
  })
})

describe('chances while applying', () => {
  const crowd: OpenMarket = {
    parties: 400,
    courses: 2,
    perParty: 2,
    choices: Int32Array.from({ length: 800 }, (_, i) => (i % 2 === 0 ? 0 : 1)),
    sizes: new Uint8Array(400).fill(1),
    entitled: Uint32Array.from({ length: 400 }, (_, party) => (party < 20 ? 1 : 0)),
    seats: Int32Array.from([40, 100]),
    reserves: 1,
    reserved: Int32Array.from([10, 0]),
    precedence: [0, OPEN],
    tickets: new Uint8Array(400).fill(1),
  }
  const { lines, stages } = trialLines(crowd, 50)
  const of = (choices: number[], entitled = 0, tickets = 1) =>
    chances(lines, stages, { choices, entitled, tickets })

  test('come close to the shares that a round gives', () => {
    const [first, second] = of([0, 1])
    // 30 places and the luck of the entitled for about 390 people; then 100 places more.
    expect(first).toBeGreaterThan(0.07)
    expect(first).toBeLessThan(0.085)
    expect(first! + second!).toBeCloseTo(0.34, 1)
    expect(of([0], 1)[0]).toBeGreaterThan(0.45)
    expect(of([1])[0]).toBeGreaterThan(0.3)
  })

  test('a second ticket nearly doubles a small chance, and the same applications give the same answer', () => {
    expect(of([0], 0, 2)[0]! / of([0])[0]!).toBeGreaterThan(1.9)
    expect(trialLines(crowd, 50).lines).toEqual(lines)
  })

  test('with room for everybody, and with no places at all', () => {
    const { lines, stages } = trialLines(
      { ...crowd, seats: Int32Array.from([500, 0]), reserved: Int32Array.from([0, 0]) },
      3,
    )
    expect(chances(lines, stages, { choices: [0], entitled: 0, tickets: 1 })).toEqual([1])
    expect(chances(lines, stages, { choices: [1], entitled: 0, tickets: 1 })).toEqual([0])
  })
})
