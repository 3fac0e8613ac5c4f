import ical from 'node-ical'
import { expect, test } from 'vitest'
import { calendarFeed, type CalendarEvent } from './calendar-feed.ts'

const at = (text: string) => Temporal.Instant.from(text)
const event: CalendarEvent = {
  uid: 'abc-1@wenhuagong',
  title: '骑手八段锦，松肩；松心',
  during: { start: at('2026-11-22T18:30+08:00'), end: at('2026-11-22T20:00+08:00') },
  place: '武汉市工人文化宫 三楼形体室',
  description: '第一行\n第二行',
  url: 'https://example.org/palaces/wuhan/sessions/abc',
  position: { lat: 30.6, lng: 114.27 },
}
const feed = (events: CalendarEvent[]) =>
  ical.sync.parseICS(calendarFeed({ name: '武汉宫', now: at('2026-11-22T00:00Z') }, events))

test('a calendar program reads back what was written', () => {
  const found = feed([event])['abc-1@wenhuagong']
  expect(found).toMatchObject({
    type: 'VEVENT',
    summary: '骑手八段锦，松肩；松心',
    location: '武汉市工人文化宫 三楼形体室',
    description: '第一行\n第二行',
    url: { val: event.url },
    status: 'CONFIRMED',
  })
  const { start, end } = found as { start: { toISOString(): string }; end: { toISOString(): string } }
  expect([start.toISOString(), end.toISOString()]).toEqual([
    '2026-11-22T10:30:00.000Z',
    '2026-11-22T12:00:00.000Z',
  ])
})

test('a cancelled event stays in the feed as cancelled, so that calendars strike it out', () => {
  expect(feed([{ ...event, cancelled: true }])['abc-1@wenhuagong']).toMatchObject({ status: 'CANCELLED' })
})
