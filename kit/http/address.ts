import { BlockList, isIP } from 'node:net'
import type { AppContext } from './context.ts'

/** This machine and private networks. */
const NEARBY = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7']

let proxies = networks(NEARBY)!

/** Whose word about a visitor's address is taken: addresses or networks of proxies, like 10.0.0.0/8. Private networks until told. */
export function trustProxies(list: readonly string[]): void {
  const told = networks(list)
  if (!told) throw new Error(`not networks: ${list.join()}`)
  proxies = told
}

/** The networks of a list, or null when an entry is none. */
export function networks(list: readonly string[]): BlockList | null {
  const found = new BlockList()
  for (const entry of list) {
    const [address = '', prefix, ...rest] = entry.split('/')
    const version = isIP(address)
    const most = version === 4 ? 32 : 128
    const bits = Number(prefix ?? most)
    if (
      version === 0 ||
      rest.length > 0 ||
      prefix === '' ||
      !(Number.isInteger(bits) && bits >= 0 && bits <= most)
    )
      return null
    found.addSubnet(address, bits, kindOf(address))
  }
  return found
}

function kindOf(address: string) {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, kindOf(address))

/**
 * The address that a request comes from. Behind proxies that are trusted it is what they saw: the last address of
 * `X-Forwarded-For` that is not one of theirs, since anything before it may be made up.
 */
export function addressOf(c: AppContext): string {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? ''
  const passed = (c.req.header('x-forwarded-for') ?? '').split(',').flatMap((one) => one.trim() || [])
  // Without a socket (a request that never left the process) there is nobody else to believe.
  if (passed.length === 0 || (peer !== '' && !isProxy(peer))) return peer
  // Someone inside the house looks like a proxy: then only what the nearest one saw is sure.
  return passed.findLast((address) => !isProxy(address)) ?? passed.at(-1)!
}
