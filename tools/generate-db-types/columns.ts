import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type Column = {
  schema: string
  table: string
  column: string
  /** The type as PostgreSQL writes it: `text`, `timestamp with time zone`, `text[]`. */
  type: string
  nullable: boolean
  /** The database fills it when an insert leaves it out. */
  filled: boolean
  /** Only the database writes it: generated columns, identities, columns of views. */
  readOnly: boolean
  /** The expression of a generated column, and the check constraints on this column alone. */
  definitions: string[]
}

/** Every column of the tables and views in these schemas, in the order of the tables' names and of their columns. */
export async function readColumns(db: Db, schemas: readonly string[]): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname as schema, c.relname as table, a.attname as column,
      format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable,
      a.atthasdef and a.attgenerated = '' or a.attidentity = 'd' as filled,
      a.attgenerated <> '' or a.attidentity = 'a' or c.relkind in ('v', 'm') as "readOnly",
      array(select pg_get_constraintdef(k.oid) from pg_constraint k
             where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] order by k.conname)
      || array(select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
             where d.adrelid = c.oid and d.adnum = a.attnum and a.attgenerated <> '') as definitions
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname = any(${schemas})
    order by n.nspname, c.relname, a.attnum`.execute(db)
  return rows
}
