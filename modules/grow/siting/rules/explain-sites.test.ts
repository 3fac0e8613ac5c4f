import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainSites, longerWays } from './explain-sites.ts'
import type { FrozenSite, FrozenSites } from './frozen.ts'

const site = (code: string, more: Partial<FrozenSite> = {}): FrozenSite => ({
  code,
  name: code,
  divisionCode: '420102',
  divisionName: '江岸区',
  kind: 'candidate',
  mode: 'standalone',
  lng: 114,
  lat: 30,
  costFen: 100,
  capacity: null,
  decided: null,
  ...more,
})
const frozen = (workers: number[], sites: FrozenSite[]): FrozenSites => ({
  kind: 'sites',
  parameters: { question: 'travel', sites: 1, townships: false, lawfulOnly: true, standing: true },
  reachMinutes: 30,
  speed: { detour: 1.4, speed: 30 },
  points: workers.map((count, i) => ({ code: `p${i}`, name: `p${i}`, workers: count, lng: 114, lat: 30 })),
  sites,
  measured: [],
  unknown: [],
  leftOut: 0,
})

describe('why a site was chosen', () => {
  const asked = frozen([100, 200], [site('old', { kind: 'palace' }), site('new'), site('not')])
  //                        old new not
  const minutes = Float64Array.of(20, 40, 25, 60, 10, 35)
  const told = explainSites(asked, minutes, [0, 1])
  test('whom it serves, and the minutes before and after', () => {
    expect(told.points).toMatchObject([
      { site: 'old', before: 20, after: 20 },
      { site: 'new', before: 60, after: 10 },
    ])
    expect(told.sites[1]).toMatchObject({
      chosen: true,
      workers: 200,
      points: 1,
      reached: 200,
      minutes: 10_000,
    })
    expect(told.before).toEqual({ workers: 100, minutes: 46.7 })
    expect(told.after).toEqual({ workers: 300, minutes: 13.3 })
  })
  test('what one that was not chosen would have brought: nothing here', () => {
    expect(told.sites[2]).toMatchObject({ chosen: false, workers: 0, reached: 0, minutes: 0 })
    const without = explainSites(asked, minutes, [0]).sites[2]!
    expect(without).toMatchObject({ chosen: false, workers: 200, reached: 0, minutes: 5_000 })
  })
  test('the price of a decision: workers who go longer, and how much', () => {
    expect(longerWays(asked, minutes, [0], [0, 1])).toEqual({
      workersLonger: 200,
      minutesLonger: 50,
      workersLost: 200,
    })
    expect(longerWays(asked, minutes, [0, 1], [0])).toEqual({
      workersLonger: 0,
      minutesLonger: 0,
      workersLost: 0,
    })
  })
})

test('without a chosen site everyone goes as far as is said, by counting anew', () => {
  const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(matrix, fc.integer({ min: 0, max: 3 }), (rows, gone) => {
      const asked = frozen(
        rows.map((_, i) => i + 1),
        ['a', 'b', 'c', 'd'].map((code) => site(code)),
      )
      const minutes = Float64Array.from(rows.flat())
      const all = [0, 1, 2, 3]
      const rest = all.filter((j) => j !== gone)
      const way = (open: number[]) =>
        rows.reduce((sum, row, i) => sum + (i + 1) * Math.min(...open.map((j) => row[j]!)), 0)
      expect(explainSites(asked, minutes, all).sites[gone]!.minutes).toBe(way(rest) - way(all))
      expect(explainSites(asked, minutes, rest).sites[gone]!.minutes).toBe(way(rest) - way(all))
    }),
  )
})
