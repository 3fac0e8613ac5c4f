import { expect, test } from 'vitest'
import { fakeClock } from './clock.ts'

test('a fake clock moves only when told to', () => {
  const clock = fakeClock('2026-11-22T18:00+08:00')
  expect(clock.now().toString()).toBe('2026-11-22T10:00:00Z')
  clock.advance({ minutes: 15 })
  expect(clock.now().toString()).toBe('2026-11-22T10:15:00Z')
  clock.set('2026-11-23T00:00Z')
  expect(clock.now().toString()).toBe('2026-11-23T00:00:00Z')
})
