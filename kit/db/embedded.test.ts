import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded.ts'

let dataDir: string
const lines: string[] = []
const start = (more: { port?: number } = {}) =>
  startEmbeddedPostgres({ dataDir, durable: false, log: (line) => lines.push(line), ...more })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wenhuagong-test-embedded-'))
  await chmod(dataDir, 0o711)
  lines.length = 0
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  return (await client.query<Row>(text).finally(() => client.end())).rows
}

const serverPid = async () =>
  Number((await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
// A process that ended but was not yet collected has a number still, and an empty command line.
const alive = (pid: number) =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (command) => command !== '',
    () => false,
  )

/** Starts the server from a process of its own, writes one row, and kills that process without warning. */
async function startAndKill(): Promise<void> {
  const program = `
    import pg from 'pg'
    import { startEmbeddedPostgres } from '${join(import.meta.dirname, 'embedded.ts')}'
    const { url } = await startEmbeddedPostgres({ dataDir: '${dataDir}', log: console.error })
    const client = new pg.Client(url)
    await client.connect()
    await client.query('create table kept (x int); insert into kept values (42)')
    console.log('written')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(createInterface({ input: child.stdout }), 'line')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('the embedded server', () => {
  test('starts fresh, keeps what was written, and is not fresh again', async () => {
    const first = await start()
    expect(first.fresh).toBe(true)
    await query(first.url, 'create table kept (x int); insert into kept values (1)')
    await first.stop()

    const second = await start()
    expect(second.fresh).toBe(false)
    expect(await query(second.url, 'select x from kept')).toEqual([{ x: 1 }])
    await second.stop()
    await expect(query(second.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  test('speaks UTF-8, only on this machine, and only with its password', async () => {
    const { url, stop } = await start()
    expect(await query(url, `select upper('é') as upper, length('文化宫') as length`)).toEqual([
      { upper: 'É', length: 3 },
    ])
    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const stranger = new URL(url)
    stranger.password = 'guess'
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o777).toBe(0o600)
    await stop()
  })

  test('runs in a process group of its own, which Ctrl-C in our terminal does not reach', async () => {
    const { stop } = await start()
    const pid = await serverPid()
    const group = Number((await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[2])
    expect(group).toBe(pid)
    await stop()
    expect(await alive(pid)).toBe(false)
  })

  test('refuses a data folder that a running server uses, without harming that one', async () => {
    const { url, stop } = await start()
    await expect(start()).rejects.toThrow('in use by another running Wenhuagong')
    expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await stop()
  })
})

describe('after a kill -9', () => {
  test('of our process: stops the server left behind, and nothing is lost', async () => {
    await startAndKill()
    const orphan = await serverPid()
    expect(await alive(orphan)).toBe(true)
    const { url, stop } = await start()
    expect(await alive(orphan)).toBe(false)
    expect(lines.join()).toContain(`process ${orphan}`)
    expect(await query(url, 'select x from kept')).toEqual([{ x: 42 }])
    await stop()
  })

  test('of everything: recovers, and nothing is lost', async () => {
    await startAndKill()
    const server = await serverPid()
    process.kill(server, 'SIGKILL')
    // A busy machine takes a moment to do it.
    await expect.poll(() => alive(server), { timeout: 20_000 }).toBe(false)
    const { url, stop } = await start()
    expect(lines.join()).toContain('recovers by itself')
    expect(await query(url, 'select x from kept')).toEqual([{ x: 42 }])
    await stop()
  })

  test('does not harm a stranger who got the old process number', async () => {
    await (await start()).stop()
    const stranger = spawn('sleep', ['60'])
    await writeFile(join(dataDir, 'postgres/cluster/postmaster.pid'), `${stranger.pid}\n`)
    const { stop } = await start()
    await stop()
    expect(await alive(stranger.pid!)).toBe(true)
    stranger.kill()
  })
})
