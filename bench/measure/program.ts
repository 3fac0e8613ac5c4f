import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fetchPage } from './load.ts'

const root = join(import.meta.dirname, '../..')
const canPin = process.platform === 'linux' && existsSync('/usr/bin/taskset') && availableParallelism() > 1

type ProgramOptions = {
  env?: Record<string, string>
  args?: string[]
  flags?: string[]
  log?: (line: string) => void
}

/**
 * Starts a program of ours that listens on PORT, on a core of its own where the machine has two; stopped when `measure` is
 * done with it.
 */
export async function withProgram<T>(
  file: string,
  { env = {}, args = [], flags = [] }: ProgramOptions,
  measure: (url: string, cpuSeconds: () => number) => Promise<T>,
): Promise<T> {
  const port = String(await freePort())
  const command = [process.execPath, ...flags, join(root, file), ...args]
  const [program, ...rest] = canPin ? ['taskset', '-c', '0', ...command] : command
  const child = spawn(program!, rest, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: port },
    stdio: ['ignore', 2, 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    const url = `http://127.0.0.1:${port}`
    while (!(await answers(`${url}/healthz`))) {
      if (child.exitCode !== null) throw new Error(`${file} ended before it answered.`)
      await sleep(200)
    }
    return await measure(url, () => cpuSecondsOf(child.pid!))
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** What a process and those of its children that ended have computed so far, in seconds of one core; 0 where the system does not tell. */
function cpuSecondsOf(pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return 0
  const ticks = readFileSync(file, 'utf8').split(') ')[1]!.split(' ').slice(11, 15)
  return ticks.reduce((sum, each) => sum + Number(each), 0) / 100
}

/** The same for a PostgreSQL server with all its processes, by the folder that it keeps its data in. */
export function databaseCpuSeconds(folder: string): number {
  const pid = Number(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
  const children = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(children)) return 0
  const pids = [pid, ...readFileSync(children, 'utf8').trim().split(' ').map(Number)]
  return pids.reduce((sum, each) => sum + cpuSecondsOf(each), 0)
}

/** Moves this process off the core of the programs that it measures. */
export async function stepAside(): Promise<void> {
  if (canPin) await once(spawn('taskset', ['-a', '-c', '-p', '1', String(process.pid)]), 'exit')
}

async function answers(url: string): Promise<boolean> {
  return fetchPage(url).then(
    () => true,
    () => false,
  )
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
