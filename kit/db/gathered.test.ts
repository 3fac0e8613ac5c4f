import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { askedTogether, gathered, type Settled } from './gathered.ts'

const ok = <T>(value: T): Settled<T> => ({ status: 'fulfilled', value })

test('one alone is answered at once; those who come meanwhile are the next group, in order', async () => {
  const groups: number[][] = []
  const gate = Promise.withResolvers<void>()
  const ask = gathered<number, number>(async (items) => {
    groups.push([...items])
    if (groups.length === 1) await gate.promise
    return items.map((item) => ok(item * 2))
  })
  const first = ask(1)
  await sleep(5)
  const others = [2, 3, 4].map(ask)
  expect(groups).toEqual([[1]])
  gate.resolve()
  expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8])
  expect(groups).toEqual([[1], [2, 3, 4]])
  expect(await ask(5)).toBe(10)
})

test('a group holds at most so many; different keys do not wait for each other', async () => {
  const groups: string[] = []
  const never = Promise.withResolvers<void>()
  const ask = gathered<string, string>(
    async (items) => {
      groups.push(items.join(''))
      if (items[0]!.startsWith('x')) await never.promise
      return items.map(ok)
    },
    { key: (item) => item[0], most: 2 },
  )
  const stuck = ask('x1')
  await Promise.all(['a1', 'a2', 'a3'].map(ask))
  expect(groups.toSorted()).toEqual(['a1a2', 'a3', 'x1'])
  never.resolve()
  await stuck
})

test('each has an outcome of its own; a group that fails as a whole fails each, and not the next', async () => {
  let broken = false
  const ask = gathered<number, number>(async (items) => {
    if (broken) throw new Error('no database')
    return items.map((item) => (item < 0 ? { status: 'rejected', reason: new Error('negative') } : ok(item)))
  })
  const answers = await Promise.allSettled([ask(1), ask(-1), ask(2)])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  broken = true
  await expect(Promise.all([ask(1), ask(2)])).rejects.toThrow('no database')
  broken = false
  expect(await ask(3)).toBe(3)
})

test('a question asked by many at once is asked once, with each id once', async () => {
  const asked: number[][] = []
  const name = askedTogether<number, string>(async (ids) => {
    asked.push([...ids])
    return new Map(ids.filter((id) => id > 0).map((id) => [id, `n${id}`]))
  })
  expect(await Promise.all([name(1), name(2), name(1), name(-1)])).toEqual(['n1', 'n2', 'n1', undefined])
  expect(asked).toEqual([[1, 2, -1]])
})

test('the next group begins when the one before lets it and it is full, or when that is answered', async () => {
  const begun: number[][] = []
  const ends: (() => void)[] = []
  const goOns: (() => void)[] = []
  const ask = gathered<number, number>(
    async (items, goOn) => {
      begun.push([...items])
      goOns.push(goOn)
      await new Promise<void>((end) => ends.push(end))
      return items.map((value) => ({ status: 'fulfilled', value }))
    },
    { most: 2 },
  )
  const answers = [1, 2, 3, 4, 5].map(ask)
  const settle = () => new Promise((done) => setTimeout(done, 5))
  await settle()
  expect(begun).toEqual([[1, 2]])
  goOns[0]!()
  await settle()
  expect(begun).toEqual([
    [1, 2],
    [3, 4],
  ])
  ends[0]!()
  goOns[1]!()
  await settle()
  expect(begun).toHaveLength(2)
  answers.push(ask(6))
  await settle()
  expect(begun.at(-1)).toEqual([5, 6])
  goOns[2]!()
  answers.push(ask(7))
  await settle()
  expect(begun).toHaveLength(3)
  ends[2]!()
  await settle()
  expect(begun.at(-1)).toEqual([7])
  ends[1]!()
  ends[3]!()
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
