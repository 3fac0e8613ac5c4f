import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTranslator, locales } from '#kit/i18n/index.ts'
import { dayKind, isDayOff, yearKnown, yearWarning } from './index.ts'
import { overrides } from './overrides.ts'

const day = (date: string) => Temporal.PlainDate.from(date)

test.each([
  ['2026-10-01', 'holiday', '国庆节'],
  ['2026-10-10', 'adjustedWorkday', '国庆节'],
  ['2026-02-17', 'holiday', '春节'],
  ['2026-11-21', 'restday', undefined],
  ['2026-11-23', 'workday', undefined],
])('%s, announced, is a %s %s', (date, kind, name) => {
  const found = dayKind(day(date))
  expect([found.kind, found.name?.['zh-CN'], found.provisional]).toEqual([kind, name, false])
})

test('New Year 2027 is a holiday, though the package takes it for a workday', () => {
  expect(chineseDays.isWorkday('2027-01-01')).toBe(true)
  expect(dayKind(day('2027-01-01'))).toEqual({
    kind: 'holiday',
    name: { 'zh-CN': '元旦', en: "New Year's Day" },
    provisional: true,
  })
  expect(isDayOff(day('2027-01-01'))).toBe(true)
})

test('the 13 days of 2027 are those that the law names, by the lunar calendar', () => {
  const solar = (lunar: string) => day(chineseDays.getSolarDateFromLunar(lunar).date)
  const spring = solar('2027-01-01')
  const law = [
    day('2027-01-01'),
    ...[-1, 0, 1, 2].map((days) => spring.add({ days })),
    day(chineseDays.getSolarTermDate(2027, 4, 'pure_brightness')),
    day('2027-05-01'),
    day('2027-05-02'),
    solar('2027-05-05'),
    solar('2027-08-15'),
    ...[1, 2, 3].map((dayOfMonth) => day('2027-10-01').with({ day: dayOfMonth })),
  ].map(String)
  expect(law).toHaveLength(13)
  const rows = overrides.filter((row) => row.date.startsWith('2027'))
  expect(rows.map((row) => row.date)).toEqual(law)
  for (const row of rows) expect([row.provisional, row.kind]).toEqual([true, 'holiday'])
})

test('a year that is not announced is provisional throughout and says so', () => {
  expect([2003, 2004, 2026, 2027, 2028].map(yearKnown)).toEqual([false, true, true, false, false])
  expect(dayKind(day('2027-03-01'))).toEqual({ kind: 'workday', provisional: true })
  expect(dayKind(day('2028-01-01'))).toEqual({ kind: 'restday', provisional: true })
  expect(yearWarning(2026)).toBeNull()
  expect(yearWarning(2027)).toBe('calendar:warning.provisional')
  expect(yearWarning(2028)).toBe('calendar:warning.unknown')
  for (const locale of locales) {
    expect(createTranslator(locale)(yearWarning(2027)!, { year: 2027 })).toContain('2027')
  }
})

test('in announced years we agree with the package about every day off', () => {
  const offset = fc.integer({ min: 0, max: 8_400 })
  fc.assert(
    fc.property(offset, (days) => {
      const date = day('2004-01-01').add({ days })
      fc.pre(yearKnown(date.year))
      expect(isDayOff(date)).toBe(chineseDays.isHoliday(date.toString()))
    }),
    { numRuns: 500 },
  )
})
