import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Locale, MessageKey } from '#kit/i18n/index.ts'
import { type Override, overrides } from './overrides.ts'

export type MarkedKind = 'holiday' | 'adjustedWorkday'
export type DayName = Record<Locale, string>

/** What sort of day it is in mainland China. */
export interface DayKind {
  /** holiday: off, by law or swap; adjustedWorkday: a weekend worked in exchange (调休) */
  kind: MarkedKind | 'workday' | 'restday'
  /** the festival, for holidays and the days worked in exchange for them */
  name?: DayName
  /** true while the State Council's arrangement of the year is not known here: it may still change */
  provisional: boolean
}

type Marks = ReadonlyMap<string, { kind: MarkedKind; name: DayName }>

const names = (packed: string): DayName => {
  const [en = '', zh = ''] = packed.split(',')
  return { 'zh-CN': zh, en }
}
const rows = (days: Record<string, string>, kind: MarkedKind) =>
  Object.entries(days).map(([date, packed]) => [date, { kind, name: names(packed) }] as const)
const marks = (list: readonly Override[]) => list.map((row) => [row.date, row] as const)

const announced: Marks = new Map([
  ...rows(published.holidays, 'holiday'),
  ...rows(published.workdays, 'adjustedWorkday'),
  ...marks(overrides.filter((row) => !row.provisional)),
])
const byLaw: Marks = new Map(marks(overrides.filter((row) => row.provisional)))

const yearsOf = (days: Marks) => new Set([...days.keys()].map((date) => Number(date.slice(0, 4))))
const announcedYears = yearsOf(announced)
const lawYears = yearsOf(byLaw)

/** Whether the State Council's arrangement of the year, with its swapped workdays, is known here. */
export function yearKnown(year: number): boolean {
  return announcedYears.has(year)
}

/** The warning to show (with `{ year }`) beside anything planned in the year, or null when it is known. */
export function yearWarning(year: number): MessageKey | null {
  if (yearKnown(year)) return null
  return lawYears.has(year) ? 'calendar:warning.provisional' : 'calendar:warning.unknown'
}

/** What sort of day a date is: as announced; else by law, or at least by weekday, and provisional. */
export function dayKind(date: Temporal.PlainDate): DayKind {
  const known = yearKnown(date.year)
  const mark = (known ? announced : byLaw).get(date.toString())
  if (mark) return { kind: mark.kind, name: mark.name, provisional: !known }
  return { kind: date.dayOfWeek >= 6 ? 'restday' : 'workday', provisional: !known }
}

/** Whether people have the day off: a holiday, or a weekend that is not worked in exchange. */
export function isDayOff(date: Temporal.PlainDate): boolean {
  const { kind } = dayKind(date)
  return kind === 'holiday' || kind === 'restday'
}
