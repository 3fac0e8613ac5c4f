import pg from 'pg'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { connectionLimits, type Patience } from './patience.ts'
import { isOutdated, openPool } from './pools.ts'
import { statementName } from './statement-names.ts'
import { formatRange, parseRange, type Interval } from '#kit/interval/index.ts'

const OID = { int8: 20, int8Array: 1016, date: 1082, timestamptz: 1184, numeric: 1700, tstzrange: 3910 }

/** How each PostgreSQL type reads in TypeScript; everything else stays with the driver's own parser. */
const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: Number,
  [OID.int8Array]: (text) => (pg.types.getTypeParser(OID.int8Array)(text) as string[]).map(Number),
  [OID.numeric]: Number,
  [OID.date]: (text) => Temporal.PlainDate.from(text),
  [OID.timestamptz]: (text) => Temporal.Instant.from(text),
  [OID.tstzrange]: parseRange,
}

/** How a TypeScript value is written as a parameter. */
export function encodeParameter(value: unknown): unknown {
  if (
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainTime
  )
    return value.toString()
  if (isInterval(value)) return formatRange(value)
  if (Array.isArray(value)) return value.map(encodeParameter)
  return value
}

/** Only an interval is an object with two instants named start and end; JSON goes in as text. */
function isInterval(value: unknown): value is Interval {
  const { start, end } = (value ?? {}) as Partial<Interval>
  return start instanceof Temporal.Instant && end instanceof Temporal.Instant
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format),
}

/** One connection, both bare (for COPY) and as the pool of one that Kysely needs; its end is the caller's. */
export async function connectOnce(url: string, options: string): Promise<[pg.Client, PostgresPool]> {
  const client = new pg.Client({ connectionString: url, types, ...connectionLimits('setup', options) })
  await client.connect()
  const query = encodingQuery(client)
  return [client, { options: {}, connect: async () => ({ query, release: () => {} }), end: async () => {} }]
}

/** A pg pool behind the small interface that Kysely needs, converting parameters on the way in. */
export function connectPool(url: string, max: number, patience: Patience): PostgresPool {
  const pool = openPool(url, { max, patience, types })
  return { options: pool.options, connect: async () => encoding(await pool.connect()), end: () => pool.end() }
}

function encoding(client: pg.PoolClient): PostgresPoolClient {
  return {
    query: encodingQuery(client),
    release: (broken?: boolean) => client.release(broken || isOutdated(client)),
  }
}

const encodingQuery = (client: pg.ClientBase) =>
  ((text: string, values?: readonly unknown[]) => {
    // Without parameters it goes the simple way, in one message, which needs no plan that is kept.
    if (!values?.length) return client.query(text)
    return client.query({ name: statementName(text), text, values: values.map(encodeParameter) })
  }) as unknown as PostgresPoolClient['query']
