import { describe, expect, it } from 'vitest'
import type { SiteAnswer } from './answer.ts'
import { checkCover } from './check/cover.ts'
import { checkTravel } from './check/travel.ts'
import { answerSites } from './computation.ts'
import type { FewestSites, LeastTravel, MostCovered } from './problem.ts'
import { randomFrom } from './random.ts'

const control = { progress: () => undefined, shouldStop: () => false }

/** Points and sites strewn over a square: the linear relaxations have gaps, so that the trees have several leaves. */
function strewn(n: number, m: number, seed: number) {
  const random = randomFrom(seed)
  const places = Array.from({ length: n }, () => [random() * 60, random() * 60] as const)
  const minutes = places.flatMap(([x, y]) =>
    places.slice(0, m).map(([a, b]) => Math.round(Math.hypot(x - a, y - b))),
  )
  return {
    weight: Float64Array.from(places, () => Math.round(1 + random() * 20)),
    minutes: Float64Array.from(minutes),
    cost: Float64Array.from({ length: m }, () => Math.round(5 + random() * 20)),
    state: new Uint8Array(m),
  }
}

const travel: LeastTravel = { kind: 'leastTravel', instance: strewn(60, 40, 4), budget: 60 }
const most: MostCovered = { kind: 'mostCovered', instance: strewn(60, 40, 7), withinMinutes: 9, budget: 70 }
const fewest: FewestSites = {
  kind: 'fewestSites',
  instance: strewn(90, 90, 2),
  withinMinutes: 9,
  minimise: 'cost',
}

const cases = [
  {
    name: 'travel',
    question: travel,
    check: (question: typeof travel, answer: SiteAnswer) => checkTravel(question, answer),
  },
  {
    name: 'most covered',
    question: most,
    check: (question: typeof most, answer: SiteAnswer) => checkCover(question, answer),
  },
  {
    name: 'fewest',
    question: fewest,
    check: (question: typeof fewest, answer: SiteAnswer) => checkCover(question, answer),
  },
] as {
  name: string
  question: LeastTravel
  check: (question: LeastTravel, answer: SiteAnswer) => { accepted: boolean; reason?: string }
}[]

describe.each(cases)('the certificate of $name', async ({ question, check }) => {
  const answer = await answerSites(question, control)
  const { certificate } = answer
  const with_ = (more: Partial<typeof certificate>) =>
    check(question, { ...answer, certificate: { ...certificate, ...more } })
  const leaves = certificate.nodes.filter((node) => node < 0).length

  it('proves the best plan, over several leaves', () => {
    expect([answer.status, check(question, answer).accepted]).toEqual(['optimal', true])
    expect(leaves).toBeGreaterThan(1)
  })

  it('proves nothing with a leaf dropped, one too many, or one that points nowhere', () => {
    const { nodes } = certificate
    const last = nodes.length - 1
    expect(with_({ nodes: nodes.slice(0, last) }).accepted).toBe(false)
    expect(with_({ nodes: Int32Array.of(...nodes, -1) }).accepted).toBe(false)
    expect(with_({ nodes: nodes.with(last, -1 - nodes.length * 9) }).accepted).toBe(false)
    expect(with_({ nodes: new Int32Array() }).accepted).toBe(false)
  })

  it('proves less with a price raised, and nothing with one that is no number', () => {
    const raised = certificate.multipliers.map((price) => price * 1.5 + 1)
    expect(with_({ multipliers: raised }).accepted).toBe(false)
    expect(with_({ multipliers: certificate.multipliers.with(0, Number.NaN) }).accepted).toBe(false)
  })

  it('is worth nothing for another question, be it one byte', () => {
    const minutes = question.instance.minutes.slice()
    const bytes = new Uint8Array(minutes.buffer)
    bytes[11]! ^= 1
    const other = { ...question, instance: { ...question.instance, minutes } }
    expect(check(other, answer)).toMatchObject({
      accepted: false,
      reason: 'the certificate is for another question',
    })
  })

  it('does not prove a better bound than it does, nor another plan', () => {
    const better = question.kind === ('mostCovered' as string) ? -1 : 1
    expect(
      check(question, { ...answer, bound: answer.bound + better, value: answer.value + better }).accepted,
    ).toBe(false)
    expect(check(question, { ...answer, chosen: answer.chosen.slice(1) }).accepted).toBe(false)
  })
})
