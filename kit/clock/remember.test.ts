import { expect, test } from 'vitest'
import { fakeClock } from '#kit/testing/clock.ts'
import { remember } from './remember.ts'

const clock = () => fakeClock('2026-11-22T10:00:00Z')

test('one answer serves everyone until it is old', async () => {
  const time = clock()
  const kept = remember<number>(time, 60)
  let times = 0
  const ask = async () => ++times
  expect(await Promise.all([kept('a', ask), kept('a', ask)])).toEqual([1, 1])
  time.advance({ seconds: 61 })
  expect(await kept('a', ask)).toBe(2)
})

test('a failure is asked again', async () => {
  const kept = remember<string>(clock(), 60)
  await expect(kept('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await kept('a', async () => 'up')).toBe('up')
})

test('it holds no more than it may', async () => {
  const kept = remember<number>(clock(), 60, 2)
  let times = 0
  const ask = async () => ++times
  for (const key of ['a', 'b', 'c', 'a']) await kept(key, ask)
  expect(times).toBe(4)
})
