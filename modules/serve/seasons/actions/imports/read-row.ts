import type { ImportRow, RowProblem } from '#kit/imports/index.ts'
import { textOf } from '#kit/spreadsheet/index.ts'
import { organisationKinds } from '../../contract/vocabulary.ts'
import type { Ask } from '../request-rows.ts'
import type { SeasonHall } from '../season-problem.ts'
import { countOf, dayOf, lengthOf, type Maybe, stretchOf, wordOf } from './cells.ts'
import { type RequestColumn, requestColumns, wishColumns } from './columns.ts'

const [LONGEST, MOST_PEOPLE, MOST_TIMES] = [60, 100_000, 7]

export const note = (
  column: RequestColumn,
  what: string,
  params?: Record<string, string | number>,
): RowProblem => ({
  column: requestColumns[column].title,
  key: `seasons:sheet.problem.${what}`,
  ...(params && { params }),
})

/** A request as it was typed; what cannot be read is among the problems, and then there is no request. */
export function readRow({ values, sameAs }: ImportRow<RequestColumn>, halls: readonly SeasonHall[]) {
  const problems: RowProblem[] = []
  if (sameAs !== null) problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
  type More = Record<string, string>
  const may = <T>(column: RequestColumn, read: Maybe<T>, what: string, more?: More): T | null => {
    if (read === undefined) problems.push(note(column, what, { text: textOf(values[column]), ...more }))
    return read ?? null
  }
  const must = <T>(column: RequestColumn, read: Maybe<T>, what: string, more?: More): T | null => {
    if (read === null) problems.push(note(column, 'missing'))
    return may(column, read, what, more)
  }
  const text = (column: 'organisation' | 'purpose') => {
    const said = textOf(values[column])
    if (said.length > LONGEST) problems.push(note(column, 'tooLong', { most: LONGEST }))
    return said
  }
  const organisation = text('organisation')
  if (organisation === '') problems.push(note('organisation', 'missing'))
  const kind = must(
    'kind',
    wordOf(values.kind, organisationKinds, (one) => `seasons:kind.${one}`),
    'notAClass',
  )
  const purpose = text('purpose')
  const people = must('people', countOf(values.people, MOST_PEOPLE), 'notACount')
  const times = may('times', countOf(values.times, MOST_TIMES), 'notTimes') ?? 1
  const least = must('least', lengthOf(values.least), 'notALength')
  const wanted = may('wanted', lengthOf(values.wanted), 'notALength') ?? least
  const known = [...new Set(halls.map(({ space }) => space.name))].toSorted().join('、')
  const wishes = wishColumns.flatMap(({ where, day, time }, n) => {
    if (n > 0 && [where, day, time].every((column) => textOf(values[column]) === '')) return []
    const said = placeOf(textOf(values[where]), halls)
    if (said === 'several') problems.push(note(where, 'sameName', { text: textOf(values[where]) }))
    const place = said === 'several' ? null : must(where, said, 'notAHall', { halls: known })
    const weekday = may(day, dayOf(values[day]), 'notADay')
    const stretch = must(time, stretchOf(values[time]), 'notAStretch')
    return place && stretch ? [{ palaceId: null, ...place, weekday, ...stretch }] : []
  })
  if (problems.length > 0 || kind === null || people === null || least === null)
    return { problems, ask: null }
  const ask: Ask = {
    organisation,
    kind,
    unionId: null,
    purpose,
    people,
    times,
    least,
    wanted: wanted ?? least,
    wishes,
  }
  return { problems, ask }
}

const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

/** A hall by its name (with its palace's before it where two have one name), all of a kind, or any. */
function placeOf(
  text: string,
  halls: readonly SeasonHall[],
): Maybe<{ spaceId: string | null; spaceKind: string | null }> | 'several' {
  if (text === '') return null
  const said = plain(text)
  const named = halls.filter(({ space, palace }) =>
    [space.name, space.nameEn ?? space.name].some((name) =>
      [plain(name), plain(palace.name + name)].includes(said),
    ),
  )
  if (named.length === 1) return { spaceId: named[0]!.space.id, spaceKind: null }
  if (named.length > 1) return 'several'
  const rest = said.replace(/^(任意|any)/, '')
  if (['', '场地', '一个', 'hall', 'where', '不限', '哪里都行'].includes(rest))
    return { spaceId: null, spaceKind: null }
  const kinds = [...new Set(halls.map(({ space }) => space.kind))]
  const spaceKind = wordOf(rest, kinds, (kind) => `seasons:space.${kind}`)
  return spaceKind ? { spaceId: null, spaceKind } : undefined
}
