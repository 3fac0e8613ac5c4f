import { describe, expect, it } from 'vitest'
import { checkCover } from './check/cover.ts'
import { answerSites } from './computation.ts'
import type { FewestSites } from './problem.ts'
import { randomFrom } from './random.ts'

/** Its first linear programme takes some fifty iterations, its tree twenty nodes. */
const question: FewestSites = {
  kind: 'fewestSites',
  instance: strewn(300, 150),
  withinMinutes: 12,
  minimise: 'cost',
}

function strewn(n: number, m: number): FewestSites['instance'] {
  const random = randomFrom(6)
  const places = Array.from({ length: n }, () => [random() * 60, random() * 60] as const)
  return {
    weight: new Float64Array(n).fill(1),
    minutes: Float64Array.from(
      places.flatMap(([x, y]) => places.slice(0, m).map(([a, b]) => Math.hypot(x - a, y - b))),
    ),
    cost: Float64Array.from({ length: m }, () => Math.round(5 + random() * 20)),
    state: new Uint8Array(m),
  }
}

/** Says that it is time to stop after it was asked so often. */
const stoppingAfter = (questions: number) => {
  let asked = 0
  return { progress: () => undefined, shouldStop: () => ++asked > questions }
}

describe('a solver that is told to stop', () => {
  it('stops within one linear programme, with a plan and a bound that holds', async () => {
    const answer = await answerSites(question, stoppingAfter(20))
    expect(answer.status).toBe('stopped')
    expect(answer.counters.iterations).toBeLessThan(25)
    expect(checkCover(question, answer).accepted).toBe(true)
  })

  it('keeps what it has proven by then, and proves no less when it has more time', async () => {
    const bounds: number[] = []
    for (const questions of [0, 11_780, 100_000]) {
      const answer = await answerSites(question, stoppingAfter(questions))
      expect(checkCover(question, answer).accepted).toBe(true)
      bounds.push(answer.bound)
    }
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
    expect(bounds.at(-1)).toBeGreaterThan(bounds[0]!)
  })
})
