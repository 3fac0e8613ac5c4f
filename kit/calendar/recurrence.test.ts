import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minutes } from '#kit/interval/index.ts'
import { dayKind, expandRule, type ExpandOptions, type Recurrence } from './index.ts'

const zone = 'Asia/Shanghai'
const day = (date: string) => Temporal.PlainDate.from(date)
const repeating = (rule: string, firstDate: string, startTime = '19:00', length = 90): Recurrence => ({
  rule,
  firstDate: day(firstDate),
  startTime: Temporal.PlainTime.from(startTime),
  minutes: length,
})
const starts = (rule: Recurrence, options: ExpandOptions, timeZone = zone) =>
  expandRule(rule, options, timeZone).intervals.map(({ start }) =>
    start.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
  )

describe('a weekly class', () => {
  const thursdays = repeating('FREQ=WEEKLY;BYDAY=TH', '2026-09-17')

  test('leaves out the National Day holiday and makes up for it at the end', () => {
    const options = { holidays: 'skip', count: 4 } as const
    expect(starts(thursdays, options)).toEqual([
      '2026-09-17T19:00',
      '2026-09-24T19:00',
      '2026-10-08T19:00',
      '2026-10-15T19:00',
    ])
    expect(expandRule(thursdays, options, zone).skipped).toEqual([
      { date: day('2026-10-01'), reason: 'holiday', name: { 'zh-CN': '国庆节', en: 'National Day' } },
    ])
  })

  test('is held on holidays when asked', () => {
    expect(starts(thursdays, { holidays: 'keep', until: day('2026-10-01') })).toHaveLength(3)
  })

  test('leaves out listed days, puts back others, and takes in extra ones', () => {
    const options: ExpandOptions = {
      holidays: 'skip',
      skip: [day('2026-09-24'), day('2026-10-08')],
      readd: [day('2026-10-01'), day('2026-10-08'), day('2026-10-10')],
      until: day('2026-10-15'),
    }
    expect(starts(thursdays, options).map((start) => start.slice(5, 10))).toEqual([
      '09-17',
      '10-01',
      '10-08',
      '10-10',
      '10-15',
    ])
    const { skipped } = expandRule(thursdays, options, zone)
    expect(skipped).toEqual([{ date: day('2026-09-24'), reason: 'listed' }])
  })

  test('counts the re-added days among those held', () => {
    const options: ExpandOptions = { holidays: 'skip', readd: [day('2026-10-10')], count: 3 }
    expect(starts(thursdays, options).map((start) => start.slice(5, 10))).toEqual(['09-17', '09-24', '10-10'])
  })

  test('is left out on weekends worked in exchange only when asked', () => {
    const saturdays = repeating('FREQ=WEEKLY;BYDAY=SA', '2026-10-10')
    expect(starts(saturdays, { holidays: 'skip', until: day('2026-10-17') })).toHaveLength(2)
    const options: ExpandOptions = { holidays: 'skip', adjustedWorkdays: 'skip', until: day('2026-10-17') }
    expect(expandRule(saturdays, options, zone).skipped).toMatchObject([{ reason: 'adjustedWorkday' }])
  })

  test('that begins on a day outside its rule begins with the rule', () => {
    const tuesdays = repeating('FREQ=WEEKLY;BYDAY=TU', '2026-11-18')
    expect(starts(tuesdays, { holidays: 'keep', count: 1 })).toEqual(['2026-11-24T19:00'])
  })

  test('that runs into an unannounced year says so and leaves out what the law fixes', () => {
    const fridays = repeating('FREQ=WEEKLY;BYDAY=FR', '2026-12-25')
    const found = expandRule(fridays, { holidays: 'skip', count: 2 }, zone)
    expect(found.skipped).toMatchObject([{ date: day('2027-01-01'), reason: 'holiday' }])
    expect(found.unknownYears).toEqual([2027])
    expect(expandRule(fridays, { holidays: 'skip', count: 1 }, zone).unknownYears).toEqual([])
  })
})

