import { compareBytes, DrawError, utf8 } from './bytes.ts'

const LF = 10
const COMMA = 44

/**
 * A published table: a header, then one line for each row; LF after every line, also the last; commas between the cells, and
 * neither quotes nor escapes: a cell is made of `A–Z a–z 0–9 . _ : -` and spaces. The first cell names the row; rows stand
 * in the order of its bytes, and none twice.
 * @throws DrawError `bad-table`
 */
export function tableFile(
  columns: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Uint8Array {
  const lines = Array.from(rows, (row) => row.join(','))
  lines.sort((a, b) => (firstCell(a) < firstCell(b) ? -1 : 1)) // ASCII: the order of code units is that of bytes
  const file = utf8([columns.join(','), ...lines, ''].join('\n'))
  for (const _ of tableRows(file, columns)) void _
  return file
}

/** The first cell of a line. */
export const firstCell = (line: string): string => {
  const comma = line.indexOf(',')
  return comma < 0 ? line : line.slice(0, comma)
}

/** How many rows a table has, by its line ends. */
export function rowsIn(file: Uint8Array): number {
  let lines = 0
  for (let at = file.indexOf(LF); at >= 0; at = file.indexOf(LF, at + 1)) lines++
  return Math.max(0, lines - 1)
}

/** Where a row stands in the bytes of its file: [start, end) without its LF; [start, comma) is its first cell. */
export type RowPlace = { row: number; start: number; comma: number; end: number }

/**
 * Walks the rows of a table after its header. The same object comes each time, with other numbers.
 * @throws DrawError `bad-table`, with the number of the line, counted from 1 with the header
 */
export function* tableRows(file: Uint8Array, columns: readonly string[]): Generator<RowPlace> {
  const header = utf8(`${columns.join(',')}\n`)
  if (compareBytes(file.subarray(0, header.length), header) !== 0) throw new DrawError('bad-table', 'line 1')
  const place: RowPlace = { row: 0, start: header.length, comma: 0, end: 0 }
  let before: RowPlace | undefined
  while (place.start < file.length) {
    scan(file, place, columns.length)
    if (before && !follows(file, before, place)) throw badLine(place)
    yield place
    before = { ...place }
    place.start = place.end + 1
    place.row++
  }
}

const badLine = ({ row }: RowPlace) => new DrawError('bad-table', `line ${row + 2}`)

/** Finds the end of the line and of its first cell, and checks what it is made of. */
function scan(file: Uint8Array, place: RowPlace, columns: number): void {
  let commas = 0
  let at = place.start
  place.comma = 0
  for (; at < file.length && file[at] !== LF; at++) {
    const byte = file[at]!
    if (byte === COMMA && commas++ === 0) place.comma = at
    if (!CELL[byte] && byte !== COMMA) throw badLine(place)
  }
  place.end = at
  if (commas === 0) place.comma = at
  if (at === file.length || commas !== columns - 1 || place.comma === place.start) throw badLine(place)
}

/** Which bytes a cell may be made of. */
const CELL = new Uint8Array(256)
for (const byte of utf8('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:- ')) CELL[byte] = 1

/** Whether the first cell of a row comes after that of the row before. */
function follows(file: Uint8Array, before: RowPlace, row: RowPlace): boolean {
  for (let i = before.start, j = row.start; ; i++, j++) {
    if (j === row.comma) return false
    if (i === before.comma) return true
    if (file[i] !== file[j]) return file[i]! < file[j]!
  }
}
