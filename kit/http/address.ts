import type { AppContext } from './context.ts'

const NEARBY = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/

/** The address that a request comes from: behind a proxy on this machine or network, the one that the proxy saw. */
export function addressOf(c: AppContext): string {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? ''
  const seen = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return seen && (peer === '' || NEARBY.test(peer)) ? seen : peer
}
