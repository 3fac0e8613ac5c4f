import { Kysely, PostgresDialect } from 'kysely'
import { connectPool } from './driver.ts'

/** A database whose tables a module adds for itself with its generated `xxxDb(db)`: nobody sees all tables. */
export type Db = Kysely<{}>

/**
 * Opens a pool of connections. `max` bounds the connections of this process.
 * Values cross the edge as Temporal.Instant, Temporal.PlainDate, Interval and number (see driver.ts).
 */
export function openDatabase(url: string, { max = 10 }: { max?: number } = {}): Db {
  return new Kysely<{}>({ dialect: new PostgresDialect({ pool: connectPool(url, max) }) })
}

export { newId } from './id.ts'
export type { Interval } from '#kit/interval/index.ts'
