import type { ImportKind, Judged } from '#kit/imports/index.ts'
import { fenOfWan } from '#kit/money/index.ts'
import { textOf } from '#kit/spreadsheet/index.ts'
import { canPlan } from '../../policy.ts'
import { budgetsOf } from '../../queries/candidates.ts'
import { noNotes, reader, templateOf } from './cells.ts'
import { undoRows, writeRows, type Filled, type Row } from './table.ts'

const columns = {
  year: { titles: ['年份', 'Year'], required: true, title: 'siting:plan.year' },
  amount: {
    titles: ['资金（万元）', '资金', 'Money (10,000 yuan)'],
    required: true,
    title: 'siting:budgets.amountWan',
  },
  starts: {
    titles: ['最多开工项目', 'Projects that may begin'],
    required: false,
    title: 'siting:budgets.mostStarts',
  },
} as const
type Column = keyof typeof columns

const filled: Filled = {
  table: 'siting.budget',
  key: ['scope', 'year'],
  columns: ['amount_fen', 'most_starts'],
}

/** Yearly budgets from Excel, for the chosen part of the province. P20 */
export const importBudgets: ImportKind<Column, Row> = {
  kind: 'siting.budgets',
  title: 'siting:budgets.title',
  columns,
  batch: 500,
  may: (actor, { divisionCode }) => canPlan(actor, divisionCode),
  template: (t) => templateOf(t, t('siting:budgets.title'), columns),
  keyOf: ({ values }) => textOf(values.year) || null,
  judge: async ({ db, place }, rows) => {
    const known = new Map((await budgetsOf(db, place.divisionCode)).map((one) => [one.year, one]))
    return rows.map(({ row, values, sameAs }): Judged<Row> => {
      const notes = noNotes()
      if (sameAs !== null) notes.problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
      const read = reader(columns, values, notes)
      const year = read.number('year', 2000, 2100)
      const amount = read.number('amount', 0, 1e9)
      const starts = read.number('starts', 0, 10_000, true)
      if (notes.problems.length > 0) return { row, problems: notes.problems }
      const found = known.get(Math.round(year!))
      const data = {
        scope: place.divisionCode,
        year: Math.round(year!),
        amount_fen: fenOfWan(amount!),
        // An empty cell says nothing: what stands there stays.
        most_starts: starts === null ? (found?.mostStarts ?? null) : Math.round(starts),
        version: 1,
      }
      const same = found?.amountFen === data.amount_fen && found.mostStarts === data.most_starts
      return { row, change: !found ? 'added' : same ? 'unchanged' : 'changed', data }
    })
  },
  write: (scope, lines) => writeRows(filled, scope, lines),
  undo: (scope) => undoRows(filled, scope),
}
