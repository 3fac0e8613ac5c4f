import { expect, test } from 'vitest'
import { divisionRows, palaceRows } from './network-rows.ts'

const palace = (id: string, divisionCode: string, status: 'open' | 'preparing' = 'open', state = 'open') => ({
  id,
  name: id,
  divisionCode,
  divisionName: divisionCode,
  status,
  openNow: { state },
})
const rows = palaceRows(
  [
    palace('city', '420100'),
    palace('county', '420102', 'open', 'closed'),
    palace('site', '420103', 'preparing'),
    palace('far', '420500'),
  ],
  [
    { palaceId: 'city', today: 2, week: 9, next: '2026-11-22T11:00:00Z' },
    { palaceId: 'far', today: 0, week: 1, next: '2026-11-24T11:00:00Z' },
  ],
)
const divisions = [
  { code: '420000', scope: '42', name: '湖北省', parentCode: null },
  { code: '420100', scope: '4201', name: '武汉市', parentCode: '420000' },
  { code: '420102', scope: '420102', name: '江岸区', parentCode: '420100' },
  { code: '420500', scope: '4205', name: '宜昌市', parentCode: '420000' },
]

test('palaces that are open, those with least ahead first', () => {
  expect(rows.map(({ id, week }) => [id, week])).toEqual([
    ['county', 0],
    ['far', 1],
    ['city', 9],
  ])
})

test('each division below adds up what is within it', () => {
  expect(divisionRows('42', divisions, rows)).toEqual([
    { scope: '4201', name: '武汉市', open: 2, openNow: 1, today: 2, week: 9, idle: 1 },
    { scope: '4205', name: '宜昌市', open: 1, openNow: 1, today: 0, week: 1, idle: 0 },
  ])
  expect(divisionRows('4201', divisions, rows).map(({ name }) => name)).toEqual(['江岸区'])
  expect(divisionRows('420102', divisions, rows)).toEqual([])
  expect(divisionRows('99', divisions, rows)).toEqual([])
})
