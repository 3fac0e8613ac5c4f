import type { CellValue, Column } from './rows.ts'

/** Excel takes a file with this mark for UTF-8. */
const BOM = '\uFEFF'

// What Excel, WPS or LibreOffice would run as a formula, in half or full width, also after blanks (OWASP, CSV injection).
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/

/** One cell: a text that a spreadsheet would run is made plain by a leading apostrophe; numbers stay numbers. */
export function csvCell(value: CellValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value ?? ''
  const plain = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** The rows as a CSV that Excel opens in Chinese: UTF-8 with mark, CRLF, headed by the columns' titles. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const exported = columns.filter((column) => column.exported !== false)
  const lines = [
    exported.map(({ title }) => title),
    ...rows.map((row) => exported.map(({ value }) => value(row))),
  ]
  return BOM + lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

/** Hands a text to the reader as a file. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
