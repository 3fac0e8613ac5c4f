import { HucreError } from 'hucre'
import { detectDelimiter, streamCsvRows } from 'hucre/csv'
import { streamXlsxRows } from 'hucre/xlsx'
import type { Cell } from './cells.ts'
import { errors } from './errors.ts'
import { type Limits, usualLimits } from './limits.ts'
import { formatOf } from './sniff.ts'
import { zipEntries } from './zip-directory.ts'
import { readsInOrder, zipInOrder } from './zip-in-order.ts'

/** One row of a file: its number as Excel shows it, from 1. */
export type SheetRow = { row: number; cells: Cell[] }

/**
 * The rows of a workbook's first sheet or of a CSV (UTF-8, GB18030 or UTF-16; comma, semicolon or tab), empty ones left
 * out. The file is held as it came (`limits` bounds it); of its rows some thousands at a time.
 * @throws Problem why the file cannot be taken
 */
export async function* readRows(bytes: Uint8Array, limits: Limits = usualLimits): AsyncGenerator<SheetRow> {
  const rows = formatOf(bytes, limits) === 'xlsx' ? workbookRows(bytes, limits) : csvRows(bytes)
  let count = 0
  try {
    for await (const { row, cells } of rows) {
      while (cells.length > 0 && (cells.at(-1) == null || cells.at(-1) === '')) cells.pop()
      if (cells.length === 0) continue
      checkRow(row, cells, ++count, limits)
      yield { row, cells }
    }
  } catch (error) {
    throw error instanceof HucreError ? errors.error('damaged') : error
  }
}

function checkRow(row: number, cells: readonly Cell[], count: number, limits: Limits): void {
  if (count > limits.rows + 1) throw errors.error('too-many-rows', { params: { rows: limits.rows } })
  if (cells.length > limits.columns)
    throw errors.error('too-many-columns', { params: { row, columns: limits.columns } })
  if (cells.some((cell) => typeof cell === 'string' && cell.length > limits.characters))
    throw errors.error('cell-too-long', { params: { row, characters: limits.characters } })
}

/**
 * The library parses ahead of a reader that pauses for the database. Its input is held back until it has no row left to
 * give, so that some thousands of rows are held and not the whole sheet.
 */
async function* workbookRows(bytes: Uint8Array, limits: Limits): AsyncGenerator<SheetRow> {
  const gate = new Gate()
  const entries = zipEntries(bytes)!
  const input = readsInOrder(entries) ? pulled(zipInOrder(bytes, entries, gate.opened)) : bytes
  const rows = streamXlsxRows(input, { readStyles: true })[Symbol.asyncIterator]()
  try {
    for (let count = 0; count <= limits.rows * 2; count++) {
      // Even if half of them are empty, more are too many.
      const { value, done } = await gate.whileHungry(rows.next())
      if (done) return
      yield { row: value.index + 1, cells: value.values.slice(0, limits.columns + 1).map(cellOf) }
    }
  } finally {
    gate.open()
    await rows.return(undefined)
  }
}

/** A stream that asks for a piece when one is wanted, and not before. */
const pulled = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => void (await pieces.return(undefined)),
    },
    { highWaterMark: 0 },
  )

/** Lets the next piece through while somebody waits for it in vain. */
class Gate {
  #next = Promise.withResolvers<void>()
  #isOpen = false
  opened = () => this.#next.promise
  open = () => {
    this.#isOpen = true
    this.#next.resolve()
  }

  /** A row that is there already comes at once; only one that is not opens the gate. */
  async whileHungry<T>(row: Promise<T>): Promise<T> {
    const soon = setImmediate(this.open)
    try {
      return await row
    } finally {
      clearImmediate(soon)
      if (this.#isOpen) this.#next = Promise.withResolvers()
      this.#isOpen = false
    }
  }
}

/** The reader's only object is its own kind of date, at midnight of UTC. */
function cellOf(value: unknown): Cell {
  if (value == null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  const milliseconds = Number(value)
  if (!Number.isFinite(milliseconds)) return null
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO('UTC').toPlainDateTime()
}

function* csvRows(bytes: Uint8Array): Generator<SheetRow> {
  const text = decode(bytes)
  let row = 0
  for (const cells of streamCsvRows(text, { delimiter: detectDelimiter(text) }))
    yield { row: ++row, cells: cells.map(cellOf) }
}

/** What Excel in China saves as CSV is GB18030; what others save is UTF-8, with or without a mark; "Unicode text" is UTF-16. */
function decode(bytes: Uint8Array): string {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue // not written in this encoding
    }
  throw errors.error('not-a-spreadsheet')
}
