import type pg from 'pg'

/**
 * How long a connection waits, by what it is for. `request`: somebody looks at the screen, and is answered or refused
 * within five seconds. `queue`: fetching and keeping jobs. `work`: jobs, which may read much. `setup`: migrations and first data, which wait for each other
 * and end when they end. A dead peer is noticed by each.
 */
export type Patience = keyof typeof limits

const limits = {
  request: { connect: 2_500, statement: 3_500, lock: 3_000, idleInTransaction: 10_000 },
  queue: { connect: 5_000, statement: 8_000, lock: 8_000, idleInTransaction: 10_000 },
  work: { connect: 5_000, statement: 20_000, lock: 10_000, idleInTransaction: 60_000 },
  setup: { connect: 5_000, statement: 0, lock: 0, idleInTransaction: 0 },
} as const

/** The server gives up first and says so; past this much more nobody listens at the other end. */
const SILENCE_MS = 500

/** The settings of a pg pool with that patience; `options` are further `-c name=value` of the session. */
export function connectionLimits(patience: Patience, options = '-c timezone=UTC'): pg.PoolConfig {
  const { connect, statement, lock, idleInTransaction } = limits[patience]
  return {
    connectionTimeoutMillis: connect,
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idleInTransaction,
    query_timeout: statement && statement + SILENCE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    options,
  }
}
