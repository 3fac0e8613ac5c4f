import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kilometresOutside } from './outside.ts'

const rows = readFileSync('modules/base/places/data/hubei-divisions.csv', 'utf8').trim().split('\n').slice(1)
const centres = rows.map((row) => {
  const cells = row.split(',')
  return { code: cells[0]!, lng: Number(cells.at(-2)), lat: Number(cells.at(-1)) }
})

test('the centre of every county lies in its outline, or within five kilometres of it', () => {
  expect(centres).toHaveLength(103)
  const far = centres.filter(({ code, lng, lat }) => !((kilometresOutside(code, lng, lat) ?? 99) <= 5))
  expect(far).toEqual([])
})

test('a point of another county is outside, by about as far as it is', () => {
  const yichang = centres.find(({ code }) => code === '420502')!
  const km = kilometresOutside('420102', yichang.lng, yichang.lat)!
  expect(km).toBeGreaterThan(250)
  expect(km).toBeLessThan(300)
})

test('where nothing is drawn nothing is said', () => {
  expect(kilometresOutside('110101', 116.4, 39.9)).toBeNull()
})
