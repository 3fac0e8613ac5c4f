import fc from 'fast-check'
import { type Market, OPEN } from './rules/market.ts'

/** A round small enough to write down in a test. */
export type SmallMarket = {
  parties: { choices: number[]; size: number; entitled: number }[]
  seats: number[]
  /** By course, by reserve. */
  reserved: number[][]
  precedence: number[]
  order: number[]
}

export function marketOf({ parties, seats, reserved, precedence, order }: SmallMarket): Market {
  const perParty = Math.max(1, ...parties.map(({ choices }) => choices.length))
  return {
    parties: parties.length,
    courses: seats.length,
    perParty,
    choices: Int32Array.from(
      parties.flatMap(({ choices }) => Array.from({ length: perParty }, (_, i) => choices[i] ?? -1)),
    ),
    sizes: Uint8Array.from(parties, ({ size }) => size),
    entitled: Uint32Array.from(parties, ({ entitled }) => entitled),
    order: Uint32Array.from(order),
    seats: Int32Array.from(seats),
    reserves: precedence.length - 1,
    reserved: Int32Array.from(reserved.flat()),
    precedence,
  }
}

/** Small rounds with too few places, so that every rule has work to do. */
export function aMarket(limits: {
  mostSize: number
  parties?: number
  courses?: number
  reserves?: number
}): fc.Arbitrary<SmallMarket> {
  const courses = limits.courses ?? 4
  return fc
    .record({
      reserves: fc.integer({ min: 0, max: limits.reserves ?? 2 }),
      parties: fc.integer({ min: 1, max: limits.parties ?? 14 }),
      courses: fc.integer({ min: 1, max: courses }),
    })
    .chain((size) => {
      const all = Array.from({ length: size.courses }, (_, course) => course)
      return fc
        .record({
          parties: fc.array(
            fc.record({
              choices: fc.shuffledSubarray(all),
              size: fc.integer({ min: 1, max: limits.mostSize }),
              entitled: fc.integer({ min: 0, max: 2 ** size.reserves - 1 }),
            }),
            { minLength: size.parties, maxLength: size.parties },
          ),
          open: fc.array(fc.integer({ min: 0, max: 3 }), {
            minLength: size.courses,
            maxLength: size.courses,
          }),
          reserved: fc.array(
            fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size.reserves, maxLength: size.reserves }),
            { minLength: size.courses, maxLength: size.courses },
          ),
          precedence: shuffled([OPEN, ...Array.from({ length: size.reserves }, (_, kind) => kind)]),
          order: shuffled(Array.from({ length: size.parties }, (_, party) => party)),
        })
        .map(({ open, reserved, ...rest }) => ({
          ...rest,
          reserved,
          seats: open.map((places, course) => places + reserved[course]!.reduce((a, b) => a + b, 0)),
        }))
    })
}

const shuffled = (all: number[]): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