test('29 February is held in leap years only', () => {
  const leap = repeating('FREQ=YEARLY', '2024-02-29')
  expect(starts(leap, { holidays: 'keep', count: 3 }).map((start) => start.slice(0, 10))).toEqual([
    '2024-02-29',
    '2028-02-29',
    '2032-02-29',
  ])
})

test('the last Friday of the month', () => {
  const fridays = repeating('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-01')
  expect(starts(fridays, { holidays: 'keep', count: 2 })).toEqual(['2026-11-27T19:00', '2026-12-25T19:00'])
})

test('what runs past midnight ends on the next day', () => {
  const nights = repeating('FREQ=DAILY', '2026-11-22', '22:00', 480)
  const [night] = expandRule(nights, { holidays: 'keep', count: 1 }, zone).intervals
  expect(night!.end.toZonedDateTimeISO(zone).toPlainDateTime().toString()).toBe('2026-11-23T06:00:00')
})

test('the local time stays when the clocks change, and a time left out moves on', () => {
  const sundays = repeating('FREQ=WEEKLY;BYDAY=SU', '2026-03-22', '02:30')
  expect(starts(sundays, { holidays: 'keep', count: 3 }, 'Europe/Berlin')).toEqual([
    '2026-03-22T02:30',
    '2026-03-29T03:30',
    '2026-04-05T02:30',
  ])
})

test.each([
  '',
  'FREQ=HOURLY',
  'FREQ=DAILY;COUNT=3',
  'FREQ=DAILY;UNTIL=20270101',
  'FREQ=DAILY;BYHOUR=9',
  'weekly',
])('the rule %j is refused', (rule) => {
  expect(() => expandRule(repeating(rule, '2026-11-22'), { holidays: 'keep', count: 1 }, zone)).toThrow(
    'not a rule of days',
  )
})

test('an end must be given, once, and within reach', () => {
  const daily = repeating('FREQ=DAILY', '2026-11-22')
  expect(() => expandRule(daily, { holidays: 'keep' }, zone)).toThrow('until or count')
  const both = { holidays: 'keep', count: 1, until: day('2026-12-01') } as const
  expect(() => expandRule(daily, both, zone)).toThrow('until or count')
  expect(() => expandRule(daily, { holidays: 'keep', count: 1_001 }, zone)).toThrow('more than 1000')
  expect(starts(daily, { holidays: 'keep', until: day('2026-11-21') })).toEqual([])
  const never = repeating('FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1', '2004-01-01')
  expect(starts(never, { holidays: 'skip', count: 2 })).toEqual([])
})

test('every named day is either held or explained, in order and at its time', () => {
  const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  const first = day('2025-06-01')
  fc.assert(
    fc.property(
      fc.subarray(weekdays, { minLength: 1 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }),
      fc.constantFrom('skip', 'keep'),
      fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin'),
      fc.integer({ min: 1, max: 1500 }),
      (byDay, offsets, holidays, timeZone, length) => {
        const rule = repeating(`FREQ=WEEKLY;BYDAY=${byDay.join(',')}`, '2025-06-01', '02:30', length)
        const skip = offsets.map((days) => first.add({ days }))
        const until = first.add({ days: 400 })
        const found = expandRule(rule, { holidays, skip, until }, timeZone)
        const named = Array.from({ length: 401 }, (_, days) => first.add({ days })).filter((date) =>
          byDay.includes(weekdays[date.dayOfWeek - 1]!),
        )
        const held = named.filter(
          (date) =>
            !skip.some((other) => other.equals(date)) &&
            (holidays === 'keep' || dayKind(date).kind !== 'holiday'),
        )
        const dateOf = (start: Temporal.Instant) =>
          start.toZonedDateTimeISO(timeZone).toPlainDate().toString()
        expect(found.intervals.map(({ start }) => dateOf(start))).toEqual(held.map(String))
        expect(found.skipped).toHaveLength(named.length - held.length)
        expect(found.intervals.every((one) => minutes(one) === length)).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})
