import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

const SIMPLE_QUERY = 0x51 // Q
const EXECUTE = 0x45 // E

/**
 * Stands between a server and its PostgreSQL and counts the statements that pass, by reading the wire protocol:
 * after the start-up message, a byte of type and four of length before each.
 */
export async function countQueries(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const passed = { queries: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    const read = reader((type) => {
      if (type === SIMPLE_QUERY || type === EXECUTE) passed.queries++
    })
    client.on('data', read)
    client.pipe(database).pipe(client)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => (client.destroy(), database.destroy()))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    passed,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Calls back with the type of each message, however the bytes are cut into chunks. */
function reader(message: (type: number) => void) {
  let rest = Buffer.alloc(0)
  let started = false
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = started ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      if (started) message(rest[0]!)
      started = true
      rest = rest.subarray(length)
    }
  }
}
