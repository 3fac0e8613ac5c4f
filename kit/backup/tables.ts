import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** A table as it is copied: its stored columns, and an order that is the same in every database. */
export type Table = { schema: string; table: string; columns: string[]; order: string }
export type ForeignKey = { table: string; name: string; definition: string }
export type Sequence = { schema: string; name: string; value: string; called: boolean }

/** What is generated from other columns is left out, and the parts of a divided table, which the whole holds. */
export async function tablesOf(db: Db, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select n.nspname as schema, c.relname as table,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
              and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      coalesce(
        (select string_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
                  order by key.position)
           from pg_index i, unnest(i.indkey::int2[]) with ordinality as key (no, position)
           join pg_attribute a on a.attnum = key.no and a.attrelid = c.oid
           where i.indrelid = c.oid and i.indisprimary),
        format('%I::text collate "C"', c.relname)) as order
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any(${[...schemas]}::text[])
    order by 1, 2`.execute(db)
  return rows
}

export async function foreignKeysOf(db: Db, schemas: readonly string[]): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select format('%I.%I', n.nspname, c.relname) as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname = any(${[...schemas]}::text[])
    order by 1, 2`.execute(db)
  return rows
}

/** Sequences stand outside transactions: read after the snapshot was taken, they are never behind it. */
export async function sequencesOf(db: Db, schemas: readonly string[]): Promise<Sequence[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, sequencename as name from pg_sequences
    where schemaname = any(${[...schemas]}::text[]) order by 1, 2`.execute(db)
  const sequences: Sequence[] = []
  for (const { schema, name } of rows) {
    const { rows: state } = await sql<{ value: string; called: boolean }>`
      select last_value::text as value, is_called as called from ${sql.id(schema, name)}`.execute(db)
    sequences.push({ schema, name, ...state[0]! })
  }
  return sequences
}

/** A name or names as SQL: "places"."palace". */
export const quoted = (...names: string[]): string =>
  names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')
