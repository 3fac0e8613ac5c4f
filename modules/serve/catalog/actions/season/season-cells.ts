import { createTranslator, type MessageKey } from '#kit/i18n/index.ts'
import { dateOf, textOf, type Cell } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'

/** Nothing is null; what cannot be read is undefined. */
type Maybe<T> = T | null | undefined

/** A name as `textOf` reads it: spreadsheets and people mix full and half width. */
export const plainName = (name: string): string => name.normalize('NFKC').trim()

/** A time of day: 18:30, Excel's own time, or the part of a day that it shows as a number. */
export function timeOf(cell: Cell): Maybe<Temporal.PlainTime> {
  if (cell == null || cell === '') return null
  if (typeof cell === 'object') return toMinute(cell).toPlainTime()
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1
      ? Temporal.PlainTime.from('00:00').add({ minutes: Math.round(cell * 1440) })
      : undefined
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(textOf(cell)) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return new Temporal.PlainTime(Number(hour), Number(minute))
}

/** A day and a time: 2026-12-01 18:30, or Excel's own. A day alone is its midnight. */
export function momentOf(cell: Cell): Maybe<Temporal.PlainDateTime> {
  if (cell == null || cell === '') return null
  if (typeof cell === 'object') return toMinute(cell)
  const [, day, time] = /^(\S+?)(?:[ T]+(\d{1,2}:\d{2}(?::00)?))?$/.exec(textOf(cell)) ?? []
  const date = dateOf(day ?? textOf(cell))
  const at = time === undefined ? new Temporal.PlainTime() : timeOf(time)
  return date.ok && date.value && at ? date.value.toPlainDateTime(at) : undefined
}

/** Excel keeps a moment as a fraction of a day, so it comes back a little early or late. */
export const toMinute = (at: Temporal.PlainDateTime): Temporal.PlainDateTime =>
  at.round({ smallestUnit: 'minute', roundingMode: 'halfExpand' })

/** Several days in one cell, by blanks, commas or Chinese ones. */
export function daysOf(cell: Cell): Maybe<Temporal.PlainDate[]> {
  if (typeof cell === 'object' && cell !== null) return [cell.toPlainDate()]
  const days = textOf(cell)
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map((day) => dateOf(day))
  return days.every((day) => day.ok)
    ? days.flatMap((day) => (day.ok && day.value ? [day.value] : []))
    : undefined
}

/** A whole number of at least `least`. */
export function countOf(cell: Cell, least: number): Maybe<number> {
  const text = textOf(cell)
  if (text === '') return null
  const count = Number(text)
  return Number.isInteger(count) && count >= least && count <= 100_000 ? count : undefined
}

/** Yuan in the file, fen with us. */
export function fenOf(cell: Cell): Maybe<number> {
  const text = textOf(cell).replaceAll(/[¥￥,元]/g, '')
  if (text === '') return null
  const fen = Number(text) * 100
  return fen >= 0 && fen <= 10_000_000 && Math.abs(fen - Math.round(fen)) < 1e-6 ? Math.round(fen) : undefined
}

const languages = [createTranslator('zh-CN'), createTranslator('en')]

/** One of our words as any language writes it, with or without the remark in brackets. */
export function wordOf<Word extends string>(
  cell: Cell,
  words: readonly Word[],
  keyOf: (word: Word) => MessageKey,
): Maybe<Word> {
  const text = plain(textOf(cell))
  if (text === '') return null
  return words.find((word) => word === text || languages.some((t) => plain(t(keyOf(word))) === text))
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/\(.*?\)|\s/g, '')
    .toLowerCase()
