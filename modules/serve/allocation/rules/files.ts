import { canonicalFile, readCanonicalFile, tableFile, tableRows } from '#kit/draw/index.ts'
import { match } from './match.ts'
import { type Market, OPEN } from './market.ts'
import type { TicketRule } from './tickets.ts'
import { type Waiting, waitlists } from './waiting.ts'

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

/** @throws DrawError `not-canonical`, also when the file is of another kind */
export function readRules(file: Uint8Array): RoundRules {
  const rules = readCanonicalFile(file) as RoundRules
  if (rules?.format !== RULES_FORMAT) throw new RangeError('Not the rules of a round.')
  return rules
}

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

/** Reads the frozen list by the rules. @throws DrawError `bad-table` | RangeError for a number that the rules do not have */
export function readList(list: Uint8Array, rules: RoundRules): FrozenList {
  let parties = 0
  for (const { row } of tableRows(list, LIST_COLUMNS)) parties = row + 1
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

/** results.csv of a list, its rules and the order of its lottery: the whole computation. */
export function resultsFile(list: Uint8Array, rules: RoundRules, order: Uint32Array): Uint8Array {
  const { market: frozen, nameStart, nameEnd } = readList(list, rules)
  const market = { ...frozen, order }
  const result = match(market)
  const waiting = waitlists(
    market,
    result,
    Int32Array.from(rules.courses, (course) => course.waiting),
  )
  const text = new TextDecoder()
  return tableFile(
    RESULT_COLUMNS,
    Array.from({ length: market.parties }, (_, party) => {
      const choice = result.choice[party]!
      const got = choice >= 0
      return [
        text.decode(list.subarray(nameStart[party], nameEnd[party])),
        result.rank[party]! + 1,
        got ? choice + 1 : '',
        got ? market.choices[party * market.perParty + choice]! + 1 : '',
        got ? result.kind[party]! + 1 : '',
        (waiting.get(party) ?? []).map(waitingCell).join(' '),
      ]
    }),
  )
}

const waitingCell = ({ course, number }: Waiting) => `${course + 1}:${number}`

function within(number: number, most: number): number {
  if (number < 1 || number > most) throw new RangeError(`${number} is not between 1 and ${most}.`)
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
