import type { ModuleMap } from '../../../modules/map.ts'
import type { Rule } from '../check.ts'
import { lineAt } from '../imports.ts'
import { locate } from '../territory.ts'

/** The PostgreSQL schemas of the modules: each is named after its module. */
export const schemas = (map: ModuleMap) =>
  new Map(Object.keys(map).map((module) => [schemaOf(module), module]))
export const schemaOf = (module: string) => module.split('/')[1]!.replaceAll('-', '_')

/** Where a statement names a table: as the argument of a method of the query builder, or after a keyword of SQL. */
const named =
  /(?:(?:selectFrom|Join|insertInto|updateTable|deleteFrom|mergeInto|using)\(\s*\[?\s*['"`]|\b(?:from|join|into|update|table|only)\s+)(\w+)\.(\w+)/gi

/** Code reads and writes the tables of its own schema; of a listed module it reads at most its published views. */
export const sqlOwnSchema: Rule = function* ({ tree, map }) {
  const known = schemas(map)
  for (const [file, text] of tree) {
    const place = locate(file)
    if (place.zone !== 'module' || place.test || !/\.tsx?$/.test(file)) continue
    if (place.rest !== 'schema/db.ts')
      for (const { index } of text.matchAll(/\.withTables\b/g))
        yield {
          file,
          line: lineAt(text, index),
          sentence: 'tables are added by the generated schema/db.ts alone',
        }
    for (const { index, 1: schema = '', 2: table = '' } of text.matchAll(named)) {
      const owner = known.get(schema)
      if (!owner || owner === place.module) continue
      if (table.startsWith('published_') && map[place.module]?.includes(owner)) continue
      yield {
        file,
        line: lineAt(text, index),
        sentence: `${schema}.${table} belongs to ${owner}; ask its index.ts`,
      }
    }
  }
}
