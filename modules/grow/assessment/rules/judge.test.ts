import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../contract/facts.ts'
import { conditions, type FunctionRoom, functionRooms } from '../contract/vocabulary.ts'
import { causesOf, sameInput } from './causes.ts'
import { decide, judge, possibleOf } from './judge.ts'
import { measure } from './measure.ts'
import { soundVenue, startingStandards } from './planted.ts'
import { turnsFrom } from './turns.ts'

const standards = startingStandards()
const judged = (change: Partial<Facts>) => judge({ ...soundVenue, ...change }, standards)
const unmet = (change: Partial<Facts>) =>
  judged(change).findings.flatMap(({ rule, verdict }) => (verdict === 'unmet' ? [rule] : []))

describe('the words of the policy', () => {
  test('a venue that meets the need is not built anew: it is enough, or filled in', () => {
    expect(judged({}).decision).toBe('enough')
    expect(judged({ functions: ['hall', 'sports', 'classroom', 'civicPractice'] }).decision).toBe('upgrade')
    expect(judged({ independentTitle: false }).decision).toBe('upgrade')
    // Without any right to the house it still meets the need; the rights are to be settled.
    expect(judged({ independentTitle: false, operatingRight: false }).decision).toBe('upgrade')
  })

  test('too small, incomplete or old: renovate or expand', () => {
    expect(judged({ floorM2: 3_400, expansionM2: 600 })).toMatchObject({
      decision: 'renovateExpand',
      neededM2: 4_000,
      missingM2: 600,
      costFen: (600 * 5_000 + 3_400 * 2_000) * 100,
    })
    expect(unmet({ functions: ['hall'] })).toContain('room.sports')
    expect(judged({ functions: ['hall'] }).decision).toBe('renovateExpand')
    expect(judged({ builtYear: 1984 }).decision).toBe('renovateExpand')
    expect(judged({ builtYear: 1984, renovatedYear: 2020 }).decision).toBe('enough')
    expect(judged({ condition: 'C' }).decision).toBe('renovateExpand')
  })

  test('none, or one that cannot be expanded: new', () => {
    expect(judge({ ...soundVenue, present: false }, standards)).toMatchObject({
      decision: 'newBuild',
      missingM2: 4_000,
      costFen: 4_000 * 5_000 * 100,
    })
    expect(judged({ floorM2: 3_400, expansionM2: 599 }).decision).toBe('newBuild')
    expect(judged({ condition: 'D' }).decision).toBe('newBuild')
    expect(judged({ builtYear: 1984, independentTitle: false, operatingRight: false }).decision).toBe(
      'newBuild',
    )
    // A house that is large enough needs no land to be renovated.
    expect(judged({ builtYear: 1984, expansionM2: 0 }).decision).toBe('renovateExpand')
  })

  test('a compact house is measured as one', () => {
    expect(judged({ floorM2: 1_000, expansionM2: 0, compact: true, seats: 60 }).decision).toBe('enough')
    expect(unmet({ floorM2: 1_000, compact: true, seats: 40 })).toEqual(['compactSeats'])
    expect(judged({ floorM2: 1_000, expansionM2: 0, compact: true, seats: null })).toMatchObject({
      decision: null,
      possible: ['enough', 'renovateExpand'],
      missing: ['seats'],
    })
    // Where few people live an ordinary house may be smaller than a compact one.
    expect(judged({ floorM2: 800, compact: true, seats: 60, population: 40_000 }).decision).toBe('enough')
  })

  test('says with each number which standard asks for it', () => {
    const area = judged({ floorM2: 3_400 }).findings.find(({ rule }) => rule === 'area')
    expect(area).toMatchObject({
      found: 3_400,
      needed: 4_000,
      standard: 'palace.area.min',
      pushes: 'renovateExpand',
    })
  })

  test('never guesses: what nobody knows leaves open what depends on it', () => {
    expect(judged({ floorM2: null })).toMatchObject({
      decision: null,
      possible: ['enough', 'renovateExpand', 'newBuild'],
      missing: ['floorM2'],
      missingM2: null,
    })
    // An old house: how large it is no longer decides whether, but what is to be built.
    expect(judged({ floorM2: null, builtYear: 1984, expansionM2: 0 }).possible).toEqual([
      'renovateExpand',
      'newBuild',
    ])
    // Unsafe as a whole: nothing else matters.
    expect(judged({ floorM2: null, condition: 'D', functions: null })).toMatchObject({
      decision: 'newBuild',
      missing: [],
    })
  })
})

