import type { FileFormat } from '#kit/spreadsheet/answer.ts'
import type { OutTable } from '#kit/spreadsheet/write.ts'
import type { Column } from './rows.ts'

/** The rows as a file: titles as on the screen, numbers as numbers, the columns of buttons left out. */
export const tableOf = <Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): OutTable<Row> => ({
  name,
  rows,
  timeZone: 'Asia/Shanghai',
  columns: columns
    .filter(({ exported }) => exported !== false)
    .map(({ title, value, number }) => ({ title, value, kind: number ? 'number' : 'text' })),
})

/** Writes the table in the browser; the writer is loaded when it is first asked for. */
export async function fileOf<Row>(format: FileFormat, table: OutTable<Row>): Promise<Blob> {
  const { writeCsv, writeXlsx } = await import('#kit/spreadsheet/write.ts')
  return new Response(format === 'xlsx' ? writeXlsx(table) : writeCsv(table)).blob()
}

/** Hands a file to the reader. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  follow(address, name)
  URL.revokeObjectURL(address)
}

/** Follows a link that answers with a file. */
export function follow(address: string, name = ''): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}
