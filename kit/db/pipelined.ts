import {
  AbortedTransactionError,
  CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresDialect,
} from 'kysely'
import type { Db } from './index.ts'

/**
 * A transaction whose statements need not wait for each other: those begun together, as by `Promise.all`, go to PostgreSQL at
 * once and are carried out in the order in which they were begun. A round trip costs little, but while a process is busy
 * with a thousand other requests, each answer waits for its turn. When one statement fails, so do those behind it.
 * `begin` says what kind of transaction it is.
 */
export const pipelined = <Output>(
  db: Db,
  work: (tx: Db) => Promise<Output>,
  begin = 'begin',
): Promise<Output> =>
  db.getExecutor().provideConnection(async (connection) => {
    const say = (text: string) => connection.executeQuery<{ command: string }>(CompiledQuery.raw(text))
    try {
      const [, output] = await Promise.all([say(begin), work(alone(db, connection))])
      const { rows } = await say('commit')
      // A statement failed and nobody minded.
      if (rows[0]?.command === 'ROLLBACK') throw new AbortedTransactionError()
      return output
    } catch (error) {
      // It comes behind whatever is still on its way. A connection that cannot even do this is given up by its pool.
      await say('rollback').catch(() => {})
      throw error
    }
  })

/** What Kysely asks of whoever makes one of its parts by hand; this one only builds statements. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('Not for connecting.')) })
const parts = { config: { dialect }, dialect, driver: new DummyDriver() }

/** A connection as a database of its own. Kysely's own transaction would send nothing before the last answer has come. */
function alone(db: Db, connection: DatabaseConnection): Db {
  const executor = db
    .getExecutor()
    .withConnectionProvider({ provideConnection: (consume) => consume(connection) })
  return new Kysely<{}>({ ...parts, executor })
}
