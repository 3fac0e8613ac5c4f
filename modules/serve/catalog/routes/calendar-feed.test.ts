import ical from 'node-ical'
import { expect, test } from 'vitest'
import { feedOfUses } from './calendar-events.ts'
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

test('a booking in a room’s calendar says that it is taken, and nothing of whom or what for', () => {
  const use = {
    sourceId: 'b1',
    sourceNo: 1,
    label: '张三的生日',
    during: event.during,
  }
  const palace = { lat: 30.6, lng: 114.27, address: '解放大道' }
  const events = feedOfUses(
    [
      { ...use, kind: 'booking' },
      { ...use, kind: 'session', sourceId: 's1' },
    ],
    palace,
    { title: '已占用', url: event.url },
  )
  const text = calendarFeed({ name: '武汉宫', now: at('2026-11-22T00:00Z') }, events)
  expect(text).toContain('SUMMARY:已占用')
  expect(text).not.toContain('张三')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
})
