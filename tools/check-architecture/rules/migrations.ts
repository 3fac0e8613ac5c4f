import type { Rule } from '../check.ts'
import { lineAt } from '../imports.ts'
import { locate } from '../territory.ts'
import { schemaOf, schemas } from './sql.ts'

const made =
  /\b(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:unlogged\s+|materialized\s+)?(table|view|function|procedure|sequence|type|domain|schema)\s+(?:if\s+(?:not\s+)?exists\s+)?([\w.]+)/gi
const blank = (part: string) => part.replace(/[^\n]/g, ' ')

/**
 * A migration makes and changes things in the schema of its own module only. It may point a foreign key at a module
 * that the map lists, or read a view that such a module publishes, and touches nothing else of others.
 */
export const migrationsOwnSchema: Rule = function* ({ tree, map }) {
  const known = schemas(map)
  for (const [file, source] of tree) {
    const place = locate(file)
    if (place.zone !== 'module' || !file.endsWith('.sql')) continue
    const own = schemaOf(place.module)
    const sql = source.replace(/--.*$/gm, blank).replace(/\/\*[\s\S]*?\*\//g, blank)
    const statements = sql.replace(/'(?:[^']|'')*'/g, blank)
    for (const { index, 1: kind = '', 2: name = '' } of statements.matchAll(made)) {
      const schema =
        kind.toLowerCase() === 'schema' ? name : name.includes('.') ? name.split('.')[0] : undefined
      if (schema === undefined)
        yield { file, line: lineAt(sql, index), sentence: `${kind} ${name} needs its schema: ${own}.${name}` }
      else if (schema !== own)
        yield { file, line: lineAt(sql, index), sentence: `${kind} ${name} is not in the schema ${own}` }
    }
    for (const { index, 1: before = '', 2: schema = '', 3: table = '' } of statements.matchAll(
      /(\w+)\s+(\w+)\.(\w+)/g,
    )) {
      const owner = known.get(schema)
      if (
        !owner ||
        owner === place.module ||
        /^(table|view|function|procedure|sequence|type|domain|exists)$/i.test(before)
      )
        continue
      const listed = map[place.module]?.includes(owner) ?? false
      const reads =
        /^references$/i.test(before) ||
        (/^(from|join)$/i.test(before) && table.startsWith('published_')) ||
        (/^perform$/i.test(before) && table.startsWith('publish_'))
      if (!listed || !reads)
        yield {
          file,
          line: lineAt(sql, index),
          sentence: `${schema}.${table} belongs to ${owner}; a migration may only reference listed modules`,
        }
    }
  }
}
