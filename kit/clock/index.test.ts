import { expect, test } from 'vitest'
import { systemClock } from './index.ts'

test('the system clock does not run backwards', () => {
  const first = systemClock.now()
  expect(Temporal.Instant.compare(first, systemClock.now())).toBeLessThanOrEqual(0)
})

test('the system clock has no part finer than a millisecond', () => {
  expect(systemClock.now().epochNanoseconds % 1_000_000n).toBe(0n)
})

test('the system clock tells the present time', () => {
  const before = Temporal.Now.instant().epochMilliseconds
  const now = systemClock.now().epochMilliseconds
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Temporal.Now.instant().epochMilliseconds)
})