const everyRoom: FunctionRoom[] = [...functionRooms]
/** Mostly sound, so that each rule has its turn to decide. */
const known = fc.record<Facts>({
  present: fc.constant(true),
  floorM2: fc.integer({ min: 1, max: 9_000 }),
  builtYear: fc.oneof(fc.constant(2010), fc.integer({ min: 1950, max: 2026 })),
  renovatedYear: fc.constant(null),
  functions: fc.oneof({ weight: 3, arbitrary: fc.constant(everyRoom) }, fc.subarray(everyRoom)),
  unknownRooms: fc.constant([]),
  condition: fc.constantFrom('A', 'A', 'B', 'B', ...conditions),
  independentTitle: fc.constantFrom(true, true, false),
  operatingRight: fc.constantFrom(true, true, false),
  expansionM2: fc.integer({ min: 0, max: 9_000 }),
  seats: fc.integer({ min: 0, max: 200 }),
  compact: fc.boolean(),
  population: fc.integer({ min: 10_000, max: 1_500_000 }),
  year: fc.constant(2026),
})
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 2 })
const open = (facts: Facts) =>
  fc.record({
    floorM2: maybe(fc.constant(facts.floorM2)),
    builtYear: maybe(fc.constant(facts.builtYear)),
    condition: maybe(fc.constant(facts.condition)),
    independentTitle: maybe(fc.constant(facts.independentTitle)),
    operatingRight: maybe(fc.constant(facts.operatingRight)),
    expansionM2: maybe(fc.constant(facts.expansionM2)),
    seats: maybe(fc.constant(facts.seats)),
    population: maybe(fc.constant(facts.population)),
    rooms: fc.oneof(fc.constant(everyRoom), fc.constant([]), fc.subarray(everyRoom)),
  })
/** All rooms unknown, or some of them: of the others it stays known whether they are there. */
const partly = (facts: Facts, { rooms, ...some }: { rooms: FunctionRoom[] } & Partial<Facts>): Facts => ({
  ...facts,
  ...some,
  functions:
    rooms.length === everyRoom.length ? null : facts.functions!.filter((one) => !rooms.includes(one)),
  unknownRooms: rooms.length === everyRoom.length ? [] : rooms,
})
const ratios = fc.constantFrom(0, 0.7, 1, 1.8, 2.5)
const withRatio = (value: number) => startingStandards({ 'palace.expansion.plotRatio': value })

test('however the unknown facts turn out, the decision is one of the possible ones', () => {
  const cases = known.chain((facts) => fc.tuple(fc.constant(facts), open(facts), ratios))
  fc.assert(
    fc.property(cases, ([facts, some, ratio]) => {
      const used = withRatio(ratio)
      expect(possibleOf(partly(facts, some as never), used)).toContain(decide(measure(facts, used)))
    }),
    { numRuns: 500 },
  )
})

test('rooms partly known: what is known decides where it can, and what is unknown is asked for, never guessed', () => {
  const rooms = (functions: FunctionRoom[], unknownRooms: FunctionRoom[]) =>
    judge({ ...soundVenue, functions, unknownRooms }, standards)
  // No sports room, so that it does not matter whether there is a bookroom.
  expect(rooms(['hall', 'classroom', 'civicPractice'], ['bookroom'])).toMatchObject({
    decision: 'renovateExpand',
    missing: [],
  })
  // Everything that a house cannot do without is there; a bookroom would make it enough.
  const wanting = rooms(
    functionRooms.filter((room) => room !== 'bookroom'),
    ['bookroom'],
  )
  expect(wanting).toMatchObject({ decision: null, possible: ['enough', 'upgrade'], missing: ['functions'] })
  expect(wanting.findings).toContainEqual(
    expect.objectContaining({ rule: 'room.bookroom', verdict: 'unknown', found: null }),
  )
  expect(wanting.findings).toContainEqual(
    expect.objectContaining({ rule: 'room.legalAid', verdict: 'met', found: 1 }),
  )
})

