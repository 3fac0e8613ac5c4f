import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** `at`: when it was taken, in milliseconds of this process. */
export type ReceivedMail = { to: string[]; raw: string; at: number }
export type MailServer = {
  url: string
  received: ReceivedMail[]
  connections: () => number
  close(): Promise<void>
}

/** What a test wants the server to do with each mail: take it, refuse it with this code, or never answer. */
export type Mood = 'takes' | 'never answers' | { code: number }

/** A real SMTP server on a free port, whose mood a test can change. */
export async function startMailServer(mood: () => Mood = () => 'takes'): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect(_session, done) {
      connections += 1
      if (mood() !== 'never answers') done()
    },
    onRcptTo(_address, _session, done) {
      const now = mood()
      if (typeof now === 'string') return done()
      done(Object.assign(new Error('no mailbox for worker@example.org here'), { responseCode: now.code }))
    },
    async onData(stream, { envelope }, done) {
      // A sender that is killed half-way leaves half a letter, which was never sent.
      const raw = await text(stream).catch(() => null)
      if (raw === null) return done(new Error('half a letter'))
      received.push({ to: envelope.rcptTo.map(({ address }) => address), raw, at: performance.now() })
      done()
    },
  })
  // A client that gives up breaks its connection; that is what such a test wants to see.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
