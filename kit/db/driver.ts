import pg from 'pg'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { formatRange, isInterval, parseRange } from '#kit/interval/index.ts'

const OID = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700, tstzrange: 3910 }

/** How each PostgreSQL type reads in TypeScript; everything else stays with the driver's own parser. */
const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: Number,
  [OID.numeric]: Number,
  [OID.date]: (text) => Temporal.PlainDate.from(text),
  [OID.timestamptz]: (text) => Temporal.Instant.from(text),
  [OID.tstzrange]: parseRange,
}

/** How a TypeScript value is written as a parameter. */
export function encodeParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime)
    return value.toString()
  if (isInterval(value)) return formatRange(value)
  if (Array.isArray(value)) return value.map(encodeParameter)
  return value
}

/** A pg pool behind the small interface that Kysely needs, converting parameters on the way in. */
export function connectPool(url: string, max: number): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 4_000,
    options: '-c timezone=UTC',
    types: { getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
  })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const encoding = (client: pg.PoolClient): PostgresPoolClient =>
    ({
      query: (text: never, values?: readonly unknown[]) => client.query(text, values?.map(encodeParameter)),
      release: () => client.release(),
    }) as PostgresPoolClient
  return { connect: async () => encoding(await pool.connect()), end: () => pool.end() } as PostgresPool
}