describe('what would change the answer', () => {
  const turned = (facts: Facts, used = standards) => turnsFrom(facts, used)

  test('leads where it says, when the rules run again', () => {
    fc.assert(
      fc.property(known, ratios, (facts, ratio) => {
        const used = withRatio(ratio)
        const now = decide(measure(facts, used))
        for (const { fact, standard, to, decision } of turned(facts, used)) {
          const then = fact
            ? possibleOf({ ...facts, [fact]: to }, used)
            : possibleOf(facts, startingStandards({ 'palace.expansion.plotRatio': ratio, [standard!]: to }))
          expect(then).toEqual([decision])
          expect(decision).not.toBe(now)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is the smallest: no nearer value of the same fact leads there', () => {
    const names = ['floorM2', 'expansionM2', 'population', 'seats', 'builtYear'] as const
    const tried = fc.tuple(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true }))
    const most = { floorM2: 12_000, expansionM2: 12_000, population: 2_000_000, seats: 300, builtYear: 2026 }
    const least = { floorM2: 1, expansionM2: 0, population: 0, seats: 0, builtYear: 1900 }
    fc.assert(
      fc.property(
        known,
        ratios,
        fc.array(tried, { minLength: 30, maxLength: 30 }),
        (facts, ratio, values) => {
          const used = withRatio(ratio)
          const turns = turned(facts, used)
          const now = decide(measure(facts, used))
          for (const [name, share] of values) {
            const value = Math.round(least[name] + share * (most[name] - least[name]))
            const then = decide(measure({ ...facts, [name]: value }, used))
            if (then === now) continue
            const turn = turns.find(({ fact, decision }) => fact === name && decision === then)
            expect(Math.abs((turn?.to as number) - facts[name]!)).toBeLessThanOrEqual(
              Math.abs(value - facts[name]!),
            )
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is the fewest rooms, and the nearest standard', () => {
    const subsets = Array.from({ length: 2 ** functionRooms.length }, (_, bits) =>
      functionRooms.filter((_room, at) => (bits >> at) & 1),
    )
    fc.assert(
      fc.property(known, fc.integer({ min: 0, max: 12_000 }), (facts, area) => {
        const turns = turned(facts)
        const now = decide(measure(facts, standards))
        const far = (rooms: readonly string[]) =>
          new Set<string>(rooms).symmetricDifference(new Set<string>(facts.functions!)).size
        for (const functions of subsets) {
          const then = decide(measure({ ...facts, functions }, standards))
          if (then === now) continue
          const turn = turns.find(({ fact, decision }) => fact === 'functions' && decision === then)
          expect(far(turn?.to as string[])).toBeLessThanOrEqual(far(functions))
        }
        const from = measure(facts, standards).find(({ rule }) => rule === 'area')!
        const key = from.standard!
        const then = decide(measure(facts, startingStandards({ [key]: area })))
        if (then === now || facts.compact) return
        const turn = turns.find(({ standard, decision }) => standard === key && decision === then)
        expect(Math.abs((turn?.to as number) - from.needed!)).toBeLessThanOrEqual(
          Math.abs(area - from.needed!),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('leads to an upgrade where every further room is there and the hall is missing: hall for bookroom', () => {
    const functions = functionRooms.filter((room) => room !== 'hall')
    const toUpgrade = turned({ ...soundVenue, functions }).find(
      ({ fact, decision }) => fact === 'functions' && decision === 'upgrade',
    )
    expect(toUpgrade!.to).toContain('hall')
    expect(toUpgrade!.to).toHaveLength(functions.length)
  })

  test('what is undecided has no turns, and an old small house says what would help', () => {
    expect(turned({ ...soundVenue, floorM2: null })).toEqual([])
    const turns = turned({ ...soundVenue, floorM2: 3_400, expansionM2: 600 })
    expect(turns).toContainEqual({
      fact: 'floorM2',
      standard: null,
      from: 3_400,
      to: 4_000,
      decision: 'enough',
    })
    expect(turns).toContainEqual({
      fact: 'expansionM2',
      standard: null,
      from: 600,
      to: 599,
      decision: 'newBuild',
    })
    expect(turns).toContainEqual(
      expect.objectContaining({ standard: 'palace.area.min', from: 4_000, to: 3_400, decision: 'enough' }),
    )
  })
})

describe('what made a decision differ', () => {
  const before = { facts: { ...soundVenue, floorM2: 3_400 }, standards }

  test('names the fact or the standard that did it, and leaves out what did not', () => {
    const larger = { ...before, facts: { ...before.facts, floorM2: 4_000, seats: 500 } }
    expect(causesOf(before, larger)).toEqual([
      { fact: 'floorM2', standard: null, from: 3_400, to: 4_000, alone: true },
    ])
    const laxer = {
      ...before,
      standards: startingStandards({ 'palace.area.min': 3_000, 'palace.renewal.years': 40 }),
    }
    expect(causesOf(before, laxer)).toMatchObject([{ standard: 'palace.area.min', to: 3_000, alone: true }])
  })

  test('when no change does it alone, all did it together', () => {
    const old = { ...before, facts: { ...before.facts, builtYear: 1984 } }
    const mended = { ...old, facts: { ...old.facts, renovatedYear: 2026, floorM2: 4_000 } }
    expect(causesOf(old, mended)).toMatchObject([
      { fact: 'floorM2', alone: false },
      { fact: 'renovatedYear', alone: false },
    ])
  })

  test('the same facts and standards are the same input', () => {
    expect(sameInput(before, structuredClone(before))).toBe(true)
    expect(sameInput(before, { ...before, facts: { ...before.facts, seats: 1 } })).toBe(false)
    expect(sameInput(before, { ...before, standards: startingStandards({ 'palace.area.min': 3_000 }) })).toBe(
      false,
    )
  })
})
