import { describe, expect, test } from 'vitest'
import { locales } from '#kit/i18n/index.ts'
import { interval } from '#kit/interval/index.ts'
import { sayCountdown, sayDate, sayDuration, sayRange, sayWhen } from './index.ts'

const timeZone = 'Asia/Shanghai'
const [zh, en] = locales.map((locale) => ({ locale, timeZone })) as [
  { locale: 'zh-CN'; timeZone: string },
  { locale: 'en'; timeZone: string },
]
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant()

// A Wednesday.
const now = at('2026-11-18T15:30')

describe('when', () => {
  test.each([
    ['2026-11-18T19:00', '今晚 19:00', 'tonight 19:00'],
    ['2026-11-18T17:00', '今晚 17:00', 'tonight 17:00'],
    ['2026-11-18T16:59', '今天 16:59', 'today 16:59'],
    ['2026-11-18T09:00', '今天 09:00', 'today 09:00'],
    ['2026-11-19T14:00', '明天 14:00', 'tomorrow 14:00'],
    ['2026-11-19T00:00', '明天 00:00', 'tomorrow 00:00'],
    ['2026-11-17T19:00', '昨天 19:00', 'yesterday 19:00'],
    ['2026-11-16T19:00', '11月16日 周一 19:00', 'Mon 16 Nov 19:00'],
    ['2026-11-21T09:30', '本周六 09:30', 'this Saturday 09:30'],
    ['2026-11-22T19:00', '本周日 19:00', 'this Sunday 19:00'],
    ['2026-11-23T19:00', '下周一 19:00', 'Monday next week 19:00'],
    ['2026-11-24T19:00', '下周二 19:00', 'Tuesday next week 19:00'],
    ['2026-11-29T19:00', '下周日 19:00', 'Sunday next week 19:00'],
    ['2026-11-30T19:00', '11月30日 周一 19:00', 'Mon 30 Nov 19:00'],
    ['2026-12-03T19:00', '12月3日 周四 19:00', 'Thu 3 Dec 19:00'],
    ['2027-01-05T19:00', '2027年1月5日 周二 19:00', 'Tue 5 Jan 2027 19:00'],
  ])('%s is %s, %s', (start, chinese, english) => {
    expect(sayWhen({ start: at(start) }, now, zh)).toBe(chinese)
    expect(sayWhen({ start: at(start) }, now, en)).toBe(english)
  })

  test('on a Sunday the next day is tomorrow and the day after is next week', () => {
    const sunday = at('2026-11-22T10:00')
    expect(sayWhen({ start: at('2026-11-23T19:00') }, sunday, zh)).toBe('明天 19:00')
    expect(sayWhen({ start: at('2026-11-24T19:00') }, sunday, zh)).toBe('下周二 19:00')
  })

  test('across New Year the week still counts', () => {
    const december = at('2026-12-30T10:00')
    expect(sayWhen({ start: at('2027-01-02T09:00') }, december, zh)).toBe('本周六 09:00')
    expect(sayWhen({ start: at('2027-01-05T09:00') }, december, zh)).toBe('下周二 09:00')
  })

  test('the day is that of the place', () => {
    const start = Temporal.Instant.from('2026-11-18T20:00:00Z')
    expect(sayWhen({ start }, now, zh)).toBe('明天 04:00')
    expect(sayWhen({ start }, now, { locale: 'zh-CN', timeZone: 'UTC' })).toBe('今晚 20:00')
  })
})

test('a date alone has no evening', () => {
  const say = (date: string) => sayDate(Temporal.PlainDate.from(date), now, zh)
  expect(['2026-11-18', '2026-11-19', '2026-11-21', '2026-12-03'].map(say)).toEqual([
    '今天',
    '明天',
    '本周六',
    '12月3日 周四',
  ])
})

test.each([
  ['2026-11-18T18:30', '2026-11-18T20:00', '今晚 18:30–20:00', 'tonight 18:30–20:00'],
  ['2026-11-18T22:00', '2026-11-19T06:00', '今晚 22:00–次日 06:00', 'tonight 22:00–06:00 next day'],
  ['2026-11-18T22:00', '2026-11-19T00:00', '今晚 22:00–24:00', 'tonight 22:00–24:00'],
  [
    '2026-11-19T09:00',
    '2026-11-21T17:30',
    '明天 09:00 – 本周六 17:30',
    'tomorrow 09:00 – this Saturday 17:30',
  ],
])('%s till %s is %s', (start, end, chinese, english) => {
  expect(sayRange(interval(at(start), at(end)), now, zh)).toBe(chinese)
  expect(sayRange(interval(at(start), at(end)), now, en)).toBe(english)
})

test.each([
  [1, '1 分钟', '1 minute'],
  [45, '45 分钟', '45 minutes'],
  [60, '一小时', '1 hour'],
  [90, '90 分钟', '90 minutes'],
  [120, '两小时', '2 hours'],
  [135, '2 小时 15 分', '2 hours 15 min'],
  [600, '十小时', '10 hours'],
  [660, '11 小时', '11 hours'],
  [1440, '1 天', '1 day'],
  [1440 * 3 + 245, '3 天 4 小时', '3 days 4 hours'],
  [1440 * 2 + 5, '2 天', '2 days'],
  [0, '0 分钟', '0 minutes'],
])('%i minutes is %s, %s', (length, chinese, english) => {
  expect(sayDuration(length, zh)).toBe(chinese)
  expect(sayDuration(length, en)).toBe(english)
})

test('the duration of an interval', () => {
  expect(sayDuration(interval(at('2026-11-18T19:00'), at('2026-11-18T21:00')), zh)).toBe('两小时')
})

test.each([
  [{ hours: 1, minutes: 20, seconds: 59 }, '还有 1 小时 20 分', '1 hour 20 min left'],
  [{ hours: 2 }, '还有 2 小时', '2 hours left'],
  [{ minutes: 1 }, '还有 1 分钟', '1 minute left'],
  [{ seconds: 59 }, '不到 1 分钟', 'less than a minute left'],
  [{ hours: 50 }, '还有 2 天 2 小时', '2 days 2 hours left'],
  [{ seconds: 0 }, '时间已到', 'time is up'],
  [{ minutes: -5 }, '时间已到', 'time is up'],
])('%j before a deadline: %s', (left, chinese, english) => {
  expect(sayCountdown(now.add(left), now, zh)).toBe(chinese)
  expect(sayCountdown(now.add(left), now, en)).toBe(english)
})
