import { expect, test } from 'vitest'
import { remembered, rememberedRows } from './remembered.ts'

test('one question for all who ask within the time, and a new one after it', async () => {
  let now = 0
  let times = 0
  const ask = async () => ++times
  const answer = remembered<number>(2, () => now)
  expect(await Promise.all([answer('a', ask), answer('a', ask)])).toEqual([1, 1])
  expect(await answer('b', ask)).toBe(2)
  now = 1_999
  expect(await answer('a', ask)).toBe(1)
  now = 2_000
  expect(await answer('a', ask)).toBe(3)
})

test('a failure is told to those who wait for it, and asked again', async () => {
  const answer = remembered<number>(2)
  await expect(answer('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await answer('a', async () => 1)).toBe(1)
})

test('the memory does not grow with the number of keys', async () => {
  let times = 0
  const ask = async () => ++times
  const answer = remembered<number>(60)
  for (let n = 0; n < 600; n++) await answer(String(n), ask)
  await answer('599', ask)
  expect(times).toBe(600)
  await answer('0', ask)
  expect(times).toBe(601)
})

test('rows at hand are not asked for again until they are old, and others are', async () => {
  let now = 0
  const asked: string[][] = []
  const rows = rememberedRows<{ id: string; n: number }>(10, 100, () => now)
  const ask = async (ids: string[]) => {
    asked.push(ids)
    return ids.filter((id) => id !== 'nobody').map((id) => ({ id, n: asked.length }))
  }
  await rows(['a', 'b'], ask)
  const found = await rows(['b', 'c', 'nobody'], ask)
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'nobody'],
  ])
  expect([...found.keys()]).toEqual(['b', 'c'])
  now = 10_000
  expect((await rows(['a'], ask)).get('a')).toEqual({ id: 'a', n: 3 })
})

test('a row that grows old while others are asked for is still given', async () => {
  let now = 0
  const rows = rememberedRows<{ id: string }>(10, 100, () => now)
  const ask = async (ids: string[]) => {
    now += 9
    return ids.map((id) => ({ id }))
  }
  await rows(['a'], ask)
  expect([...(await rows(['a', 'b'], ask)).keys()]).toEqual(['a', 'b'])
})
