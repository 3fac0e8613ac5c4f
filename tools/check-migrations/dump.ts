import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/**
 * Everything that migrations made, one line or definition each, in a fixed order: columns, constraints, indexes,
 * functions, triggers, views, comments, extensions. Two databases with equal dumps have the same schema.
 */
export async function dump(db: Db): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    with ours as (
      select oid, nspname from pg_namespace
       where nspname !~ '^pg_' and nspname not in ('information_schema', 'migration', 'public')
    ), relation as (
      select c.*, format('%I.%I', n.nspname, c.relname) as full_name from pg_class c join ours n on n.oid = c.relnamespace
    )
    select format('schema %I', nspname) as line from ours
    union all select format('extension %I', extname) from pg_extension
    union all
    select format('column %s.%I %s%s%s %s', r.full_name, a.attname, format_type(a.atttypid, a.atttypmod),
             case when a.attnotnull then ' not null' end, ' ' || nullif(a.attidentity::text || a.attgenerated::text, ''),
             pg_get_expr(d.adbin, d.adrelid))
      from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
     where r.relkind in ('r', 'p', 'v', 'm')
    union all
    select format('constraint %s.%I %s', r.full_name, k.conname, pg_get_constraintdef(k.oid))
      from relation r join pg_constraint k on k.conrelid = r.oid
    union all select 'index ' || pg_get_indexdef(oid) from relation where relkind = 'i'
    union all
    select 'function ' || pg_get_functiondef(p.oid) from pg_proc p join ours n on n.oid = p.pronamespace where p.prokind in ('f', 'p')
    union all
    select 'trigger ' || pg_get_triggerdef(t.oid) from relation r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
    union all select format('view %s %s', full_name, pg_get_viewdef(oid)) from relation where relkind in ('v', 'm')
    union all
    select format('comment %s.%s %s', r.full_name, d.objsubid, d.description)
      from relation r join pg_description d on d.objoid = r.oid and d.classoid = 'pg_class'::regclass
    order by 1`.execute(db)
  return rows.map(({ line }) => line.trimEnd()).join('\n')
}

/** The first lines in which two dumps differ, as a reader wants them: − in the first alone, + in the second alone. */
export function difference(first: string, second: string): string[] {
  const [a, b] = [new Set(first.split('\n')), new Set(second.split('\n'))]
  return [
    ...[...a.difference(b)].map((line) => `− ${line}`),
    ...[...b.difference(a)].map((line) => `+ ${line}`),
  ].slice(0, 20)
}
