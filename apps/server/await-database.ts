import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { lackOf } from '#kit/db/unavailable.ts'
import { ConfigError } from './config.ts'

const PAUSE_MS = 1_000
const SAY_EVERY = 10

/**
 * Waits until the database answers, saying so: after a power cut it may come up later than we do.
 * @throws ConfigError when it did not within `seconds`, or at once when it answers that we may not enter
 */
export async function awaitDatabase(db: Db, say: (line: string) => void, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1_000
  for (let n = 0; ; n++) {
    try {
      await sql`select 1`.execute(db)
      return
    } catch (error) {
      const reason =
        error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error)
      if (!lackOf(error))
        throw new ConfigError(`The database of DATABASE_URL refuses us: ${reason}`, { cause: error })
      if (performance.now() > end)
        throw new ConfigError(
          `The database of DATABASE_URL did not answer within ${seconds} seconds: ${reason}. Start it, or mend the address, and start again.`,
          { cause: error },
        )
      if (n % SAY_EVERY === 0) say(`Waiting for the database: ${reason}`)
      await sleep(PAUSE_MS)
    }
  }
}
