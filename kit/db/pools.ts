import pg from 'pg'
import { connectionLimits, type Patience } from './patience.ts'
import { lackOf } from './unavailable.ts'

/** A client that survives its connection: one that broke or fell silent is never handed out again, and ends no process. */
class WaryClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    // A connection that breaks while it is in use fails its query; unheard, the same error would end the process.
    this.on('error', () => {})
  }

  #corked = false

  // One signature for the twelve of the driver: they are passed on as they are.
  override query(...given: unknown[]): never {
    this.#cork()
    const answer = (super.query as (...given: unknown[]) => unknown).apply(this, given)
    if (answer instanceof Promise) answer.catch((error: unknown) => this.#judge(error))
    return answer as never
  }

  /** What is asked in one turn leaves in one write: each wakes PostgreSQL, which costs as much as a small statement. */
  #cork(): void {
    if (this.#corked) return
    this.#corked = true
    const { stream } = this.connection
    stream.cork()
    process.nextTick(() => {
      this.#corked = false
      stream.uncork()
    })
  }

  #judge(error: unknown): void {
    if (lackOf(error) === 'disk') diskFullAt = performance.now()
    if (!(error instanceof Error)) return
    // Its answer may still come, to whoever asks next on this connection.
    if (error.message === 'Query read timeout') this.connection.stream.destroy()
    // An upgrade changed a table under a prepared statement: another connection prepares it anew.
    if (error.message === 'cached plan must not change result type') outdated.add(this)
  }
}

const outdated = new WeakSet<pg.ClientBase>()

/** Whether what this connection has prepared no longer fits the tables, so that it must not be used again. */
export const isOutdated = (client: pg.ClientBase): boolean => outdated.has(client)

const open = new Set<pg.Pool>()
let diskFullAt = -Infinity

/** Opens a pg pool whose connections wait no longer than `patience` says, and come back by themselves. */
export function openPool(
  url: string,
  { patience, options, ...more }: { max: number; patience: Patience } & pg.PoolConfig,
): pg.Pool {
  const pool = new pg.Pool({
    ...connectionLimits(patience, options),
    ...more,
    connectionString: url,
    // What is asked without waiting for the answer before it goes out at once: see pipelined.ts.
    pipeline: true,
    Client: WaryClient,
  } as pg.PoolConfig)
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  open.add(pool)
  const end = pool.end.bind(pool)
  pool.end = (() => {
    open.delete(pool)
    return end()
  }) as typeof pool.end
  return pool
}

/** How the connections of this process stand, over all its pools. */
export function connectionCounts(): { open: number; idle: number; waiting: number } {
  const counts = { open: 0, idle: 0, waiting: 0 }
  for (const pool of open) {
    counts.open += pool.totalCount
    counts.idle += pool.idleCount
    counts.waiting += pool.waitingCount
  }
  return counts
}

/** Whether the database refused a change in the last `seconds` because its disk is full. */
export const diskWasFull = (seconds: number): boolean => performance.now() - diskFullAt < seconds * 1_000
