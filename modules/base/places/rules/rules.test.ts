import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Stretch } from '../contract/hours.ts'
import { Week } from '../contract/hours.ts'
import { coverageOf, coverageWithin, servedBy } from './coverage.ts'
import { openNow } from './open-now.ts'
import { extentOf, middleOf, outlineOf, project, sketchOf } from './sketch.ts'
import { withParts, wouldHoldItself } from './space-tree.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => Temporal.Instant.from(`${text}+08:00`)
const daily = (opens: string, closes: string, selfService = false, days = [1, 2, 3, 4, 5, 6, 7]): Stretch[] =>
  days.map((weekday) => ({ weekday, opens, closes, selfService }))

// 2026-11-22 is a Sunday.
describe('openNow', () => {
  const week = [...daily('09:00', '21:00', false, [2, 3, 4, 5, 6, 7]), ...daily('06:00', '24:00', true)]
  test.each([
    ['by day, with staff', '2026-11-22T12:00', { state: 'open', self: false, until: at('2026-11-22T21:00') }],
    [
      'at the minute of closing, by self-service',
      '2026-11-22T21:00',
      { state: 'open', self: true, until: at('2026-11-23T00:00') },
    ],
    [
      'early, by self-service',
      '2026-11-22T06:30',
      { state: 'open', self: true, until: at('2026-11-23T00:00') },
    ],
    ['at night', '2026-11-22T03:00', { state: 'closed', self: true, opens: at('2026-11-22T06:00') }],
    ['on the day of rest', '2026-11-23T10:00', { state: 'open', self: true, until: at('2026-11-24T00:00') }],
  ])('%s', (_, time, expected) => expect(openNow(week, [], at(time), zone)).toEqual(expected))

  test('a closure cuts the day, and opens again after it', () => {
    const shut = { start: at('2026-11-22T14:00'), end: at('2026-11-24T14:00') }
    const staffed = daily('09:00', '21:00')
    expect(openNow(staffed, [shut], at('2026-11-22T12:00'), zone)).toEqual({
      state: 'open',
      self: false,
      until: shut.start,
    })
    expect(openNow(staffed, [shut], at('2026-11-22T15:00'), zone)).toEqual({
      state: 'closed',
      self: false,
      opens: shut.end,
    })
  })

  test('nights that touch are one; always open never closes', () => {
    const bar = [...daily('18:00', '24:00', false, [6]), ...daily('00:00', '02:00', false, [7])]
    expect(openNow(bar, [], at('2026-11-21T23:00'), zone)).toEqual({
      state: 'open',
      self: false,
      until: at('2026-11-22T02:00'),
    })
    expect(openNow(daily('00:00', '24:00', true), [], at('2026-11-22T23:59'), zone)).toEqual({
      state: 'allDay',
      self: true,
    })
  })

  test('never open says so', () => {
    expect(openNow([], [], at('2026-11-22T12:00'), zone)).toEqual({
      state: 'closed',
      self: false,
      opens: null,
    })
  })

  test('what it says holds: open until the end, closed until it opens', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const clock = (n: number) =>
      n === 1440
        ? '24:00'
        : `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
    const stretch = fc
      .tuple(fc.integer({ min: 1, max: 7 }), minute, minute, fc.boolean())
      .map(([weekday, a, b, selfService]) => ({
        weekday,
        opens: clock(Math.min(a, b)),
        closes: clock(Math.max(a, b) + 1),
        selfService,
      }))
    const holds = fc.property(
      fc.array(stretch, { maxLength: 8 }),
      fc.integer({ min: 0, max: 20_000 }),
      (week, minutes) => {
        const now = at('2026-11-16T00:00').add({ minutes })
        const answer = openNow(week, [], now, zone)
        const stateAt = (time: Temporal.Instant) => openNow(week, [], time, zone)
        const second = { seconds: 1 }
        if (answer.state === 'open') {
          const after = stateAt(answer.until)
          const otherwise = after.state === 'closed' || after.self !== answer.self
          return stateAt(answer.until.subtract(second)).state !== 'closed' && otherwise
        }
        if (answer.state === 'allDay' || !answer.opens) return true
        return (
          stateAt(answer.opens).state !== 'closed' &&
          stateAt(answer.opens.subtract(second)).state === 'closed'
        )
      },
    )
    expect(fc.check(holds).counterexample).toBeNull()
  })
})

test.each([
  [[{ weekday: 1, opens: '09:00', closes: '09:00' }], false],
  [
    [
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '11:00', closes: '13:00' },
    ],
    false,
  ],
  [
    [
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '11:00', closes: '13:00', selfService: true },
    ],
    true,
  ],
  [
    [
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '12:00', closes: '24:00' },
    ],
    true,
  ],
  [[{ weekday: 8, opens: '09:00', closes: '12:00' }], false],
])('a week %j is sound: %s', (week, sound) => expect(Week.safeParse(week).success).toBe(sound))

describe('sketches', () => {
  test('a point in the province falls within its outline’s extent, north above south', () => {
    const [left, top, width, height] = extentOf(outlineOf('420000')!).split(' ').map(Number) as [
      number,
      number,
      number,
      number,
    ]
    const wuhan = project(114.3, 30.6)
    expect(wuhan.x).toBeGreaterThan(left)
    expect(wuhan.x).toBeLessThan(left + width)
    expect(wuhan.y).toBeGreaterThan(top)
    expect(wuhan.y).toBeLessThan(top + height)
    expect(project(114.3, 31).y).toBeLessThan(wuhan.y)
    expect(project(115, 30.6).x).toBeGreaterThan(wuhan.x)
  })
  test('a prefecture’s sketch holds the centre of its counties', () => {
    const sketch = sketchOf([
      { code: '420102', name: '江岸区' },
      { code: '420103', name: '江汉区' },
    ])!
    const [left, top, width, height] = sketch.viewBox.split(' ').map(Number) as [
      number,
      number,
      number,
      number,
    ]
    const { x, y } = project(114.30911, 30.600052)
    expect(x > left && x < left + width && y > top && y < top + height).toBe(true)
  })
  test('what is not drawn gives none', () =>
    expect(sketchOf([{ code: '110000', name: '北京市' }])).toBeNull())
})

test('a space holds its parts and cannot lie in one of them', () => {
  const tree = [
    { id: 'hall', parentId: null },
    { id: 'east', parentId: 'hall' },
    { id: 'stage', parentId: 'east' },
    { id: 'room', parentId: null },
  ]
  expect(withParts(tree, 'hall')).toEqual(['hall', 'east', 'stage'])
  expect(wouldHoldItself(tree, 'hall', 'stage')).toBe(true)
  expect(wouldHoldItself(tree, 'hall', 'hall')).toBe(true)
  expect(wouldHoldItself(tree, 'hall', 'room')).toBe(false)
  expect(wouldHoldItself(tree, 'hall', null)).toBe(false)
})

describe('coverage', () => {
  const wuhan = {
    code: '420100',
    level: 'city',
    scope: '4201',
    parentCode: '420000',
    coverageRequired: true,
    coveredBy: null,
  } as const
  const jiangan = {
    code: '420102',
    level: 'county',
    scope: '420102',
    parentCode: '420100',
    coverageRequired: true,
    coveredBy: null,
  } as const
  const house = { divisionCode: '420102', level: 'city', status: 'open' } as const

  test('a city’s palace in a district is the city’s, not the district’s', () => {
    expect(servedBy(house)).toBe('420100')
    expect(servedBy({ divisionCode: '429004', level: 'city' })).toBe('429004')
    expect(coverageOf(wuhan, [house])).toBe('own')
    expect(coverageOf(jiangan, [house])).toBe('missing')
  })
  test.each([
    ['shared', { ...jiangan, coveredBy: 'x' }, []],
    ['notRequired', { ...jiangan, coverageRequired: false }, []],
    ['missing', jiangan, [{ ...house, level: 'county', status: 'preparing' }]],
    ['own', { ...jiangan, coveredBy: 'x' }, [{ ...house, level: 'county' }]],
  ] as const)('%s', (state, division, palaces) => expect(coverageOf(division, palaces)).toBe(state))
  test('is counted within a scope', () => {
    expect(coverageWithin('4201', [wuhan, jiangan], [house])).toEqual({ due: 2, covered: 1 })
    expect(coverageWithin('4205', [wuhan, jiangan], [house])).toEqual({ due: 0, covered: 0 })
  })
})

test('the middle of an outline lies in its largest ring', () => {
  // A square of 10 at (0, 0), and an island of 2 far away.
  expect(middleOf('M0 0l10 0 0 10-10 0zM100 100l2 0 0 2-2 0z')).toEqual({ x: 5, y: 5 })
})
