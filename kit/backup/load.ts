import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupError, readArchive } from './archive.ts'
import { quoted, type Table } from './tables.ts'

/** The types of a table's stored columns, by name; none when the table is not there. */
type ColumnTypes = ReadonlyMap<string, string>

/**
 * Loads every table of the file. Where the job queues of this version have other columns than those of the backup, what
 * both have is taken over; `unlike` names those tables.
 */
export async function loadTables(
  client: pg.Client,
  file: string,
  strict: (table: Table) => boolean,
): Promise<{ unlike: string[] }> {
  const unlike: string[] = []
  let into: ReturnType<typeof intoTable> | null = null
  let table: Table | null = null
  let types: ColumnTypes = new Map()
  for await (const { kind, payload } of readArchive(file)) {
    if (kind === 'T') {
      table = JSON.parse(payload.toString()) as Table
      types = await columnTypes(client, table)
      const same = types.size === table.columns.length && table.columns.every((name) => types.has(name))
      if (!same && strict(table))
        throw new BackupError(
          `${table.schema}.${table.table} has other columns here than in the backup; nothing was changed.`,
        )
      if (!same) unlike.push(`${table.schema}.${table.table}`)
      into = intoTable(client, same ? quoted(table.schema, table.table) : await besides(client, table), table)
    } else if (kind === 'D') await into!.write(payload)
    else if (kind === 'E') {
      await into!.end()
      const name = `${table!.schema}.${table!.table}`
      if (unlike.includes(name)) await takeOver(client, table!, types)
    }
  }
  return { unlike }
}

function intoTable(client: pg.Client, target: string, { columns }: Table) {
  const names = columns.map((name) => quoted(name)).join(', ')
  const stream = client.query(copyFrom(`copy ${target} (${names}) from stdin`))
  const failed = new Promise<never>((_, fail) => stream.once('error', fail))
  failed.catch(() => {}) // told by the write or the end that meets it
  return {
    async write(chunk: Buffer) {
      if (!stream.write(chunk))
        await Promise.race([new Promise<void>((done) => stream.once('drain', done)), failed])
    },
    async end() {
      await Promise.race([new Promise<void>((done) => stream.end(done)), failed])
    },
  }
}

async function columnTypes(client: pg.Client, { schema, table }: Table): Promise<ColumnTypes> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [quoted(schema, table)],
  )
  return new Map(rows.map(({ name, type }) => [name, type]))
}

/** A table of texts beside the real one. */
async function besides(client: pg.Client, { columns }: Table): Promise<string> {
  await client.query('drop table if exists pg_temp.besides')
  await client.query(
    `create temporary table besides (${columns.map((name) => `${quoted(name)} text`).join(', ')}) on commit drop`,
  )
  return 'pg_temp.besides'
}

async function takeOver(client: pg.Client, { schema, table, columns }: Table, types: ColumnTypes) {
  const both = columns.filter((name) => types.has(name))
  if (both.length === 0) return
  await client.query(
    `insert into ${quoted(schema, table)} (${both.map((name) => quoted(name)).join(', ')})
     select ${both.map((name) => `${quoted(name)}::${types.get(name)}`).join(', ')} from pg_temp.besides`,
  )
}
