import { writeXlsxStream, type CellStyle } from 'hucre/xlsx'
import { serialOf } from './cells.ts'

/** How a column is written: money comes in fen and is written in yuan; an instant is told in the given time zone. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'money' | 'date' | 'instant'
export type Value = string | number | Temporal.PlainDate | Temporal.Instant | null | undefined

export type OutColumn<Row> = {
  title: string
  kind?: ColumnKind
  value: (row: Row) => Value
  /** In characters; otherwise by its kind and title. */
  width?: number
}

export type OutTable<Row> = {
  /** The sheet's name, cut to what Excel allows. */
  name: string
  columns: readonly OutColumn<Row>[]
  rows: Iterable<Row> | AsyncIterable<Row>
  timeZone: string
}

const formats: Record<ColumnKind, string> = {
  text: '@',
  integer: '0',
  number: 'General',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
}

/** A workbook as a stream: a frozen row of titles, typed columns. A text stays a text, whatever it begins with. */
export function writeXlsx<Row>({ name, columns, rows, timeZone }: OutTable<Row>): ReadableStream<Uint8Array> {
  return writeXlsxStream(
    mapped(rows, (row) => columns.map(({ kind = 'text', value }) => cell(value(row), kind, timeZone))),
    {
      name: sheetName(name),
      columns: columns.map(({ title, kind = 'text', width }) => ({
        header: title,
        width: width ?? Math.max(widths[kind], 2 * title.length + 2),
        style: { numFmt: formats[kind] } satisfies CellStyle,
      })),
      freezePane: { rows: 1 },
    },
  )
}

const widths: Record<ColumnKind, number> = {
  text: 18,
  integer: 10,
  number: 10,
  money: 12,
  date: 12,
  instant: 18,
}

function cell(value: Value, kind: ColumnKind, timeZone: string): string | number | null {
  if (value == null || value === '') return null
  if (typeof value === 'number')
    return Number.isFinite(value) ? (kind === 'money' ? value / 100 : value) : null
  if (typeof value === 'string') return withoutControls(value)
  return serialOf(local(value, timeZone))
}

const local = (value: Temporal.PlainDate | Temporal.Instant, timeZone: string): Temporal.PlainDateTime =>
  'epochMilliseconds' in value
    ? value.toZonedDateTimeISO(timeZone).toPlainDateTime()
    : value.toPlainDateTime()

/** XML has no place for control characters; Excel would call the file damaged. */
const withoutControls = (text: string) => text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '')

/** Excel allows 31 characters in a sheet's name, and none of these. */
export const sheetName = (name: string) =>
  name
    .replaceAll(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1'

async function* mapped<From, To>(rows: Iterable<From> | AsyncIterable<From>, of: (row: From) => To) {
  for await (const row of rows) yield of(row)
}

/** A CSV as a stream, in UTF-8 with a mark so that Excel reads the Chinese; a text that would run as a formula is made plain. */
export function writeCsv<Row>(table: OutTable<Row>): ReadableStream<Uint8Array> {
  const lines = csvLines(table)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      let text = ''
      while (text.length < CHUNK) {
        const { value, done } = await lines.next()
        if (done) {
          controller.enqueue(encoder.encode(text))
          return controller.close()
        }
        text += value
      }
      controller.enqueue(encoder.encode(text))
    },
    cancel: async () => void (await lines.return()),
  })
}

const CHUNK = 16_384

async function* csvLines<Row>({ columns, rows, timeZone }: OutTable<Row>): AsyncGenerator<string, void> {
  yield `\uFEFF${csvLine(columns.map(({ title }) => title))}`
  for await (const row of rows)
    yield csvLine(columns.map(({ kind, value }) => csvValue(value(row), kind, timeZone)))
}

function csvValue(value: Value, kind: ColumnKind | undefined, timeZone: string): string | number | null {
  if (value == null || typeof value === 'string') return value ?? null
  if (typeof value === 'number') return kind === 'money' ? value / 100 : value
  const at = local(value, timeZone)
  return kind === 'instant'
    ? at.toString({ smallestUnit: 'minute' }).replace('T', ' ')
    : at.toPlainDate().toString()
}

const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`

// What Excel, WPS or LibreOffice would run as a formula, in half or full width, also after blanks (OWASP, CSV injection).
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/

/** One cell: a text that a spreadsheet would run is made plain by a leading apostrophe; numbers stay numbers. */
export function csvCell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value ?? ''
  const plain = FORMULA.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
