import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import type { Account } from './account.ts'

const STOP_SECONDS = 30

/** Settings of tests: a crash may lose everything, so nothing waits for the disk. */
const VOLATILE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
/** Errors reach the program that caused them; statements, which hold personal data, never reach the log. */
const ALWAYS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'jit=off',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
]

export interface ServerOptions {
  postgres: string
  cluster: string
  port: number
  durable: boolean
  account: Account | undefined
  log: (line: string) => void
}

/** A PostgreSQL server that accepts connections. */
export interface Server {
  /** Resolves when the process is gone, however it ended. */
  gone: Promise<unknown>
  /** Fast shutdown: ends connections, writes everything, waits until the process is gone. */
  stop(): Promise<void>
}

/** Starts a server in a process group of its own, so that the terminal's Ctrl-C reaches us and not it. Resolves when it is ready. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const settings = [...ALWAYS, ...(options.durable ? [] : VOLATILE)].flatMap((setting) => ['-c', setting])
  const child = spawn(options.postgres, ['-D', options.cluster, '-p', String(options.port), ...settings], {
    ...options.account,
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const killOnExit = () => child.kill('SIGINT')
  process.once('exit', killOnExit)
  const gone = new Promise((done) => child.once('exit', done))
  void gone.then(() => process.off('exit', killOnExit))
  await ready(child, options.log)
  return { gone, stop: () => stop(child) }
}

async function ready(child: ChildProcess, log: (line: string) => void): Promise<void> {
  const said: string[] = []
  await new Promise<void>((done, fail) => {
    child.once('error', fail)
    child.once('close', () =>
      fail(new Error(`The database server did not start:\n${said.slice(-10).join('\n')}`)),
    )
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (line.includes('ready to accept connections')) done()
      else if (/ (FATAL|PANIC|WARNING|HINT|DETAIL): /.test(line)) log(line)
      if (said.length < 1000) said.push(line)
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  const tooLong = setTimeout(() => child.kill('SIGQUIT'), STOP_SECONDS * 1000)
  await gone
  clearTimeout(tooLong)
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
