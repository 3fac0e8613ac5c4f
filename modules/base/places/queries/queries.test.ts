import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aPalace, aProvince } from '../testing.ts'
import {
  divisionByCode,
  divisionName,
  divisionOptions,
  divisionPath,
  divisionTree,
  knownDivisionName,
  scopeOfDivision,
} from './divisions.ts'
import { insertCoverage } from './insert-places.ts'
import {
  palaceById,
  palaceBySlug,
  palaceIdsNear,
  palaceIdsUnder,
  palacesByIds,
  palacesUnder,
} from './palaces.ts'
import { registerOf } from './register.ts'
import { sketchMap } from './sketch-map.ts'
import { spacesByIds, spacesOf } from './spaces.ts'

const database = testDatabase()
let wuhan: Awaited<ReturnType<typeof aPalace>>
let xiantao: Awaited<ReturnType<typeof aPalace>>

beforeAll(async () => {
  const { db } = database
  const owners = await aProvince(db)
  wuhan = await aPalace(db, {
    ownerId: owners.get('420100')!,
    divisionCode: '420102',
    slug: 'wuhan',
    level: 'city',
  })
  xiantao = await aPalace(db, {
    ownerId: owners.get('429004')!,
    divisionCode: '429004',
    slug: 'xiantao',
    lng: 113.4,
    lat: 30.3,
  })
  await insertCoverage(db, [
    { code: '420103', covered_by: wuhan.id },
    { code: '420102', covered_by: null },
  ])
})

describe('divisions', () => {
  test('stand in a tree, the province first', async () => {
    expect((await divisionTree(database.db)).map(({ code }) => code)).toEqual([
      '420000',
      '420100',
      '420102',
      '420103',
      '420500',
      '429004',
    ])
    expect((await divisionPath(database.db, '420103')).map(({ name }) => name)).toEqual([
      '湖北省',
      '武汉市',
      '江汉区',
    ])
    expect(await divisionByCode(database.db, '420103')).toMatchObject({
      name: '江汉区',
      coveredBy: wuhan.id,
      scope: '420103',
    })
    expect(await divisionByCode(database.db, '110000')).toBeNull()
  })
  test('have names at hand once read; an unknown one is its code', () => {
    expect([divisionName('429004'), divisionName('110000'), knownDivisionName('110000')]).toEqual([
      '仙桃市',
      '110000',
      null,
    ])
  })
  test('to choose from: counties of a city are set in, 仙桃 is not', async () => {
    const options = await divisionOptions(database.db)
    expect(options.map(({ name, county }) => [name, county])).toEqual([
      ['武汉市', false],
      ['江岸区', true],
      ['江汉区', true],
      ['宜昌市', false],
      ['仙桃市', false],
    ])
  })
  test.each([
    ['420000', '42'],
    ['420100', '4201'],
    ['420102', '420102'],
    ['429004', '429004'],
  ])('%s has the scope %s', (code, scope) => expect(scopeOfDivision(code)).toBe(scope))
})

describe('palaces', () => {
  test('are found by id, slug and part of the tree', async () => {
    const { db } = database
    expect(await palaceById(db, wuhan.id)).toMatchObject({
      slug: 'wuhan',
      divisionCode: '420102',
      timeZone: 'Asia/Shanghai',
    })
    expect((await palaceBySlug(db, 'xiantao'))?.id).toBe(xiantao.id)
    expect([...(await palacesByIds(db, [wuhan.id, '00000000-0000-7000-8000-000000000000'])).keys()]).toEqual([
      wuhan.id,
    ])
    expect(await palacesByIds(db, [])).toEqual(new Map())
    expect(await palaceIdsUnder(db, '4201')).toEqual([wuhan.id])
    expect((await palacesUnder(db, '')).map(({ slug }) => slug)).toEqual(['wuhan', 'xiantao'])
  })
  test('near: nearest first, with metres', async () => {
    const near = await palaceIdsNear(database.db, { lat: 30.3, lng: 113.4 }, 5)
    expect(near.map(({ id }) => id)).toEqual([xiantao.id, wuhan.id])
    expect(near[0]!.metres).toBeCloseTo(0)
    // 0.9° of longitude at 30.45° N and 0.3° of latitude: about 92.5 km.
    expect(near[1]!.metres / 1000).toBeGreaterThan(91)
    expect(near[1]!.metres / 1000).toBeLessThan(94)
  })
  test('have a sketch with their place marked', async () => {
    const sketch = await sketchMap(database.db, {
      name: '武汉',
      divisionCode: '420102',
      lng: 114.3,
      lat: 30.6,
    })
    expect(sketch?.outlines.map(({ code, current }) => [code, current])).toEqual([
      ['420102', true],
      ['420103', false],
    ])
    expect(sketch?.marker.label).toBe('武汉')
  })
})

describe('spaces', () => {
  test('stand in a tree, each followed by its parts', async () => {
    const spaces = await spacesOf(database.db, wuhan.id)
    expect(spaces.map(({ name, depth }) => [name, depth])).toEqual([
      ['礼堂', 0],
      ['礼堂东厅', 1],
      ['教室', 0],
    ])
  })
  test('are found by id across palaces', async () => {
    const found = await spacesByIds(database.db, [wuhan.hall, xiantao.classroom])
    expect([...found.values()].map(({ name }) => name).toSorted()).toEqual(['教室', '礼堂'])
  })
})

describe('the register', () => {
  test('counts spaces, seats without those of parts, and staffed hours', async () => {
    const [row] = await registerOf(database.db, '4201', { prefixes: ['42'], palaceIds: [] })
    expect(row).toMatchObject({ slug: 'wuhan', spaces: 3, seats: 340, weekHours: 72 })
  })
  test.each([
    ['a province sees all', '', { prefixes: ['42'], palaceIds: () => [] }, ['wuhan', 'xiantao']],
    ['a city sees its own', '', { prefixes: ['4201'], palaceIds: () => [] }, ['wuhan']],
    ['and nothing elsewhere', '4290', { prefixes: ['4201'], palaceIds: () => [] }, []],
    ['a director sees one palace', '', { prefixes: [], palaceIds: () => [xiantao.id] }, ['xiantao']],
    ['nobody sees nothing', '', { prefixes: [], palaceIds: () => [] }, []],
  ])('%s', async (_, prefix, { prefixes, palaceIds }, slugs) => {
    const rows = await registerOf(database.db, prefix, { prefixes, palaceIds: palaceIds() })
    expect(rows.map(({ slug }) => slug)).toEqual(slugs)
  })
})
