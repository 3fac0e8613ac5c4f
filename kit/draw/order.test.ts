import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBytes, orderOf, sha256, streamOf, ticketOf, ticketsOf, toHex, utf8 } from './index.ts'
import { seedNumber } from './testing.ts'

const DRAWS = 100_000

/** How far counts are from what was expected of each: the chi-square statistic. */
const chiSquare = (counts: readonly number[], expected: readonly number[]): number =>
  counts.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0)

/** The orders of 100,000 draws with seeds 0 to 99,999, counted. */
function ordersOf(applicants: readonly { name: string; entries: number }[]): Map<string, number> {
  const counts = new Map<string, number>()
  const bytes = applicants.map(({ name }) => utf8(name))
  const tickets = new Uint8Array(32 * bytes.length)
  for (let draw = 0; draw < DRAWS; draw++) {
    const into = ticketsOf(seedNumber(draw), 'fair').into
    bytes.forEach((name, i) => into(tickets, 32 * i, name, applicants[i]!.entries))
    const order = orderOf(tickets).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  return counts
}

describe('an order', () => {
  test('of four comes out in each of the 24 ways as often: chi-square of 100,000 draws under 49.7 (23 degrees, 1 in 1,000)', () => {
    const counts = ordersOf(['a', 'b', 'c', 'd'].map((name) => ({ name, entries: 1 })))
    expect(counts.size).toBe(24)
    expect(chiSquare([...counts.values()], Array(24).fill(DRAWS / 24))).toBeLessThan(49.7)
  })

  test('gives three lots three times the chance of one: chi-square of 100,000 draws under 20.5 (5 degrees, 1 in 1,000)', () => {
    const entries = [1, 2, 3]
    const counts = ordersOf(entries.map((each, i) => ({ name: `n${i}`, entries: each })))
    const orders = ['012', '021', '102', '120', '201', '210']
    const expected = orders.map((order) => {
      const [first, second] = [...order].map((i) => entries[Number(i)]!)
      return DRAWS * (first! / 6) * (second! / (6 - first!))
    })
    expect(
      chiSquare(
        orders.map((order) => counts.get(order) ?? 0),
        expected,
      ),
    ).toBeLessThan(20.5)
  })

  test('of 100,000 tells nothing of where somebody stood in the list: chi-square under 126 (81 degrees, 1 in 1,000)', () => {
    const tickets = new Uint8Array(32 * DRAWS)
    const { into } = ticketsOf(seedNumber(1), 'large')
    for (let i = 0; i < DRAWS; i++) into(tickets, 32 * i, utf8(`K${i}`))
    const cells = Array<number>(100).fill(0)
    orderOf(tickets).forEach(
      (row, rank) => cells[10 * Math.floor((10 * row) / DRAWS) + Math.floor((10 * rank) / DRAWS)]!++,
    )
    expect(chiSquare(cells, Array(100).fill(DRAWS / 100))).toBeLessThan(126)
  })

  test('is that of the tickets as numbers, and of equal ones as they stand', () => {
    // Few different bytes: many tickets begin alike, and some are equal.
    const ticket = fc.tuple(fc.nat(1), fc.nat(2), fc.nat(1)).map(([a, b, c]) => {
      const bytes = new Uint8Array(32)
      bytes[0] = 255 * a
      bytes[3] = b
      bytes[31] = c
      return bytes
    })
    const inOrder = (tickets: readonly Uint8Array[]) => {
      const sorted = tickets
        .map((_, i) => i)
        .toSorted((a, b) => compareBytes(tickets[a]!, tickets[b]!) || a - b)
      const flat = new Uint8Array(32 * tickets.length)
      tickets.forEach((each, i) => flat.set(each, 32 * i))
      expect([...orderOf(flat)]).toEqual(sorted)
    }
    fc.assert(fc.property(fc.array(ticket, { maxLength: 60 }), inOrder))
    fc.assert(fc.property(fc.array(ticket, { minLength: 3_000, maxLength: 3_100 }), inOrder), { numRuns: 5 })
  })
})

describe('a ticket', () => {
  test('is SHA-256(seed ‖ round ‖ 00 ‖ applicant), and of more lots the lowest', () => {
    const seed = seedNumber(7)
    const hash = (tail: string) => sha256(Uint8Array.of(...seed, ...utf8(tail)))
    expect(ticketOf(seed, 'r', 'K1')).toEqual(hash('r\0K1'))
    const three = [hash('r\0K1'), hash('r\0K1\x001'), hash('r\0K1\x002')]
    expect(ticketOf(seed, 'r', 'K1', 3)).toEqual(three.toSorted(compareBytes)[0])
  })

  test('is of nobody whose name could be read in two ways', () => {
    expect(() => ticketOf(seedNumber(1), 'r', 'K\x00001')).toThrow('bad-name')
    expect(() => ticketOf(seedNumber(1), '', 'K1')).toThrow('bad-name')
    expect(toHex(ticketOf(seedNumber(1), 'ab', 'c'))).not.toBe(toHex(ticketOf(seedNumber(1), 'a', 'bc')))
  })
})

describe('a stream', () => {
  test('gives every number as often, also where 2^32 is no multiple: chi-square under 22.5 (6 degrees, 1 in 1,000)', () => {
    const stream = streamOf(seedNumber(3), 'sevens')
    const counts = Array<number>(7).fill(0)
    for (let i = 0; i < DRAWS; i++) counts[stream.below(7)]!++
    expect(chiSquare(counts, Array(7).fill(DRAWS / 7))).toBeLessThan(22.5)
  })

  test('throws away what would favour low numbers', () => {
    // Of numbers below 3 × 2^30 a remainder would give the lower third twice as often.
    const stream = streamOf(seedNumber(4), 'thirds')
    const counts = [0, 0, 0]
    for (let i = 0; i < 30_000; i++) counts[Math.floor(stream.below(3 * 2 ** 30) / 2 ** 30)]!++
    expect(chiSquare(counts, [10_000, 10_000, 10_000])).toBeLessThan(13.8)
  })

  test('differs with the seed and with the label, and is the same again', () => {
    const first = (seed: number, label: string) => streamOf(seedNumber(seed), label).next32()
    expect(new Set([first(1, 'a'), first(2, 'a'), first(1, 'b')]).size).toBe(3)
    expect(first(1, 'a')).toBe(first(1, 'a'))
    expect(streamOf(seedNumber(5), 'cards').shuffle([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5])
    expect(() => streamOf(seedNumber(1), 'a').below(0)).toThrow(RangeError)
  })
})
