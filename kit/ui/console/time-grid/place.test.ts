import { expect, test } from 'vitest'
import { hoursOf, placeEvents, type TimeGridEvent } from './place.ts'

const frame = { day: Temporal.PlainDate.from('2026-11-22'), from: 9, until: 21, timeZone: 'Asia/Shanghai' }
const event = (id: string, start: string, end: string, day = '2026-11-22'): TimeGridEvent => ({
  id,
  rowId: 'hall',
  start: `${day}T${start}:00+08:00`,
  end: `${day}T${end}:00+08:00`,
  title: id,
  tone: 'free',
})
const brief = (events: TimeGridEvent[]) =>
  placeEvents(events, frame).map(({ event: { id }, column, span, lane }) => [id, column, span, lane])

test('an event stands on its quarter hours', () => {
  expect(brief([event('a', '09:00', '10:30'), event('b', '19:15', '21:00')])).toEqual([
    ['a', 1, 6, 0],
    ['b', 42, 7, 0],
  ])
})

test('events that share time stand in lanes, events that only touch do not', () => {
  expect(
    brief([event('b', '10:00', '12:00'), event('a', '09:00', '11:00'), event('c', '11:00', '12:00')]),
  ).toEqual([
    ['a', 1, 8, 0],
    ['b', 5, 8, 1],
    ['c', 9, 4, 0],
  ])
})

test('what begins before or ends after is cut and says so; what lies outside is left out', () => {
  const placed = placeEvents([event('early', '06:00', '10:00'), event('night', '21:00', '23:00')], frame)
  expect(placed).toMatchObject([{ column: 1, span: 4, startsBefore: true, endsAfter: false }])
  expect(brief([event('yesterday', '10:00', '11:00', '2026-11-21')])).toEqual([])
})

test('the hours grow to hold every event, past midnight to the day’s end', () => {
  expect(hoursOf([event('a', '07:30', '22:10')], frame)).toEqual({ from: 7, until: 23 })
  const late = { ...event('b', '22:00', '23:00'), end: '2026-11-23T01:00:00+08:00' }
  expect(hoursOf([late], frame)).toEqual({ from: 9, until: 24 })
  expect(hoursOf([], frame)).toEqual({ from: 9, until: 21 })
})
