import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { drain, listen } from './lifecycle.ts'

/** Runs a small program on lifecycle.ts; it prints `ready` when it may be signalled. */
async function program(body: string) {
  const source = `
    import { endOnSignal, onShutdown, shutdown } from '${join(import.meta.dirname, 'lifecycle.ts')}'
    ${body}
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  await once(output, 'line')
  return {
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    lines,
    code: once(child, 'close').then(([code]: unknown[]) => code),
  }
}

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s runs the steps, last registered first, and exits 0',
    async (signal) => {
      const running = await program(`
      onShutdown(() => console.log('database'))
      onShutdown(async () => { await new Promise((done) => setTimeout(done, 50)); console.log('requests') })
      endOnSignal(() => {})`)
      running.kill(signal)
      expect(await running.code).toBe(0)
      expect(running.lines).toEqual(['ready', 'requests', 'database'])
    },
  )

  test('a failed step makes the exit code 1 and does not stop the next', async () => {
    const running = await program(`
      onShutdown(() => console.log('database'))
      onShutdown(() => { throw new Error('broken pipe') })
      endOnSignal(console.log)`)
    running.kill('SIGTERM')
    expect(await running.code).toBe(1)
    expect(running.lines.slice(2)).toEqual(['Could not end in order: broken pipe', 'database'])
  })

  test('a second one ends it at once', async () => {
    const running = await program(`
      onShutdown(() => new Promise(() => {}))
      endOnSignal(() => setTimeout(() => process.kill(process.pid, 'SIGINT'), 50))`)
    running.kill('SIGINT')
    expect(await running.code).toBe(1)
  })

  test('a step that hangs is left behind after its time', async () => {
    const running = await program(`
      onShutdown(() => console.log('database'))
      onShutdown(() => new Promise(() => {}))
      process.on('SIGTERM', async () => process.exit(await shutdown(console.log, 0.05)))`)
    running.kill('SIGTERM')
    expect(await running.code).toBe(1)
    expect(running.lines.slice(1)).toEqual([
      'Could not end in order: a step did not finish within 0.05 seconds',
      'database',
    ])
  })
})

test('draining lets a request under way finish, though its connection is kept alive', async () => {
  let answer = () => {}
  const server = createServer((_, response) => (answer = () => response.end('done')))
  await listen(server, { host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  const asking = once(get({ port, agent }), 'response')
  await once(server, 'request')

  const drained = drain(server)
  await expect(once(get({ port }), 'response')).rejects.toThrow('ECONNREFUSED')
  answer()
  const [response] = (await asking) as [IncomingMessage]
  expect(await text(response)).toBe('done')
  const started = performance.now()
  await drained
  expect(performance.now() - started).toBeLessThan(1000)
  agent.destroy()
})

describe('listen says in one line', () => {
  test('that the port is taken, and what to do', async () => {
    const first = createServer().listen(0, '127.0.0.1')
    await once(first, 'listening')
    const { port } = first.address() as AddressInfo
    await expect(listen(createServer(), { host: '127.0.0.1', port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    )
    first.close()
  })

  test('that HOST is not an address of this machine', async () => {
    await expect(listen(createServer(), { host: '192.0.2.1', port: 0 })).rejects.toThrow(
      'HOST=192.0.2.1 is not an address of this machine',
    )
  })
})
