import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ringsOf, type Edge } from './rings.ts'
import { simplify } from './simplify.ts'

const square = (a: number, b: number, c: number, d: number): Edge[] => [
  [a, b],
  [b, c],
  [c, d],
  [d, a],
]

test('two squares that share an edge have one border of six points', () => {
  const rings = ringsOf([...square(1, 2, 5, 4), ...square(2, 3, 6, 5)])
  expect(rings).toHaveLength(1)
  expect(rings[0]!.toSorted()).toEqual([1, 2, 3, 4, 5, 6])
})

test('a spike that runs out and back leaves nothing behind', () => {
  expect(ringsOf([...square(1, 2, 5, 4), [5, 9], [9, 5]])).toEqual([expect.arrayContaining([1, 2, 5, 4])])
})

test('a point on a straight line is dropped for both neighbours', () => {
  const at = (x: number, y: number) => x * 10_000 + y
  const left: Edge[] = [
    [at(0, 0), at(5, 0)],
    [at(5, 0), at(5, 5)],
    [at(5, 5), at(5, 10)],
    [at(5, 10), at(0, 10)],
    [at(0, 10), at(0, 0)],
  ]
  const right: Edge[] = [
    [at(5, 0), at(9, 0)],
    [at(9, 0), at(9, 10)],
    [at(9, 10), at(5, 10)],
    [at(5, 10), at(5, 5)],
    [at(5, 5), at(5, 0)],
  ]
  const kept = simplify([left, right], 1)
  expect(kept.has(at(5, 5))).toBe(false)
  expect(kept.has(at(5, 0)) && kept.has(at(5, 10))).toBe(true)
})

test('the stored outlines cover every division in under 150 KB', () => {
  const text = readFileSync(
    new URL('../../modules/base/places/data/hubei-outlines.json', import.meta.url),
    'utf8',
  )
  const { counties, prefectures, province } = JSON.parse(text) as Record<string, Record<string, string>>
  expect(text.length).toBeLessThan(150_000)
  expect([Object.keys(counties!).length, Object.keys(prefectures!).length]).toEqual([103, 17])
  for (const path of Object.values({ ...counties, ...prefectures, ...province }))
    expect(path).toMatch(/^(M\d+ \d+l[-\d ]+z)+$/)
})
