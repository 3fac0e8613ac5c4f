import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Claims a data folder for this process, so that a second start never stops the database under the first. The operating
 * system drops the claim when the process ends, however it ends, so nothing is left behind by a kill -9.
 * @returns a function that gives the claim back
 */
export async function claim(folder: string): Promise<() => Promise<void>> {
  const address = addressOf(folder)
  if (!address.startsWith('\0') && !(await answers(address))) await rm(address, { force: true })
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      fail(
        taken
          ? new Error(
              `The data folder of ${folder} is in use by another running Wenhuagong. Stop that one, or set DATA_DIR to another folder.`,
            )
          : error,
      )
    })
    server.listen(address, done)
  })
  server.unref()
  return () => new Promise((done) => server.close(() => done()))
}

// Linux has socket names that are not files; elsewhere the socket is a file that a killed process leaves behind.
function addressOf(folder: string): string {
  const name = `wenhuagong-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}

const answers = (address: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => (socket.destroy(), done(true)))
    socket.once('error', () => done(false))
  })
