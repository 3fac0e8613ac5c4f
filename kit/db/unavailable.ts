/** What a database error says of the database itself, not of the question: it is away, too busy to answer in time, or its disk is full. */
export type Lack = 'away' | 'busy' | 'disk'

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: readonly [prefix: string, lack: Lack][] = [
  ['53100', 'disk'], // disk_full
  ['53', 'busy'], // too many connections, out of memory
  ['55P03', 'busy'], // lock_not_available
  ['57014', 'busy'], // query_canceled: statement_timeout
  ['25P03', 'busy'], // idle_in_transaction_session_timeout
  ['57P', 'away'], // shut down, crashed, starting up
  ['08', 'away'], // connection exceptions
  ['58', 'away'], // system errors: I/O
  ['25006', 'away'], // read_only_sql_transaction: a standby that was not promoted yet
]
const BY_NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])
/** What the driver says in words alone. */
const BY_WORDS: readonly [words: string, lack: Lack][] = [
  ['Connection terminated', 'away'],
  ['not queryable', 'away'],
  ['Query read timeout', 'away'],
  ['timeout expired', 'away'],
  ['timeout exceeded when trying to connect', 'busy'],
]

/** Why the database could not answer; undefined when it did, and the error is about what was asked. */
export function lackOf(error: unknown): Lack | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') {
    if (BY_NETWORK.has(code)) return 'away'
    const state = BY_STATE.find(([prefix]) => code.startsWith(prefix))
    if (state && /^[0-9A-Z]{5}$/.test(code)) return state[1]
  }
  // A host with several addresses fails once for each.
  if (error instanceof AggregateError) return lackOf(error.errors[0])
  return BY_WORDS.find(([words]) => error.message.includes(words))?.[1] ?? lackOf(error.cause)
}
