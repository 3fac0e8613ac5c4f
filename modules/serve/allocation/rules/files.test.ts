import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderOf, ticketsOf, utf8 } from '#kit/draw/index.ts'
import { listFile, readList, readRules, type RoundRules, RULES_FORMAT, rulesFile } from './files.ts'
import { match } from './match.ts'
import { resultsFile } from './results.ts'
import { aMarket, marketOf } from '../testing.ts'

const rules: RoundRules = {
  format: RULES_FORMAT,
  round: 'spring',
  mostChoices: 3,
  mostTogether: 4,
  reserves: ['gigWorker'],
  precedence: [1, 0],
  tickets: { firstTime: 1, perLostRound: 1, most: 3 },
  courses: [
    { course: 'pottery', seats: 2, reserved: [1], waiting: 1 },
    { course: 'erhu', seats: 1, reserved: [0], waiting: 2 },
  ],
}

const resultsOf = (list: Uint8Array, its: RoundRules, order: Uint32Array) => {
  const frozen = readList(list, its)
  const market = { ...frozen.market, order }
  return resultsFile(list, its, frozen, market, match(market))
}

test('a round goes through its files and comes out the same', () => {
  fc.assert(
    fc.property(aMarket({ mostSize: 3 }), (small) => {
      const market = marketOf(small)
      const list = listFile(
        small.parties.map(({ choices, size, entitled }, i) => ({
          party: `p${String(i).padStart(3, '0')}`,
          size,
          tickets: 1,
          reserves: [1, 2].filter((number) => (entitled >> (number - 1)) & 1),
          choices: choices.map((course) => course + 1),
        })),
      )
      const its: RoundRules = {
        ...rules,
        mostChoices: market.perParty,
        reserves: (['gigWorker', 'retired'] as const).slice(0, market.reserves),
        precedence: small.precedence.map((kind) => kind + 1),
        courses: small.seats.map((seats, i) => ({
          course: `c${i}`,
          seats,
          reserved: small.reserved[i]!,
          waiting: 0,
        })),
      }
      const { order, ...expected } = market
      expect(readList(list, readRules(rulesFile(its))).market).toEqual(expected)
      const lines = new TextDecoder()
        .decode(resultsOf(list, its, order))
        .split('\n')
        .slice(1, -1)
      expect(lines.map((line) => Number(line.split(',')[2]) - 1)).toEqual([...match(market).choice])
    }),
    { numRuns: 300 },
  )
})

test('results to the byte: who got what from which kind of place, and the numbers of those who wait', () => {
  const list = listFile([
    { party: 'd', size: 1, tickets: 1, reserves: [], choices: [1] },
    { party: 'a', size: 1, tickets: 1, reserves: [], choices: [1, 2] },
    { party: 'b', size: 1, tickets: 2, reserves: [1], choices: [1] },
    { party: 'c', size: 1, tickets: 1, reserves: [], choices: [1, 2] },
    { party: 'e', size: 3, tickets: 1, reserves: [], choices: [2, 1] },
  ])
  expect(new TextDecoder().decode(resultsOf(list, rules, Uint32Array.from([0, 2, 3, 4, 1])))).toBe(
    'party,rank,choice,course,kind,waiting\na,1,1,1,0,\nb,5,1,1,1,\nc,2,2,2,0,\nd,3,,,,1:1\ne,4,,,,2:1\n',
  )
})

test('a list that goes beyond its rules is refused', () => {
  const row = { party: 'a', size: 1, tickets: 1, reserves: [], choices: [1] }
  for (const wrong of [
    { ...row, size: 5 },
    { ...row, size: 0 },
    { ...row, tickets: 4 },
    { ...row, reserves: [2] },
    { ...row, choices: [3] },
    { ...row, choices: [1, 2, 1, 2] },
  ])
    expect(() => readList(listFile([wrong]), rules)).toThrow('bad-table')
})

test('rules that contradict themselves are refused', () => {
  const [pottery] = rules.courses
  for (const wrong of [
    { ...rules, precedence: [0] },
    { ...rules, precedence: [1, 1] },
    { ...rules, courses: [{ ...pottery!, reserved: [3] }] },
    { ...rules, courses: [{ ...pottery!, reserved: [] }] },
  ])
    expect(() => readRules(rulesFile(wrong))).toThrow('not-canonical')
})

test('the tickets of kit/draw order the parties of a list by their names', () => {
  const list = listFile(
    ['x', 'y', 'z'].map((party) => ({ party, size: 1, tickets: 1, reserves: [], choices: [1] })),
  )
  const { nameStart, nameEnd, market } = readList(list, rules)
  const tickets = new Uint8Array(32 * market.parties)
  const draw = ticketsOf(utf8('seed'.repeat(8)), 'spring')
  for (let party = 0; party < market.parties; party++)
    draw.into(tickets, 32 * party, list.subarray(nameStart[party], nameEnd[party]))
  expect(match({ ...market, order: orderOf(tickets) }).choice.filter((choice) => choice === 0)).toHaveLength(
    2,
  )
})
