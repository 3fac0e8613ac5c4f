import { expect, test } from 'vitest'
import { requestOf, type ScheduleFields } from './schedule-fields.ts'

const fields: ScheduleFields = {
  spaceId: '01936f7e-0000-7000-8000-000000000001',
  date: '2026-11-24',
  time: '19:00',
  minutes: 90,
  capacity: 30,
  repeats: false,
  weekdays: [],
  count: 8,
  every: 1,
  holidays: 'skip',
  skip: '2026-12-01，2026-12-08',
  readd: '',
  leaveOut: false,
  byDraw: false,
}

test('one meeting at the palace’s local time', () => {
  expect(requestOf(fields)?.when).toEqual({ start: '2026-11-24T11:00:00Z', end: '2026-11-24T12:30:00Z' })
})

test('a series repeats on the weekday of its first date when none is chosen', () => {
  expect(requestOf({ ...fields, repeats: true })?.when).toMatchObject({
    series: { weekdays: [2], count: 8, skip: ['2026-12-01', '2026-12-08'], readd: [] },
  })
})

test.each(['spaceId', 'date', 'time', 'minutes', 'capacity'] as const)(
  'without %s there is nothing to ask',
  (name) => {
    expect(requestOf({ ...fields, [name]: undefined })).toBeNull()
  },
)

test('a date that does not exist is nothing to ask', () => {
  expect(requestOf({ ...fields, repeats: true, skip: '2026-13-40' })).toBeNull()
})
