// People who look at the page of a session, in a process of their own: each holds a stream of the places left open.
import { connect } from 'node:net'

export type Watch = { port: number; path: string; watchers: number }

/** So many open their stream at the same time: two thousand in one moment would measure the queue of the listening port. */
const AT_ONCE = 20
let updates = 0

process.once('message', ({ port, path, watchers }: Watch) => {
  const numbers = Array.from({ length: watchers }).keys()
  const opening = Array.from({ length: AT_ONCE }, async () => {
    for (const n of numbers) await openStream(port, path, n)
  })
  void Promise.all(opening).then(() => process.send!('watching'))
})

/** Resolves when the stream has begun. A refused or broken one ends the process: fewer watchers would be another figure. */
function openStream(port: number, path: string, n: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const socket = connect({ port, host: '127.0.0.1' })
  // As a proxy tells it: each from an address of their own.
  const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${address}\r\nAccept: text/event-stream\r\n\r\n`,
  )
  let greeted = false
  socket.on('data', (chunk) => {
    if (!greeted && !chunk.includes('HTTP/1.1 200')) reject(new Error(`A watcher was told ${chunk}`))
    greeted = true
    resolve()
    if (chunk.includes('data:')) updates++
  })
  socket.on('error', (error) => {
    throw error
  })
  return promise
}

// Asked to end, it says how many updates arrived.
process.on('message', (message) => {
  if (message === 'end') process.send!(updates, () => process.exit(0))
})
