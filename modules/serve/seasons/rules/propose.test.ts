import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenRule, checkCertificate } from './certificate.ts'
import { marketOf, placementOf } from './market.ts'
import type { HallProblem, Placement } from './problem.ts'
import { pointsOf } from './problem.ts'
import { proposeHalls } from './propose.ts'

const effort = { steps: 120, moves: 400 }

/** Tiny markets: a hall with two parts beside a third space, three clubs, two days of four cells. */
const tiny = fc
  .record({
    requests: fc.array(
      fc.record({
        club: fc.integer({ min: 0, max: 2 }),
        times: fc.integer({ min: 1, max: 2 }),
        least: fc.integer({ min: 1, max: 2 }),
        more: fc.integer({ min: 0, max: 1 }),
        weight: fc.integer({ min: 1, max: 3 }),
        wishes: fc.array(
          fc.record({
            spaces: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 }),
            days: fc.uniqueArray(fc.integer({ min: 0, max: 1 }), { minLength: 1 }),
            from: fc.integer({ min: 0, max: 2 }),
            room: fc.integer({ min: 1, max: 3 }),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shut: fc.uniqueArray(fc.integer({ min: 0, max: 31 }), { maxLength: 6 }),
    pad: fc.integer({ min: 0, max: 1 }),
    caps: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constant(0), fc.integer({ min: 0, max: 2 })),
  })
  .map(({ requests, shut, pad, caps }): HallProblem => {
    const units = [[0, 1], [0], [1], [2]]
    return {
      week: { days: 2, cells: 4 },
      units: 3,
      spaces: units.map((own, s) => ({
        units: own,
        pad,
        open: new Uint8Array(8).fill(1),
        free: new Uint8Array(8).map((_, at) => (shut.includes(s * 8 + at) ? 0 : 1)),
      })),
      requests: requests.map(({ more, wishes, ...one }) => ({
        ...one,
        wanted: one.least + more,
        wishes: wishes.map(({ room, ...wish }) => ({ ...wish, until: Math.min(4, wish.from + room) })),
      })),
      caps,
      rankPercent: [100, 70],
      cellPercent: new Uint16Array(8).map((_, at) => (at % 4 === 0 ? 120 : 100)),
      locked: [],
    }
  })

/** Tries every plan. */
function bruteForce(problem: HallProblem): number {
  const market = marketOf(problem)
  const chosen: Placement[] = [...problem.locked]
  let best = 0
  const go = (option: number, value: number) => {
    best = Math.max(best, value)
    for (let next = option; next < market.count; next++) {
      chosen.push(placementOf(market, next))
      if (brokenRule(problem, chosen) === null) go(next + 1, value + market.value[next]!)
      chosen.pop()
    }
  }
  go(0, market.lockedValue)
  return best
}

const small = tiny.filter((problem) => marketOf(problem).count <= 26)

describe('a proposal', () => {
  it('keeps every rule, and its bound holds the best plan there is', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (problem) => {
        const { placements, certificate } = await proposeHalls(problem, effort)
        expect(checkCertificate(problem, placements, certificate)).toBeNull()
        const best = bruteForce(problem)
        expect(certificate.worth).toBeLessThanOrEqual(best)
        expect(certificate.bound).toBeGreaterThanOrEqual(best)
        // What is so small is solved exactly.
        expect(certificate.worth).toBe(best)
      }),
      { numRuns: 150 },
    )
  })

  it('is the same for the same problem, and leaves what is locked where it is', async () => {
    await fc.assert(
      fc.asyncProperty(tiny, async (problem) => {
        const first = await proposeHalls(problem, effort)
        expect(await proposeHalls(problem, effort)).toEqual(first)
        const locked = first.placements.slice(0, 1).map((placed) => ({ ...placed, rank: -1 }))
        const fixed = { ...problem, locked }
        const again = await proposeHalls(fixed, effort)
        expect(checkCertificate(fixed, again.placements, again.certificate)).toBeNull()
        expect(again.placements.slice(0, locked.length)).toEqual(locked)
        expect(again.certificate.bound).toBeGreaterThanOrEqual(again.certificate.worth)
      }),
      { numRuns: 60 },
    )
  })

  it('ends early with a plan and a bound that hold', async () => {
    await fc.assert(
      fc.asyncProperty(tiny, async (problem) => {
        const { placements, certificate, stopped } = await proposeHalls(problem, effort, {
          shouldStop: () => true,
        })
        expect(stopped).toBe(true)
        expect(checkCertificate(problem, placements, certificate)).toBeNull()
      }),
      { numRuns: 30 },
    )
  })
})

describe('a certificate', () => {
  const problem: HallProblem = {
    week: { days: 1, cells: 4 },
    units: 1,
    spaces: [{ units: [0], pad: 0, open: new Uint8Array(4).fill(1), free: new Uint8Array(4).fill(1) }],
    requests: [3, 2, 1].map((weight, club) => ({
      club,
      times: 1,
      least: 2,
      wanted: 2,
      weight,
      wishes: [{ spaces: [0], days: [0], from: 0, until: 4 }],
    })),
    caps: [0, 0, 0],
    rankPercent: [100],
    cellPercent: new Uint16Array(4).fill(100),
    locked: [],
  }
  const proven = () => proposeHalls(problem, effort)

  it('proves the best plan here to be the best', async () => {
    const { placements, certificate } = await proven()
    expect(checkCertificate(problem, placements, certificate)).toBeNull()
    expect(placements.map(({ request }) => request).toSorted()).toEqual([0, 1])
    expect(certificate.worth).toBe(2 * 10_000 * (3 + 2))
    expect((certificate.bound - certificate.worth) / certificate.bound).toBeLessThan(0.02)
  })

  it('is rejected when anything in it is falsified', async () => {
    const { placements, certificate } = await proven()
    const check = (changed: object, plan: readonly Placement[] = placements) =>
      checkCertificate(problem, plan, { ...certificate, ...changed })
    expect(check({ bound: certificate.worth - 1 })).toBe('boundDiffers')
    expect(check({ worth: certificate.worth + 1 })).toBe('worthDiffers')
    expect(check({ unit: certificate.unit.map(([at, price]) => [at, price - 1]) })).toBe('boundDiffers')
    expect(check({ unit: [[0, -5]] })).toBe('notWholePrice')
    expect(check({ unit: [[0, 0.5]] })).toBe('notWholePrice')
    expect(check({}, [placements[0]!, { ...placements[0]!, request: placements[1]!.request }])).toBe(
      'heldTwice',
    )
    expect(check({}, [{ ...placements[0]!, length: 1 }, placements[1]!])).toBe('wishNotKept')
    expect(check({}, [...placements, { ...placements[0]!, start: 2 }])).not.toBeNull()
    const lock = { ...placements[0]!, start: 1, rank: -1 }
    expect(checkCertificate({ ...problem, locked: [lock] }, placements, certificate)).toBe('lockMoved')
    const lesser = placements.slice(0, 1)
    expect(check({ worth: pointsOf(problem, lesser[0]!) }, lesser)).toBeNull()
  })
})
