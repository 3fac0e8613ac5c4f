import type { Column } from './columns.ts'

const known: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  'time without time zone': 'string',
  tstzrange: 'Interval',
  int8range: 'string', // as PostgreSQL writes it: its ends are beyond the whole numbers of a number
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  numeric: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  text: 'string',
  uuid: 'string',
  inet: 'string',
  jsonb: 'unknown',
}

const literals = (list: string) =>
  [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, text = '']) => text.replaceAll("''", "'"))

/** The few texts that a column may hold, when a check or the expression that computes it says so. */
function choices({ type, definitions }: Column): string[] {
  for (const definition of definitions) {
    const [, listed] =
      /^CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(definition) ??
      /^CHECK \(\(\w+ <@ ARRAY\[([^\]]*)\]\)\)$/.exec(definition) ??
      []
    if (listed) return literals(listed)
    const results = [...definition.matchAll(/\b(?:THEN|ELSE) (\S+)/g)].map(([, result = '']) => result)
    if (type === 'text' && results.length > 0 && results.every((result) => /^'.*'::text$/.test(result)))
      return [...new Set(results.flatMap(literals))]
  }
  return []
}

function valueType(column: Column): string {
  const [, element = '', array] = /^(.*?)(?:\(\d+(?:,\d+)?\))?(\[\])?$/.exec(column.type)!
  const union = choices(column).map((text) => `'${text.replaceAll("'", "\\'")}'`)
  const base = element === 'text' && union.length > 0 ? union.join(' | ') : known[element]
  if (!base)
    throw new Error(
      `${column.schema}.${column.table}.${column.column}: no TypeScript type for ${column.type}`,
    )
  if (!array) return base
  return union.length > 1 ? `(${base})[]` : `${base}[]`
}

/**
 * The type of a column for reading, inserting and updating.
 * @throws Error for a column type that the driver edge does not translate
 */
export function columnType(column: Column): string {
  const orNull = column.nullable ? ' | null' : ''
  const value = valueType(column)
  const read = value === 'unknown' ? value : value + orNull
  if (column.readOnly) return `GeneratedAlways<${read}>`
  if (value === 'unknown') {
    // JSON is written as text, or the driver would take an array for a PostgreSQL array.
    const optional = column.filled || column.nullable ? ' | undefined' : ''
    return `ColumnType<unknown, string${orNull}${optional}, string${orNull}>`
  }
  return column.filled ? `Generated<${read}>` : read
}
