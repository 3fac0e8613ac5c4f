import { setTimeout as sleep } from 'node:timers/promises'
import { clearLeftover } from './leftover.ts'
import { type Server, type ServerOptions, startServer } from './server.ts'

const PAUSE_MS = 500
const MOST_PAUSE_MS = 5_000

/**
 * Watches a server and starts it again, at the same address, whenever it ends without being told to: after a kill, or when
 * its disk was full. It never gives up, because the pages that say what is wrong are ours too; each failure is told once.
 */
export function keepRunning(first: Server, options: ServerOptions): Pick<Server, 'stop'> {
  const { log } = options
  const stopping = new AbortController()
  let server = first
  const watching = (async () => {
    for (;;) {
      await server.gone
      if (stopping.signal.aborted) return
      log('The database server ended unexpectedly: it is started again.')
      const again = await startAgain(options, stopping.signal)
      if (!again) return
      server = again
      log('The database server runs again.')
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await server.stop()
      await watching
      await server.stop()
    },
  }
}

/** Tries until it starts; null when nobody wants it any more. */
async function startAgain(options: ServerOptions, stopping: AbortSignal): Promise<Server | null> {
  let told = ''
  for (let pause = PAUSE_MS; !stopping.aborted; pause = Math.min(pause * 2, MOST_PAUSE_MS)) {
    try {
      await clearLeftover(options.cluster, () => undefined)
      return await startServer({ ...options, log: () => undefined })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason !== told) options.log(reason)
      told = reason
      await sleep(pause)
    }
  }
  return null
}
