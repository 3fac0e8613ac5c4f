import { RowWriter } from '#kit/draw/index.ts'
import { type FrozenList, RESULT_COLUMNS, type RoundRules } from './files.ts'
import type { Assignment, Market } from './market.ts'
import { waitlists } from './waiting.ts'

/** results.csv: what came of each party, in the order of the list. */
export function resultsFile(
  list: Uint8Array,
  rules: RoundRules,
  { nameStart, nameEnd }: FrozenList,
  market: Market,
  result: Assignment,
): Uint8Array {
  const waiting = waitlists(
    market,
    result,
    Int32Array.from(rules.courses, (course) => course.waiting),
  )
  const rows = new RowWriter(RESULT_COLUMNS, list.length)
  for (let party = 0; party < market.parties; party++) {
    rows.copy(list, nameStart[party]!, nameEnd[party]!).comma()
    rows.number(result.rank[party]! + 1).comma()
    const choice = result.choice[party]!
    if (choice < 0) rows.comma().comma().comma()
    else {
      const course = market.choices[party * market.perParty + choice]!
      rows.number(choice + 1).comma()
      rows.number(course + 1).comma()
      rows.number(result.kind[party]! + 1).comma()
    }
    waiting.get(party)?.forEach(({ course, number }, i) => {
      if (i > 0) rows.space()
      rows
        .number(course + 1)
        .colon()
        .number(number)
    })
    rows.end()
  }
  return rows.file()
}
