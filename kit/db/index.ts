import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { connectOnce, connectPool } from './driver.ts'
import type { Patience } from './patience.ts'

/** A database whose tables a module adds for itself with its generated `xxxDb(db)`: nobody sees all tables. */
export type Db = Kysely<{}>

/**
 * Opens a pool of connections. `max` bounds the connections of this process, `patience` how long each waits.
 * Values cross the edge as Temporal.Instant, Temporal.PlainDate, Interval and number (see driver.ts).
 */
export function openDatabase(
  url: string,
  { max = 10, patience = 'setup' }: { max?: number; patience?: Patience } = {},
): Db {
  return new Kysely<{}>({ dialect: new PostgresDialect({ pool: connectPool(url, max, patience) }) })
}

/**
 * Opens a single connection that is `db` for questions and `client` for streams (COPY); both see the same transaction.
 * `options` are `-c name=value` of its session.
 */
export async function openConnection(
  url: string,
  options = '-c timezone=UTC',
): Promise<{ client: pg.Client; db: Db; close: () => Promise<void> }> {
  const [client, pool] = await connectOnce(url, options)
  return { client, db: new Kysely<{}>({ dialect: new PostgresDialect({ pool }) }), close: () => client.end() }
}

export { newId } from './id.ts'
export type { Interval } from '#kit/interval/index.ts'
export { connectionCounts, diskWasFull, openPool } from './pools.ts'
export { connectionLimits, type Patience } from './patience.ts'
