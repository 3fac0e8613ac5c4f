import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server under test is, without a slash at its end. */
    baseUrl: string
  }
}

const SERVER = 'build/server/main.js'
const PATIENCE_MS = 90_000

/** One built server for all journeys, on a data folder of its own with a small demonstration. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(SERVER)) throw new Error(`${SERVER} is missing: run npm run build first.`)
  const dataDir = await mkdtemp(join(tmpdir(), 'wenhuagong-e2e-'))
  await chmod(dataDir, 0o711) // as root, the database's own account must enter
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      BASE_URL: baseUrl,
      DEMO: 'small',
      DATABASE_URL: '',
      SMTP_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  server.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await untilReady(baseUrl, () => server.exitCode)
  } catch (error) {
    await stop()
    throw new Error(`The server did not start.\n${said.join('')}`, { cause: error })
  }
  project.provide('baseUrl', baseUrl)
  return stop
}

async function untilReady(baseUrl: string, exitCode: () => number | null): Promise<void> {
  const late = AbortSignal.timeout(PATIENCE_MS)
  while (exitCode() === null) {
    late.throwIfAborted()
    const answer = await fetch(`${baseUrl}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`It ended with code ${exitCode()}.`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
