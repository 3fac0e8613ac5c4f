import { expect, it } from 'vitest'
import { answerSites } from './computation.ts'
import { priceOf } from './price.ts'
import { type LeastTravel, SITE } from './problem.ts'

const control = { progress: () => undefined, shouldStop: () => false }
const question = (state: Uint8Array): LeastTravel => ({
  kind: 'leastTravel',
  sites: 1,
  instance: {
    weight: Float64Array.of(10, 20),
    minutes: Float64Array.of(0, 9, 9, 0),
    cost: new Float64Array(2),
    state,
  },
})

it('says what a lock costs: ten people travel nine minutes, or twenty do', async () => {
  const free = await answerSites(question(new Uint8Array(2)), control)
  const locked = await answerSites(question(Uint8Array.of(SITE.open, SITE.free)), control)
  expect(priceOf('least', locked, free)).toEqual({ least: 90, most: 90 })
  expect(priceOf('least', { ...locked, bound: 150 }, { ...free, bound: 80 })).toEqual({
    least: 60,
    most: 100,
  })
  expect(priceOf('least', { ...locked, status: 'infeasible' }, free)).toBeUndefined()
  expect(priceOf('most', { ...free, value: 5, bound: 6 }, { ...free, value: 8, bound: 9 })).toEqual({
    least: 2,
    most: 4,
  })
})
