import { tableRows } from '#kit/draw/index.ts'
import { RESULT_COLUMNS } from './files.ts'

/** A line of results.csv. Numbers from 1; null: no place. */
export type ResultRow = {
  party: string
  rank: number
  choice: number | null
  course: number | null
  /** Of the place: the number of the reserve, or 0 for an open one. */
  kind: number | null
  waiting: { course: number; number: number }[]
}

/** Reads results.csv. @throws DrawError `bad-table` */
export function readResults(file: Uint8Array): ResultRow[] {
  const text = new TextDecoder()
  return Array.from(tableRows(file, RESULT_COLUMNS), ({ start, end }) => {
    const [party, rank, choice, course, kind, waiting] = text.decode(file.subarray(start, end)).split(',')
    const number = (cell: string | undefined) => (cell ? Number(cell) : null)
    return {
      party: party!,
      rank: Number(rank),
      choice: number(choice),
      course: number(course),
      kind: number(kind),
      waiting: (waiting ? waiting.split(' ') : []).map((cell) => {
        const [at, place] = cell.split(':')
        return { course: Number(at), number: Number(place) }
      }),
    }
  })
}
