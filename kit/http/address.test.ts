import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { addressOf, networks, trustProxies } from './address.ts'
import type { AppEnv } from './context.ts'

const app = new Hono<AppEnv>().get('/', (c) => c.text(addressOf(c)))
const from = async (remoteAddress: string, passed?: string) => {
  const headers: Record<string, string> = passed === undefined ? {} : { 'x-forwarded-for': passed }
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text()
}
const nearby = ['127.0.0.0/8', '10.0.0.0/8', '::1']
afterEach(() => trustProxies(nearby))

test('a visitor is who the proxy on this machine or network saw', async () => {
  expect(await from('203.0.113.9')).toBe('203.0.113.9')
  expect(await from('127.0.0.1', '198.51.100.7')).toBe('198.51.100.7')
  expect(await from('::ffff:10.1.2.3', '198.51.100.7')).toBe('198.51.100.7')
  expect(await from('::1', '2001:db8::7')).toBe('2001:db8::7')
})

test('what a visitor writes there himself counts for nothing', async () => {
  expect(await from('203.0.113.9', '198.51.100.7')).toBe('203.0.113.9')
  expect(await from('127.0.0.1', '1.2.3.4, 198.51.100.7')).toBe('198.51.100.7')
})

test('behind several proxies the visitor is who the outermost trusted one saw', async () => {
  trustProxies([...nearby, '192.0.2.10'])
  expect(await from('10.0.0.1', '1.2.3.4, 198.51.100.7, 192.0.2.10')).toBe('198.51.100.7')
  trustProxies(['192.0.2.10'])
  expect(await from('10.0.0.1', '198.51.100.7')).toBe('10.0.0.1')
})

test('someone in the house behind its own proxy has an address too', async () => {
  expect(await from('127.0.0.1', '10.0.0.5')).toBe('10.0.0.5')
  expect(await from('127.0.0.1', '10.9.9.9, 10.0.0.5')).toBe('10.0.0.5')
})

test('networks are written as addresses with or without a prefix', () => {
  expect(networks(['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'])).not.toBeNull()
  for (const wrong of ['', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'proxy', '::/129', '10.0.0.0/x'])
    expect(networks([wrong]), wrong).toBeNull()
})
