import type { ImportRow, Judged, Scope } from '#kit/imports/index.ts'
import { findClashes, type Wish } from './find-clashes.ts'
import { changesSession, judgeRow, type SeasonData } from './judge-row.ts'
import { note, readRow, type Notes } from './read-row.ts'
import type { SeasonColumn } from './season-columns.ts'
import { seasonFacts } from './season-facts.ts'

type Remembered<T> = { memory: Map<string, unknown>; key: string; first: () => T }
const remembered = <T>({ memory, key, first }: Remembered<T>): T => {
  if (!memory.has(key)) memory.set(key, first())
  return memory.get(key) as T
}

/** Says what each row would do to the season: seven queries, whatever the number of rows. */
export async function judgeSeason(
  scope: Scope,
  rows: readonly ImportRow<SeasonColumn>[],
): Promise<Judged<SeasonData>[]> {
  const { db, memory } = scope
  const read = rows.map((row) => readRow(row))
  const facts = await seasonFacts(scope, read)
  const judged = read.map((row, at) => {
    const notes: Notes = { problems: [...row.problems], warnings: [] }
    return { row: rows[at]!.row, notes, data: judgeRow(row, facts, notes) }
  })
  const spoken = remembered({ memory, key: 'programmes', first: () => new Map<string, Spoken>() })
  for (const { row, data, notes } of judged) if (data) agree(spoken, row, data, notes)
  const wishes = judged.filter((one): one is Wish => one.data !== null)
  await findClashes(db, facts, wishes, remembered({ memory, key: 'holdings', first: () => [] }))
  return judged.map(({ row, notes: { problems, warnings }, data }): Judged<SeasonData> => {
    if (problems.length > 0 || !data) return { row, problems }
    const changed = changesSession(data) || data.programmeTo !== null
    const change = data.session ? (changed ? 'changed' : 'unchanged') : 'added'
    return { row, change, data, ...(warnings.length > 0 && { warnings }) }
  })
}

type Spoken = { row: number; to: string }

/** Teacher and price are the programme's: the first row says them, the others must not say otherwise. */
function agree(spoken: Map<string, Spoken>, row: number, data: SeasonData, notes: Notes): void {
  const { teacherName, priceClass, priceFen } = data.programmeTo ?? data.programme
  const to = JSON.stringify([teacherName, priceClass, priceFen])
  const before = spoken.get(data.programme.id)
  if (!before) spoken.set(data.programme.id, { row, to })
  else if (before.to !== to) notes.problems.push(note('price', 'otherwise', { row: before.row }))
}
