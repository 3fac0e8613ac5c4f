import { createTranslator } from '#kit/i18n/index.ts'
import type { MessageParams } from '#kit/i18n/index.ts'
import type { RowProblem } from '#kit/imports/index.ts'
import { codeOf, dateOf, textOf, type Cell, type Reading } from '#kit/spreadsheet/index.ts'
import '../../messages/index.ts'
import { bounds, type VenueText } from '../../contract/venue.ts'
import { conditions, functionRooms, type FunctionRoom } from '../../contract/vocabulary.ts'
import { betweenRooms, no, noRooms, sheetColumns, yes, type SheetColumn } from './sheet-columns.ts'

/** What a row says: facts of empty cells are absent, so that they leave alone what stands. */
export type ReadVenue = {
  divisionCode: string
  said: Partial<VenueText> & Pick<VenueText, 'name' | 'factsOn' | 'source'>
  problems: RowProblem[]
}

export const wrong = (column: SheetColumn, problem: string, params?: MessageParams): RowProblem => ({
  column: sheetColumns[column].title,
  key: `assessment:problem.${problem}`,
  ...(params && { params }),
})

const rooms = new Map<string, FunctionRoom>(
  (['zh-CN', 'en'] as const).flatMap((locale) => {
    const t = createTranslator(locale)
    return functionRooms.map((room) => [t(`assessment:function.${room}`).toLowerCase(), room] as const)
  }),
)

/** Reads the cells of a row, without looking at the database. */
export function readRow(values: Record<SheetColumn, Cell>, sameAs: number | null): ReadVenue {
  const problems: RowProblem[] = []
  const note = (...about: Parameters<typeof wrong>) => void problems.push(wrong(...about))
  const take = <T>(column: SheetColumn, reading: Reading<T>): T | null => {
    if (reading.ok) return reading.value
    problems.push({
      column: sheetColumns[column].title,
      key: `spreadsheet:cell.${reading.problem}`,
      params: { text: reading.text },
    })
    return null
  }
  const number = (column: keyof typeof bounds) => {
    const text = textOf(values[column]).replaceAll(/[,，\s]|平方米|㎡|m2/gi, '')
    if (text === '') return {}
    const value = Number(text)
    const [least, most] = bounds[column]
    if (!/^-?\d+(\.\d+)?$/.test(text)) note(column, 'notANumber', { text })
    else if (value < least || value > most) note(column, 'absurd', { value: text, least, most })
    else return { [column]: column === 'lng' || column === 'lat' ? value : Math.round(value) }
    return {}
  }
  const known = (column: 'independentTitle' | 'operatingRight' | 'compact') => {
    const text = textOf(values[column]).toLowerCase()
    if (text === '') return {}
    if (!yes.has(text) && !no.has(text)) note(column, 'notYesOrNo', { text })
    return { [column]: yes.has(text) }
  }
  if (sameAs !== null) problems.push({ key: 'imports:rowTwice', params: { row: sameAs } })
  const name = textOf(values.name)
  if (name.length < 2 || name.length > 60) note('name', name === '' ? 'missing' : 'length')
  const source = textOf(values.source)
  if (source.length < 2 || source.length > 200) note('source', source === '' ? 'missing' : 'length')
  const factsOn = take('factsOn', dateOf(values.factsOn))
  if (factsOn === null && textOf(values.factsOn) === '') note('factsOn', 'missing')
  const text = (column: 'address' | 'note') => {
    const said = textOf(values[column])
    return said === '' ? {} : { [column]: said.slice(0, column === 'note' ? 500 : 200) }
  }
  return {
    problems,
    divisionCode: take('division', codeOf(values.division)) ?? '',
    said: {
      name,
      source,
      factsOn: factsOn?.toString() ?? '',
      ...number('floorM2'),
      ...number('builtYear'),
      ...number('renovatedYear'),
      ...number('expansionM2'),
      ...number('seats'),
      ...number('lng'),
      ...number('lat'),
      ...known('independentTitle'),
      ...known('operatingRight'),
      ...known('compact'),
      ...conditionOf(textOf(values.condition)),
      ...roomsOf(textOf(values.functions)),
      ...text('address'),
      ...text('note'),
    },
  }

  function conditionOf(said: string): Partial<VenueText> {
    if (said === '') return {}
    const grade = conditions.find((one) => one === said.toUpperCase().replace(/\s*级$/, ''))
    if (!grade) note('condition', 'notAGrade', { text: said })
    return grade ? { condition: grade } : {}
  }

  function roomsOf(said: string): Partial<VenueText> {
    if (said === '') return {}
    if (noRooms.has(said.toLowerCase())) return { functions: [], unknownRooms: [] }
    // English names of rooms have spaces in them: what stands between is then a comma.
    const names = said.split(/[a-z]/i.test(said) ? /\s*[,;]\s*/ : betweenRooms).filter(Boolean)
    // "职工书屋？": nobody knows whether there is one.
    const cells = names.map((one) => ({
      room: rooms.get(one.toLowerCase().replace(/\s*[?？]$/, '')),
      doubted: /[?？]$/.test(one),
      one,
    }))
    const strange = cells.filter(({ room }) => room === undefined).map(({ one }) => one)
    if (strange.length > 0) note('functions', 'unknownRoom', { text: strange.join(' ') })
    const named = (doubt: boolean) =>
      functionRooms.filter((room) => cells.some((cell) => cell.room === room && cell.doubted === doubt))
    const twice = named(true).filter((room) => named(false).includes(room))
    if (twice.length > 0) note('functions', 'roomTwice')
    return { functions: named(false), unknownRooms: named(true) }
  }
}
