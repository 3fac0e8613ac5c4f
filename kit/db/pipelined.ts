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
 * with a thousand other requests, each answer waits for its turn. When one statement fails, so do those behind it; whichever
 * was waited for first, the error is that of the one that failed by itself. `begin` says what kind of transaction it is.
 */
export const pipelined = <Output>(
  db: Db,
  work: (tx: Db) => Promise<Output>,
  begin = 'begin',
): Promise<Output> =>
  db.getExecutor().provideConnection(async (connection) => {
    const say = (text: string) => connection.executeQuery<{ command: string }>(CompiledQuery.raw(text))
    const heard = firstFailureOf(connection)
    try {
      const [, output] = await Promise.all([say(begin), work(alone(db, heard.connection))])
      const { rows } = await say('commit')
      // A statement failed and nobody minded.
      if (rows[0]?.command === 'ROLLBACK') throw new AbortedTransactionError()
      return output
    } catch (error) {
      // It comes behind whatever is still on its way. A connection that cannot even do this is given up by its pool.
      await say('rollback').catch(() => {})
      throw isOnlyBehind(error) ? (heard.failure() ?? error) : error
    }
  })

/**
 * Questions that are asked together and need no snapshot in common: they share one connection, so that PostgreSQL wakes once for all
 * of them. For what is asked often and is answered quickly; what takes long runs side by side on connections of its own.
 */
export const askedAtOnce = <Output>(db: Db, work: (db: Db) => Promise<Output>): Promise<Output> =>
  db.getExecutor().provideConnection((connection) => work(alone(db, connection)))

const IN_FAILED_TRANSACTION = '25P02'
const isOnlyBehind = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === IN_FAILED_TRANSACTION

/** The connection, and what its first failing statement was told. */
function firstFailureOf(connection: DatabaseConnection) {
  let failure: unknown
  const heard: DatabaseConnection = {
    executeQuery: <Row>(...asked: Parameters<DatabaseConnection['executeQuery']>) =>
      connection.executeQuery<Row>(...asked).catch((error: unknown) => {
        failure ??= error
        throw error
      }),
    streamQuery: (...asked) => connection.streamQuery(...asked),
  }
  return { connection: heard, failure: () => failure }
}

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
