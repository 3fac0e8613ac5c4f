import { connect, type Socket } from 'node:net'

export type Answer = { status: number; body: string }

/**
 * A kept-alive HTTP/1.1 connection, one request after the other, with so little work of its own that a crowd of them does
 * not measure itself.
 */
export function openConnection(port: number): { ask(request: string): Promise<Answer>; close(): void } {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = ''
  let waiting: PromiseWithResolvers<Answer> | undefined
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    received += chunk
    const answer = readAnswer(received)
    if (!answer || !waiting) return
    received = ''
    const { resolve } = waiting
    waiting = undefined
    resolve(answer)
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection.')))
  return {
    ask(request) {
      waiting = Promise.withResolvers<Answer>()
      socket.write(request)
      return waiting.promise
    },
    close: () => socket.destroy(),
  }
}

function readAnswer(text: string): Answer | null {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = text.slice(0, end).toLowerCase()
  const body = text.slice(end + 4)
  const length = /content-length: (\d+)/.exec(head)?.[1]
  const whole = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length)
  return whole ? { status: Number(head.slice(9, 12)), body } : null
}
