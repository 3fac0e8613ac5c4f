import { createTranslator, type MessageKey, type Translator } from '#kit/i18n/index.ts'
import type { RowProblem } from '#kit/imports/index.ts'
import { codeOf, textOf, type Cell, type Template, type Wanted } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'

export type Columns<Key extends string> = Readonly<Record<Key, Wanted & { title: MessageKey }>>
export type Notes = { problems: RowProblem[]; warnings: RowProblem[] }
export const noNotes = (): Notes => ({ problems: [], warnings: [] })

/** Reads the cells of a row, and says in the column's words what cannot be taken. Nothing is guessed. */
export function reader<Key extends string>(columns: Columns<Key>, values: Record<Key, Cell>, notes: Notes) {
  const wrong = (key: Key, problem: string, params?: Record<string, string | number>) =>
    void notes.problems.push({
      column: columns[key].title,
      key: `siting:problem.${problem}`,
      ...(params && { params }),
    })
  return {
    wrong,
    text(key: Key): string {
      const text = textOf(values[key])
      if (text === '') wrong(key, 'missing')
      return text
    },
    code(key: Key, pattern: RegExp): string {
      const reading = codeOfText(values[key])
      if (reading === '') wrong(key, 'missing')
      else if (!pattern.test(reading)) wrong(key, 'notACode', { text: reading })
      return reading
    },
    /** A number between two others; nothing is null where that may be. */
    number(key: Key, least: number, most: number, optional = false): number | null {
      const text = textOf(values[key]).replaceAll(/[,，\s]/g, '')
      if (text === '') {
        if (!optional) wrong(key, 'missing')
        return null
      }
      const value = Number(text)
      if (Number.isFinite(value) && value >= least && value <= most) return value
      wrong(key, 'notANumber', { text, least, most })
      return null
    },
    /** One of some words, in Chinese, English or as the API calls it. */
    choice<Value extends string>(
      key: Key,
      known: readonly Value[],
      keyOf: (value: Value) => string,
    ): Value | null {
      const text = textOf(values[key])
      if (text === '') {
        wrong(key, 'missing')
        return null
      }
      const found = known.find((value) => [value, ...spoken(keyOf(value))].includes(text))
      if (!found)
        wrong(key, 'notAChoice', {
          text,
          choices: known.map((value) => spoken(keyOf(value))[0]!).join('、'),
        })
      return found ?? null
    },
  }
}

const spoken = (key: string): string[] => [
  createTranslator('zh-CN').byKey(key),
  createTranslator('en').byKey(key),
]

/** A code as text: Excel may have made a number of it. */
function codeOfText(cell: Cell): string {
  if (typeof cell !== 'number') return textOf(cell)
  const reading = codeOf(cell)
  return reading.ok ? reading.value : textOf(cell)
}

/** The workbook to fill in: titles, and a second sheet that says what each column is. */
export function templateOf<Key extends string>(t: Translator, name: string, columns: Columns<Key>): Template {
  const keys = Object.keys(columns) as Key[]
  return {
    sheet: {
      name,
      columns: keys.map((key) => ({ title: t(columns[key].title), width: 18, text: true })),
      examples: [],
    },
    guide: {
      name: t('siting:guide.title'),
      titles: [t('siting:guide.column'), t('siting:guide.needed'), t('siting:guide.words')],
      rows: keys.map((key) => [
        t(columns[key].title),
        t(columns[key].required ? 'siting:yes' : 'siting:no'),
        columns[key].titles.join(t('siting:comma')),
      ]),
    },
  }
}
