import { addressOf } from './address.ts'
import type { AppContext } from './context.ts'
import { requestErrors } from './errors.ts'

/** A palace's own network is one address to us, so this is generous; a process holds so many before pages poll instead. */
const MOST_PER_ADDRESS = 300
const MOST = 10_000
const LOOK_MS = 1_000
/** Proxies cut what is silent for a minute, some for half of one. */
const HEARTBEAT_MS = 20_000
/** Whoever has not read so many messages is gone or too slow: their page opens a new stream, or polls. */
const MOST_UNREAD = 16

type Stream = { send(chunk: Uint8Array): void; end(): void }

const open = new Set<Stream>()
const byAddress = new Map<string, number>()
let closing = false

const encoder = new TextEncoder()
const heartbeat = encoder.encode(':\n\n')
const greeting = encoder.encode('retry: 3000\n\n')

/**
 * Follows what changes for many readers: one question a second and process for all subjects that somebody watches, and a
 * message to each watcher of a subject whose answer changed. Several processes each ask for their own watchers.
 * `answers` returns a text without line breaks for each subject, by its key.
 */
export function live<Subject extends { key: string }>(
  answers: (subjects: readonly Subject[]) => Promise<ReadonlyMap<string, string>>,
) {
  const watched = new Map<
    string,
    { subject: Subject; watchers: Set<Stream>; last: Uint8Array | null; text: string }
  >()
  let timer: NodeJS.Timeout | undefined
  let asking = false

  async function look(): Promise<void> {
    const found = await answers([...watched.values()].map(({ subject }) => subject))
    for (const [key, text] of found) {
      const one = watched.get(key)
      if (!one || one.text === text) continue
      one.text = text
      one.last = encoder.encode(`data: ${text}\n\n`)
      for (const watcher of one.watchers) watcher.send(one.last)
    }
  }

  /** Answers with a stream of the subject's changes, the present state first. @throws Problem `unavailable` when too many are open */
  return function watch(c: AppContext, subject: Subject): Response {
    const { log } = c.var
    const tick = () => {
      if (asking) return
      asking = true
      look()
        .catch((error: unknown) => log.warn({ err: error }, 'watchers could not be told'))
        .finally(() => (asking = false))
    }
    return stream(addressOf(c), (watcher) => {
      const one = watched.get(subject.key) ?? { subject, watchers: new Set<Stream>(), last: null, text: '' }
      watched.set(subject.key, one)
      one.watchers.add(watcher)
      if (one.last) watcher.send(one.last)
      timer ??= setInterval(tick, LOOK_MS).unref()
      return () => {
        one.watchers.delete(watcher)
        if (one.watchers.size === 0) watched.delete(subject.key)
        if (watched.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    })
  }
}

/** A response of server-sent events; `begin` gets the stream, and returns what to do when it ends. */
function stream(address: string, begin: (stream: Stream) => () => void): Response {
  const held = byAddress.get(address) ?? 0
  if (closing || open.size >= MOST || held >= MOST_PER_ADDRESS) throw requestErrors.error('unavailable')
  byAddress.set(address, held + 1)
  let forget = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const one: Stream = {
        send(chunk) {
          if ((controller.desiredSize ?? 0) < -MOST_UNREAD) return one.end()
          controller.enqueue(chunk)
        },
        end() {
          if (!open.has(one)) return
          forget()
          controller.close()
        },
      }
      open.add(one)
      const beat = setInterval(() => one.send(heartbeat), HEARTBEAT_MS).unref()
      one.send(greeting)
      const leave = begin(one)
      forget = () => {
        clearInterval(beat)
        leave()
        open.delete(one)
        const left = byAddress.get(address)! - 1
        if (left > 0) byAddress.set(address, left)
        else byAddress.delete(address)
      }
    },
    cancel: () => forget(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // nginx would keep small messages back.
      'X-Accel-Buffering': 'no',
    },
  })
}

/** Ends all streams and opens no more, so that a process can end; the pages go on with another. */
export function closeStreams(): void {
  closing = true
  open.forEach((one) => one.end())
}

/** How many streams are open, for tests and figures. */
export const openStreams = (): number => open.size
