import type { Column } from './columns.ts'
import { columnType } from './types.ts'

const pascal = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
const camel = (name: string) => pascal(name).replace(/^\w/, (letter) => letter.toLowerCase())

/** The text of the `schema/db.ts` of one schema. */
export function dbFile(schema: string, columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const body = [...tables].map(([table, own]) =>
    [
      `  '${schema}.${table}': {`,
      ...own.map((column) => `    ${column.column}: ${columnType(column)}`),
      '  }',
    ].join('\n'),
  )
  const text = body.join('\n')
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => text.includes(`${name}<`))
  return [
    '// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.',
    ...(used.length > 0 ? [`import type { ${used.join(', ')} } from 'kysely'`] : []),
    `import type { Db } from '#kit/db/index.ts'`,
    ...(/\bInterval\b/.test(text) ? [`import type { Interval } from '#kit/interval/index.ts'`] : []),
    '',
    `export type ${pascal(schema)}Tables = {`,
    text,
    '}',
    '',
    `/** The database as this module sees it: its own tables. */`,
    `export const ${camel(schema)}Db = (db: Db) => db.withTables<${pascal(schema)}Tables>()`,
    '',
  ].join('\n')
}
