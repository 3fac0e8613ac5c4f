import type { Cell } from './cells.ts'
import { errors } from './errors.ts'
import { type Limits, usualLimits } from './limits.ts'
import { readRows } from './read.ts'

/** A column that a file may have; `titles` are the words that may head it, in Chinese and English, the first ours. */
export type Wanted = { titles: readonly string[]; required?: boolean }

/** A row by the keys of its columns, beside the cells as they stood in the file. */
export type TableRow<Key extends string> = { row: number; values: Record<Key, Cell>; cells: Cell[] }
export type Table<Key extends string> = {
  /** The titles as they stood in the file. */
  titles: string[]
  rows: AsyncGenerator<TableRow<Key>>
}

const SEARCHED_ROWS = 10

/**
 * A file as a table: the row of titles is found among the first ten (a heading above it does no harm), whatever the
 * order of the columns; titles match trimmed, in full or half width, without `*` or a remark in brackets.
 * @throws Problem `header-missing` | `header-twice`, and whatever `readRows` throws
 */
export async function readTable<Key extends string>(
  bytes: Uint8Array,
  wanted: Readonly<Record<Key, Wanted>>,
  limits: Limits = usualLimits,
): Promise<Table<Key>> {
  const rows = readRows(bytes, limits)
  const columns = Object.entries<Wanted>(wanted) as [Key, Wanted][]
  let missing = columns.filter(([, { required }]) => required).map(([, { titles }]) => titles[0]!)
  for (let n = 0; n < SEARCHED_ROWS; n++) {
    const { value, done } = await rows.next()
    if (done) break
    const heads = value.cells.map((cell) => plainTitle(String(cell ?? '')))
    const places = columns.map(([key, column]) => [key, placesOf(heads, column)] as const)
    const lacking = columns.filter(([, column], n) => column.required && places[n]![1].length === 0)
    if (lacking.length < missing.length) missing = lacking.map(([, { titles }]) => titles[0]!)
    if (lacking.length > 0) continue
    const twice = places.find(([, found]) => found.length > 1)
    if (twice) throw errors.error('header-twice', { params: { title: wanted[twice[0]].titles[0]! } })
    return {
      titles: value.cells.map((cell) => String(cell ?? '')),
      rows: keyed(
        rows,
        places.map(([key, found]) => [key, found[0]]),
      ),
    }
  }
  throw errors.error('header-missing', { params: { titles: missing.join('、') } })
}

async function* keyed<Key extends string>(
  rows: AsyncGenerator<{ row: number; cells: Cell[] }>,
  places: readonly (readonly [Key, number | undefined])[],
): AsyncGenerator<TableRow<Key>> {
  for await (const { row, cells } of rows) {
    const values = {} as Record<Key, Cell>
    for (const [key, place] of places) values[key] = place === undefined ? null : (cells[place] ?? null)
    yield { row, values, cells }
  }
}

const placesOf = (heads: readonly string[], { titles }: Wanted) =>
  heads.flatMap((head, at) => (head !== '' && titles.some((title) => plainTitle(title) === head) ? [at] : []))

const plainTitle = (title: string) =>
  title
    .normalize('NFKC')
    .replaceAll(/[(（].*?[)）]|[*\s]/g, '')
    .toLowerCase()
