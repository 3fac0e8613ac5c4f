import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type Constraint = {
  schema: string
  table: string
  name: string
  /** As in pg_constraint: p primary, u unique, f foreign, c check, x exclusion. */
  kind: string
  columns: string[]
}

/** Every constraint that somebody wrote; NOT NULL names itself and is left out. */
export async function readConstraints(db: Db): Promise<Constraint[]> {
  const { rows } = await sql<Constraint>`
    select n.nspname as schema, c.relname as table, k.conname as name, k.contype::text as kind,
      array(select a.attname::text from unnest(k.conkey) with ordinality as key (no, position)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = key.no order by key.position) as columns
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where k.contype <> 'n' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration')
    order by 1, 2, 3`.execute(db)
  return rows
}

/** Where a constraint is named by PostgreSQL instead of as a sentence, or a primary key does not begin with the palace. */
export function constraintFindings(
  constraints: readonly Constraint[],
  reference: Readonly<Record<string, string>>,
): string[] {
  const findings: string[] = []
  const tables = new Set(constraints.map(({ schema, table }) => `${schema}.${table}`))
  for (const { schema, table, name, kind, columns } of constraints) {
    const full = `${schema}.${table}`
    const automatic = name.startsWith(`${table}_`) && /_(pkey|fkey|key|check|excl)\d*$/.test(name)
    if (automatic || !/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name))
      findings.push(`${full}: name the constraint "${name}" as a sentence`)
    if (kind === 'p' && columns[0] !== 'palace_id' && !(full in reference))
      findings.push(
        `${full}: the primary key begins with ${columns[0]}, not palace_id; or list it in reference-tables.ts and say why`,
      )
    if (kind === 'p' && columns[0] === 'palace_id' && full in reference)
      findings.push(`${full}: is listed in reference-tables.ts, but begins with palace_id`)
  }
  for (const table of Object.keys(reference))
    if (!tables.has(table)) findings.push(`${table}: is listed in reference-tables.ts, but does not exist`)
  return findings
}
