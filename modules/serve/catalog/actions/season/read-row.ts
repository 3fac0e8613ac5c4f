import type { ImportRow, RowProblem } from '#kit/imports/index.ts'
import { codeOf, dateOf, textOf } from '#kit/spreadsheet/index.ts'
import { forms, kinds, priceClasses } from '../../contract/vocabulary.ts'
import { datesOf } from '../../rules/season-schedule.ts'
import { countOf, daysOf, fenOf, momentOf, timeOf, wordOf } from './season-cells.ts'
import type { SeasonColumn } from './season-columns.ts'

const LONGEST_NAME = 40
const MOST_MEETINGS = 200

/** Collects what is wrong with a row, or only to be looked at. */
export type Notes = { problems: RowProblem[]; warnings: RowProblem[] }
export type Params = Record<string, string | number>

export const note = (column: SeasonColumn, what: string, params?: Params): RowProblem => ({
  column: `catalog:season.column.${column}`,
  key: `catalog:season.problem.${what}`,
  ...(params && { params }),
})

/** A row as it was written; null is an empty cell, which says nothing. What could not be read is among the problems. */
export function readRow({ values, sameAs }: ImportRow<SeasonColumn>) {
  const problems: RowProblem[] = []
  const must = <T>(column: SeasonColumn, read: T | null | undefined, what: string): T | null => {
    if (read === undefined) problems.push(note(column, what, { text: textOf(values[column]) }))
    return read ?? null
  }
  const needed = <T>(column: SeasonColumn, read: T | null | undefined, what: string): T | null => {
    if (read === null) problems.push(note(column, 'missing'))
    return must(column, read, what)
  }
  if (sameAs !== null) problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
  const id = codeOf(values.id)
  const title = textOf(values.title)
  if (title === '') problems.push(note('title', 'missing'))
  const teacher = textOf(values.teacher)
  if (teacher.length > LONGEST_NAME) problems.push(note('teacher', 'tooLong', { most: LONGEST_NAME }))
  const firstDay = dateOf(values.first)
  const first = needed('first', firstDay.ok ? firstDay.value : undefined, 'notADate')
  const weeks = must('weeks', countOf(values.weeks, 1), 'notACount') ?? 1
  if (weeks > MOST_MEETINGS) problems.push(note('weeks', 'tooMany', { most: MOST_MEETINGS }))
  const further = must('further', daysOf(values.further), 'notADate') ?? []
  const start = needed('start', timeOf(values.start), 'notATime')
  const end = needed('end', timeOf(values.end), 'notATime')
  if (start && end && start.equals(end)) problems.push(note('end', 'noTime'))
  const space = textOf(values.space)
  if (space === '') problems.push(note('space', 'missing'))
  return {
    problems,
    // A dash is taken out of codes; ids have theirs at fixed places.
    id: id.ok && id.value !== '' ? textOf(values.id).toLowerCase() : null,
    title,
    form: must(
      'form',
      wordOf(values.form, forms, (word) => `catalog:form.${word}`),
      'notAForm',
    ),
    kind: must(
      'kind',
      wordOf(values.kind, kinds, (word) => `catalog:kind.${word}`),
      'notAKind',
    ),
    teacher: teacher === '' ? null : teacher,
    priceClass: must(
      'priceClass',
      wordOf(values.priceClass, priceClasses, (word) => `catalog:season.price.${word}`),
      'notAPriceClass',
    ),
    priceFen: must('price', fenOf(values.price), 'notAPrice'),
    space,
    when:
      first && start && end && weeks <= MOST_MEETINGS
        ? { dates: datesOf(first, weeks, further), start, end }
        : null,
    capacity: needed('capacity', countOf(values.capacity, 1), 'notACount'),
    waitlist: must('waitlist', countOf(values.waitlist, 0), 'notACount'),
    opens: must('opens', momentOf(values.opens), 'notAMoment'),
    closes: must('closes', momentOf(values.closes), 'notAMoment'),
  }
}
export type SeasonRow = ReturnType<typeof readRow>
