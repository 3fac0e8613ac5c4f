import { expect, test } from 'vitest'
import { degreeOf, emptiestTimes, type HourUse } from './emptiest.ts'
import { addSums, heldTo, noSums, openingOf, sharesOf, type Sums } from './figures.ts'
import { measurePlaces, publicPlacesShare } from './places.ts'
import { daysOf, periodOf } from './period.ts'

const sums = (part: Partial<Sums>, within: Partial<Sums['within']> = {}): Sums => ({
  ...noSums,
  ...part,
  within: { ...noSums.within, ...within },
})

test('shares are of what was used, and of what could be used', () => {
  const total = addSums([
    sums({}, { free: 30, discounted: 20, empty: 100, maintenance: 500 }),
    sums({}, { atCost: 30, commercial: 20, closed: 500 }),
  ])
  expect(sharesOf(total)).toEqual({ publicShare: 0.5, usedShare: 0.5, commercialShare: 0.2 })
  expect(sharesOf(noSums)).toEqual({ publicShare: null, usedShare: null, commercialShare: null })
})

test('places are counted by what they cost, each meeting anew, those of another day apart', () => {
  const meeting = (at: number, priceClass: 'free' | 'discounted' | 'commercial', concessions = false) => ({
    at,
    priceClass,
    places: 10,
    concessions,
  })
  const day = [
    meeting(99, 'free'),
    meeting(100, 'free'),
    meeting(150, 'discounted', true),
    meeting(199, 'commercial'),
    meeting(200, 'free'),
  ]
  const places = measurePlaces(day, { from: 100, to: 200 })
  expect(places).toEqual({ free: 10, discounted: 10, atCost: 0, commercial: 10, concessions: 10 })
  expect(publicPlacesShare(addSums([sums({ places }), sums({ places })]).places)).toBeCloseTo(2 / 3)
  expect(publicPlacesShare(noSums.places)).toBeNull()
})

test('opening is by the week and at the pace of a year', () => {
  const month = sums({ days: 30, openDays: 24, open: 24 * 480, staffed: 24 * 420, offPeak: 24 * 120 })
  const opening = openingOf(month)
  expect(opening.hoursPerWeek).toBeCloseTo(44.8)
  expect(opening.staffedHoursPerWeek).toBeCloseTo(39.2)
  expect(opening.daysPerYear).toBe(292)
  expect(opening.offPeakShare).toBe(0.25)
})

test('a house is held to each standard, and to none while nothing is measured', () => {
  const standards = {
    'opening.hoursPerWeek': 42,
    'opening.daysPerYear': 300,
    'opening.offPeakShare': 0.25,
  } as const
  const month = sums({ days: 30, openDays: 24, open: 24 * 480, staffed: 24 * 480, offPeak: 24 * 120 })
  expect(heldTo(month, standards).map(({ met }) => met)).toEqual([true, false, true])
  expect(heldTo(noSums, standards).map(({ met }) => met)).toEqual([null, null, null])
})

const hour = (spaceId: string, weekday: number, at: number, share: number): HourUse => ({
  spaceId,
  weekday,
  hour: at,
  used: Math.round(240 * share),
  usable: 240,
})

test('the emptiest time is named once a room with its parts, the emptiest room first, full ones not at all', () => {
  const gym = ['court 1', 'court 2'].flatMap((court) => [
    hour(court, 2, 9, 0.02),
    hour(court, 2, 10, 0.02),
    hour(court, 2, 19, 0.9),
    hour(court, 6, 15, 0.8),
  ])
  const square = [hour('square', 1, 9, 0), hour('square', 3, 20, 0.04)]
  const theatre = [hour('theatre', 5, 19, 0.95), hour('theatre', 6, 14, 0.6)]
  const groupOf = (id: string) => (id.startsWith('court') ? 'gym' : id)
  expect(emptiestTimes([...gym, ...theatre, ...square], groupOf, 6)).toEqual([
    { group: 'square', weekday: null, part: null, usedShare: 10 / 480 },
    { group: 'gym', weekday: 2, part: 'morning', usedShare: 5 / 240 },
  ])
  expect(emptiestTimes([...gym, ...square], groupOf, 1)).toHaveLength(1)
})

test('an hour that was hardly ever open tells nothing', () => {
  const once = { ...hour('room', 4, 9, 0), usable: 60 }
  const times = emptiestTimes([once, hour('room', 5, 9, 0.3)], (id) => id, 6)
  expect(times[0]).toMatchObject({ weekday: 5, part: 'morning' })
})

test.each([
  [0, 'hardly'],
  [0.05, 'seldom'],
  [0.25, 'half'],
  [0.5, 'often'],
  [0.85, 'full'],
] as const)('%d is %s', (share, words) => expect(degreeOf(share)).toBe(words))

const today = Temporal.PlainDate.from('2026-11-23')
test.each([
  [{}, '2026-10-25', '2026-11-23'],
  [{ from: '2026-11-01', to: '2027-11-01' }, '2026-11-01', '2026-11-23'],
  [{ from: '2026-11-20', to: '2026-11-10' }, '2026-11-10', '2026-11-10'],
  [{ from: '2001-01-01', to: '2026-11-10' }, '2025-11-10', '2026-11-10'],
])('%j is measured from %s to %s', (asked, from, to) => {
  const period = periodOf(asked, today)
  expect([period.from.toString(), period.to.toString()]).toEqual([from, to])
})

test('what a visitor chooses is days', () => {
  expect(daysOf('last30', today)).toEqual({})
  expect(daysOf('last90', today)).toEqual({ from: '2026-08-26', to: '2026-11-23' })
  expect(daysOf('thisYear', today).from).toBe('2026-01-01')
})
