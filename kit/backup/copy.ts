import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { quoted, type Table } from './tables.ts'

/** How a table was left: equal here and there means that every row is. */
export type TableSum = { rows: number; sha256: string }

/** PostgreSQL writes the same bytes for the same values only under the same settings; all copies are made under these. */
export const COPY_SETTINGS = [
  'timezone=UTC',
  'datestyle=ISO',
  'intervalstyle=postgres',
  'extra_float_digits=1',
  'bytea_output=hex',
  'client_encoding=UTF8',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

/** Streams a table's rows in PostgreSQL's text format, in their order; tells how many and their hash at the end. */
export async function copyOut(
  client: pg.Client,
  { schema, table, columns, order }: Table,
  each: (chunk: Buffer) => Promise<void> = async () => {},
): Promise<TableSum> {
  const names = columns.map((name) => quoted(name)).join(', ')
  const stream = client.query(
    copyTo(`copy (select ${names} from ${quoted(schema, table)} order by ${order}) to stdout`),
  )
  const digest = createHash('sha256')
  for await (const chunk of stream) {
    digest.update(chunk as Buffer)
    await each(chunk as Buffer)
  }
  return { rows: stream.rowCount, sha256: digest.digest('hex') }
}
