// People who look at the page of a session, in a process of their own: each holds a stream of the places left open.
import { connect } from 'node:net'

export type Watch = { port: number; path: string; watchers: number }

let updates = 0

process.once('message', ({ port, path, watchers }: Watch) => {
  let open = 0
  for (let n = 0; n < watchers; n++) {
    const socket = connect({ port, host: '127.0.0.1' })
    // As a proxy tells it: each from an address of their own.
    const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${address}\r\nAccept: text/event-stream\r\n\r\n`,
    )
    let greeted = false
    socket.on('data', (chunk) => {
      if (!greeted && ++open === watchers) process.send!('watching')
      greeted = true
      if (chunk.includes('data:')) updates++
    })
    socket.on('error', (error) => {
      throw error
    })
  }
})

// Asked to end, it says how many updates arrived.
process.on('message', (message) => {
  if (message === 'end') process.send!(updates, () => process.exit(0))
})
