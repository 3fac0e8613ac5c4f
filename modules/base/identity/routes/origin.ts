import type { AppContext } from '#kit/http/context.ts'
import type { Origin } from '../actions/sign-in/send-code.ts'

const NEARBY = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/

/** Where a request comes from. Behind a proxy on this machine or network, the address that the proxy saw. */
export function originOf(c: AppContext): Origin {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? ''
  const seen = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return {
    address: seen && (peer === '' || NEARBY.test(peer)) ? seen : peer,
    device: c.req.header('user-agent') ?? '',
  }
}
