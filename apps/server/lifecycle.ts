import type { Server, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { Server as NetServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const DRAIN_SECONDS = 20

type Step = () => unknown

const steps: Step[] = []
let ending: Promise<number> | undefined

/** Registers what must be closed at the end. Steps run one after the other, the last registered first. */
export function onShutdown(step: Step): void {
  steps.push(step)
}

/**
 * From now on SIGINT and SIGTERM end the process in order: every step of `onShutdown`, each within a time limit; exit
 * code 0, or 1 when a step failed or took too long. A second signal ends it at once.
 */
export function endOnSignal(report: (line: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1)
      report(`${signal}: finishing what is under way …`)
      void shutdown(report).then((code) => process.exit(code))
    })
  }
}

/** Runs the steps of `onShutdown` once, however often it is called; returns the exit code. */
export function shutdown(report: (line: string) => void, limitSeconds = DRAIN_SECONDS): Promise<number> {
  ending ??= inOrder(report, limitSeconds)
  return ending
}

async function inOrder(report: (line: string) => void, limitSeconds: number): Promise<number> {
  let code = 0
  for (let step = steps.pop(); step; step = steps.pop()) {
    try {
      await within(limitSeconds, step)
    } catch (error) {
      // The next steps, such as stopping the database, still get their turn.
      code = 1
      report(`Could not end in order: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return code
}

async function within(seconds: number, step: Step): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(new Error(`a step did not finish within ${seconds} seconds`)),
      seconds * 1000,
    )
  })
  await Promise.race([Promise.resolve().then(step), late]).finally(() => clearTimeout(timer))
}

/**
 * Listens, and registers the draining: stops accepting, lets requests under way finish, closes idle connections.
 * @throws Error in one line when the port is taken or may not be used
 */
export async function listen(
  server: Server,
  { host, port, setting = 'PORT' }: { host: string; port: number; setting?: 'PORT' | 'METRICS_PORT' },
): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new Error(whyNotListening(error as NodeJS.ErrnoException, { host, port, setting }), {
      cause: error,
    })
  }
  onShutdown(() => drain(server))
}

/** For so long an idle connection may still bring a request that was on its way when we stopped. */
const LAST_WORDS_MS = 300

/**
 * Resolves when the last request under way has been answered. What comes on a connection kept alive is answered too, and
 * told to open another next time.
 */
export async function drain(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.prependListener('request', (_, response: ServerResponse) =>
    response.setHeader('Connection', 'close'),
  )
  // An HTTP server's own `close` also ends idle connections, on which a request may be on its way.
  NetServer.prototype.close.call(server)
  await sleep(LAST_WORDS_MS)
  // A kept-alive connection turns idle only when its last answer is out, and Node does not look again by itself.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  await closed.finally(() => clearInterval(sweep))
}

function whyNotListening(
  error: NodeJS.ErrnoException,
  { host, port, setting }: { host: string; port: number; setting: string },
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: ${setting}=${port + 1} npm start`
    case 'EACCES':
      return `Port ${port} may not be used by this user. Choose one above 1023: ${setting}=${setting === 'PORT' ? 3000 : 3100} npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine. Use HOST=127.0.0.1 for this machine only or HOST=0.0.0.0 for all.`
    default:
      return `Cannot listen on ${host}:${port}: ${error.message}`
  }
}
