import { sql } from 'kysely'
import type { Change, Scope, WritingScope } from '#kit/imports/index.ts'

/** A table that is filled from spreadsheets: what names a row, and what a file may change in it. */
export type Filled = {
  table: 'siting.candidate' | 'siting.township' | 'siting.travel_time' | 'siting.budget'
  key: readonly string[]
  columns: readonly string[]
}
/** A row as its table holds it. */
export type Row = Readonly<Record<string, string | number | boolean | null>>
type Line = { row: number; change: Change; data: Row }

const named = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))
const keyText = ({ key }: Filled, alias: string) =>
  sql`concat_ws('/', ${sql.join(key.map((column) => sql.ref(`${alias}.${column}`)))})`
const sameKey = ({ key }: Filled, a: string, b: string) =>
  sql.join(
    key.map((column) => sql`${sql.ref(`${a}.${column}`)} = ${sql.ref(`${b}.${column}`)}`),
    sql` and `,
  )

/** Writes rows and keeps what stood there before: three statements, whatever their number. */
export async function writeRows(filled: Filled, { db, importId }: WritingScope, lines: readonly Line[]) {
  const table = sql.table(filled.table)
  const data = JSON.stringify(lines.map(({ row, data: values }) => ({ ...values, row_number: row })))
  const brought = sql`jsonb_to_recordset(${data}::jsonb) as n (row_number integer, ${sql.join(
    filled.key.map((column) => sql`${sql.ref(column)} ${column === 'year' ? sql`integer` : sql`text`}`),
  )})`
  await sql`
    insert into siting.import_change (import_id, row_number, key, before, version_after)
    select ${importId}, n.row_number, ${keyText(filled, 'n')}, to_jsonb(t), coalesce(t.version, 0) + 1
    from ${brought} left join ${table} t on ${sameKey(filled, 'n', 't')}`.execute(db)
  const columns = Object.keys(lines[0]!.data)
  await sql`
    insert into ${table} as t (${named(columns)})
    select ${named(columns)} from jsonb_populate_recordset(null::${table}, ${data}::jsonb)
    on conflict (${named(filled.key)}) do update set version = t.version + 1, ${sql.join(
      filled.columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
    )}`.execute(db)
}

/**
 * Puts every row back as it was before the import: added ones go, changed ones get their former values. Rows that were
 * changed again, or that something else rests on by now, are named, and then nothing is put back.
 */
export async function undoRows(filled: Filled, { db, importId, now }: Scope): Promise<number[]> {
  const table = sql.table(filled.table)
  const leans =
    filled.table === 'siting.candidate'
      ? sql`or (c.before is null and exists (select from siting.travel_time w where w.candidate_code = c.key))`
      : sql``
  const { rows: touched } = await sql<{ row_number: number }>`
    select c.row_number from siting.import_change c left join ${table} t on ${keyText(filled, 't')} = c.key
    where c.import_id = ${importId} and c.undone_at is null
      and (t.version is distinct from c.version_after ${leans})
    order by c.row_number`.execute(db)
  if (touched.length > 0) return touched.map((one) => one.row_number)
  await sql`
    update ${table} t set version = c.version_after - 1, ${sql.join(
      filled.columns.map((column) => sql`${sql.ref(column)} = f.${sql.ref(column)}`),
    )}
    from siting.import_change c cross join lateral jsonb_populate_record(null::${table}, c.before) f
    where c.import_id = ${importId} and c.undone_at is null and c.before is not null
      and ${keyText(filled, 't')} = c.key`.execute(db)
  await sql`
    delete from ${table} t using siting.import_change c
    where c.import_id = ${importId} and c.undone_at is null and c.before is null and ${keyText(filled, 't')} = c.key`.execute(
    db,
  )
  await sql`update siting.import_change set undone_at = ${now} where import_id = ${importId}`.execute(db)
  return []
}
