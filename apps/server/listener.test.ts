import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drain } from './lifecycle.ts'
import { openServer, patienceWithClients } from './listener.ts'

let server: Server
beforeAll(async () => {
  const limits = {
    ...patienceWithClients,
    headersTimeout: 300,
    requestTimeout: 300,
    connectionsCheckingInterval: 50,
  }
  server = openServer(
    async (request) => new Response(`${request.method} ${(await request.text()).length}`),
    limits,
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => drain(server))

/** Sends the bytes and nothing more; the answer is all that comes back until the other side hangs up. */
async function talk(bytes: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.on('data', (data) => (heard += data.toString('latin1'))).on('error', () => {})
  socket.write(bytes, 'latin1')
  await once(socket, 'close')
  return heard
}
const status = (answer: string) => answer.split('\r\n')[0] ?? ''

test('a client that sends its headers or its body drop by drop is cut off', async () => {
  expect(status(await talk('POST / HTTP/1.1\r\nHost: a\r\nX-Slow: '))).toContain('408')
  expect(status(await talk('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx'))).toMatch(/408|^$/)
})

test('headers larger than 16 KB are refused', async () => {
  const answer = await talk(`GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`)
  expect(status(answer)).toContain('431')
})

test.each([
  ['two lengths', 'Content-Length: 3\r\nContent-Length: 5\r\n\r\nabc'],
  ['a length and chunks', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a chunk that lies', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n'],
  ['a header name with a space', 'X-A : b\r\nContent-Length: 0\r\n\r\n'],
  ['a folded header', 'X-A: b\r\n c: d\r\nContent-Length: 0\r\n\r\n'],
  ['a bare line feed', 'X-A: b\nX-B: c\r\nContent-Length: 0\r\n\r\n'],
  ['a NUL in a header', 'X-A: b\u0000c\r\nContent-Length: 0\r\n\r\n'],
])('a request that could be read two ways is refused: %s', async (_, rest) => {
  expect(status(await talk(`POST / HTTP/1.1\r\nHost: a\r\n${rest}`))).toContain('400')
})

test.each(['PURGE', 'G E T', '\u0001'])('the method %j is refused', async (method) => {
  const answer = await talk(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
  expect(status(answer)).toMatch(/400|200/)
})
