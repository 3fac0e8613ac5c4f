import { createTranslator } from '#kit/i18n/index.ts'
import { textOf, type Cell } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'
import { MINUTES } from '../../rules/week.ts'

/** Nothing is null; what cannot be read is undefined. */
export type Maybe<T> = T | null | undefined

const languages = [createTranslator('zh-CN'), createTranslator('en')]
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

/** One of our words, in Chinese or English or as the API calls it. */
export function wordOf<Word extends string | number>(
  cell: Cell,
  words: readonly Word[],
  keyOf: (word: Word) => string,
): Maybe<Word> {
  const text = plain(textOf(cell))
  if (text === '') return null
  return words.find(
    (word) => plain(String(word)) === text || languages.some((t) => plain(t.byKey(keyOf(word))) === text),
  )
}

/** A day of the week: 周二, 星期二, 礼拜二, Tuesday, Tue, 2; any day or nothing is null. */
export function dayOf(cell: Cell): Maybe<number> {
  const text = plain(textOf(cell))
    .replace(/^(星期|礼拜)/, '周')
    .replace(/^周天$/, '周日')
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/, '$1')
  if (/^(任意|不限|any)?$/.test(text)) return null
  const day = wordOf(text, [0, 1, 2, 3, 4, 5, 6, 7], (one) => `seasons:day.${one || 'any'}`)
  return day === 0 ? null : day
}

/** A length in minutes, in half hours: 90, 90分钟, 1.5小时, 1.5 h. */
export function lengthOf(cell: Cell): Maybe<number> {
  const text = plain(textOf(cell))
  if (text === '') return null
  const [, number, unit] = /^(\d+(?:\.\d+)?)(分钟|分|minutes?|min|小时|时|个小时|hours?|h)?$/.exec(text) ?? []
  if (number === undefined) return undefined
  const minutes = Number(number) * (unit && /时|h/.test(unit) ? 60 : 1)
  return minutes >= MINUTES && minutes <= 1440 && minutes % MINUTES === 0 ? minutes : undefined
}

/** 19:00-21:00, with whatever stands between, on the half hour. */
export function stretchOf(cell: Cell): Maybe<{ from: string; until: string }> {
  const text = plain(textOf(cell))
  if (text === '') return null
  const ends = /^(\d{1,2}):?(\d{2})?(?:-|–|—|~|至|到)(\d{1,2}):?(\d{2})?$/.exec(
    text.replaceAll('点半', ':30').replaceAll('点', ':00'),
  )
  if (!ends) return undefined
  const [from, until] = [timeOf(ends[1]!, ends[2]), timeOf(ends[3]!, ends[4])]
  return from !== null && until !== null && from < until ? { from, until } : undefined
}

function timeOf(hour: string, minute = '00'): string | null {
  const time = `${hour.padStart(2, '0')}:${minute}`
  return /^(([01]\d|2[0-3]):(00|30)|24:00)$/.test(time) ? time : null
}

/** A whole number of at least one. */
export function countOf(cell: Cell, most: number): Maybe<number> {
  const text = textOf(cell).replace(/[人次]$/, '')
  if (text === '') return null
  const count = Number(text)
  return Number.isInteger(count) && count >= 1 && count <= most ? count : undefined
}
