import {
  canonicalFile,
  DrawError,
  Fields,
  numberOf,
  readShape,
  rowsIn,
  tableFile,
  tableRows,
  textOf,
} from '#kit/draw/index.ts'
import { type Market, OPEN } from './market.ts'
import type { TicketRule } from './tickets.ts'

/** The columns of list.csv: a party's pseudonym, places, tickets, and the numbers (from 1) of its reserves and of its choices in rules.json. */
export const LIST_COLUMNS = ['party', 'size', 'tickets', 'reserves', 'choices'] as const
/** The columns of results.csv: the party's place in the lottery (from 1); which choice it got, the course, the kind of place; waitlists as course:number. */
export const RESULT_COLUMNS = ['party', 'rank', 'choice', 'course', 'kind', 'waiting'] as const

export const RULES_FORMAT = 'wenhuagong-round-1'

/** rules.json: what decides, published and sealed before the draw. */
export type RoundRules = {
  format: typeof RULES_FORMAT
  round: string
  /** The most choices of a party, and the most people in it. */
  mostChoices: number
  mostTogether: number
  /** The names of the reserves; number 1 is the first. */
  reserves: string[]
  /** In which order a course fills its kinds of places: numbers of reserves, and 0 for the open ones. */
  precedence: number[]
  tickets: TicketRule
  /** By number from 1. `reserved` follows `reserves`; `waiting` is the length of the waitlist. */
  courses: { course: string; seats: number; reserved: number[]; waiting: number }[]
}

/** A party of the list, before it is a line of it. Courses and reserves by number from 1. */
export type ListRow = {
  party: string
  size: number
  tickets: number
  reserves: readonly number[]
  choices: readonly number[]
}

export const rulesFile = (rules: RoundRules): Uint8Array => canonicalFile(rules)

/** @throws DrawError `not-canonical`, also when the file is of another kind or contradicts itself */
export function readRules(file: Uint8Array): RoundRules {
  const rules = rulesIn(file)
  const kinds = rules.precedence.toSorted((a, b) => a - b)
  if (kinds.length !== rules.reserves.length + 1 || kinds.some((kind, i) => kind !== i))
    throw new DrawError('not-canonical', 'precedence')
  for (const { course, seats, reserved } of rules.courses)
    if (reserved.length !== rules.reserves.length || reserved.reduce((sum, each) => sum + each, 0) > seats)
      throw new DrawError('not-canonical', course)
  return rules
}

const rulesIn = (file: Uint8Array): RoundRules =>
  readShape(file, (rules) => ({
    format: rules.oneOf('format', RULES_FORMAT),
    round: rules.text('round'),
    mostChoices: rules.number('mostChoices'),
    mostTogether: rules.number('mostTogether'),
    reserves: rules.list('reserves', textOf),
    precedence: rules.list('precedence', numberOf),
    tickets: rules.within('tickets', (tickets) => ({
      firstTime: tickets.number('firstTime'),
      perLostRound: tickets.number('perLostRound'),
      most: tickets.number('most'),
    })),
    courses: rules.list('courses', (each) => {
      const course = new Fields(each)
      return {
        course: course.text('course'),
        seats: course.number('seats'),
        reserved: course.list('reserved', numberOf),
        waiting: course.number('waiting'),
      }
    }),
  }))

export function listFile(rows: Iterable<ListRow>): Uint8Array {
  return tableFile(
    LIST_COLUMNS,
    Array.from(rows, ({ party, size, tickets, reserves, choices }) => [
      party,
      size,
      tickets,
      reserves.join(' '),
      choices.join(' '),
    ]),
  )
}

/** What the draw needs of the list: the market without its lottery, the tickets of each party, and where its name stands in the file. */
export type FrozenList = {
  market: Omit<Market, 'order'>
  tickets: Uint8Array
  nameStart: Uint32Array
  nameEnd: Uint32Array
}

/** Reads the frozen list by the rules. @throws DrawError `bad-table`, also for a number that the rules do not have */
export function readList(list: Uint8Array, rules: RoundRules): FrozenList {
  const parties = rowsIn(list)
  const perParty = rules.mostChoices
  const frozen: FrozenList = {
    market: {
      parties,
      courses: rules.courses.length,
      perParty,
      choices: new Int32Array(parties * perParty).fill(-1),
      sizes: new Uint8Array(parties),
      entitled: new Uint32Array(parties),
      seats: Int32Array.from(rules.courses, ({ seats }) => seats),
      reserves: rules.reserves.length,
      reserved: Int32Array.from(rules.courses.flatMap(({ reserved }) => reserved)),
      precedence: rules.precedence.map((number) => (number === 0 ? OPEN : number - 1)),
    },
    tickets: new Uint8Array(parties),
    nameStart: new Uint32Array(parties),
    nameEnd: new Uint32Array(parties),
  }
  const { market } = frozen
  for (const { row, start, comma, end } of tableRows(list, LIST_COLUMNS)) {
    frozen.nameStart[row] = start
    frozen.nameEnd[row] = comma
    let choice = 0
    numbersIn(list, comma + 1, end, (cell, number) => {
      if (cell === 0) market.sizes[row] = within(number, rules.mostTogether)
      else if (cell === 1) frozen.tickets[row] = within(number, rules.tickets.most)
      else if (cell === 2) market.entitled[row]! |= 1 << (within(number, market.reserves) - 1)
      else
        market.choices[row * perParty + within(++choice, perParty) - 1] = within(number, market.courses) - 1
    })
  }
  return frozen
}

function within(number: number, most: number): number {
  if (number < 1 || number > most) throw new DrawError('bad-table', `${number} > ${most}`)
  return number
}

/** The numbers in a stretch of cells, each with the number of its cell: as bytes, since a list may have a million lines. */
function numbersIn(
  file: Uint8Array,
  start: number,
  end: number,
  each: (cell: number, number: number) => void,
): void {
  let cell = 0
  let number = -1
  for (let at = start; at <= end; at++) {
    const digit = at < end ? file[at]! - 48 : -1
    if (digit >= 0 && digit <= 9) number = Math.max(0, number) * 10 + digit
    else {
      if (number >= 0) each(cell, number)
      number = -1
      if (at < end && file[at] === 44) cell++
    }
  }
}
