import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { claim } from '#kit/db/embedded/claim.ts'
import { clearLeftover } from '#kit/db/embedded/leftover.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#kit/db/embedded.ts'
import { openDatabase } from '#kit/db/index.ts'
import { migrate } from '#kit/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Port of the desk that starts the test server on first demand and tells its address. */
    testServerDesk: number
  }
}

const PREFIX = 'wenhuagong-test-'
const OLD_MINUTES = 30

/** One database server per test run, started only when a test file asks for a database, with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<TestServer> | undefined
  const desk = createServer((socket) => {
    running ??= startTestServer()
    running.then(
      ({ url }) => socket.end(JSON.stringify({ url })),
      (error: Error) => socket.end(JSON.stringify({ error: error.message })),
    )
  }).listen(0, '127.0.0.1')
  await once(desk, 'listening')
  project.provide('testServerDesk', (desk.address() as AddressInfo).port)
  return async () => {
    desk.close()
    await running?.then(({ stop }) => stop())
  }
}

interface TestServer {
  url: string
  stop(): Promise<void>
}

async function startTestServer(): Promise<TestServer> {
  await sweep()
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX))
  await chmod(dataDir, 0o711) // as root, the server's own account must enter
  const server = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  const stop = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: server.url, stop }
}

async function makeTemplate({ url }: EmbeddedPostgres): Promise<void> {
  const db = openDatabase(url, { max: 1 })
  await migrate(db).finally(() => db.destroy())
}

// A killed test run leaves its server running and its folder behind; nobody else would ever clear them.
async function sweep(): Promise<void> {
  const oldest = Temporal.Now.instant().subtract({ minutes: OLD_MINUTES }).epochMilliseconds
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      if ((await stat(folder)).mtimeMs > oldest) continue
      const giveBack = await claim(join(folder, 'postgres'))
      await clearLeftover(join(folder, 'postgres', 'cluster'), () => undefined)
      await rm(folder, { recursive: true, force: true })
      await giveBack()
    } catch {
      // Another run uses it, or has just cleared it, or it belongs to another user: not ours to clear.
    }
  }
}
