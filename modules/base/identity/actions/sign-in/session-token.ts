import { parse } from 'hono/utils/cookie'

/** The cookie of a signed-in browser. The mini-program sends the same token as `Authorization: Bearer`. */
export const SESSION_COOKIE = 'session'
const TOKEN = /^[A-Za-z0-9]{32}$/

/** The session token that a request carries; anything that cannot be one counts as none and costs no query. */
export function sessionToken(headers: Headers): string | null {
  const bearer = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  const token = bearer ?? parse(headers.get('cookie') ?? '', SESSION_COOKIE)[SESSION_COOKIE]
  return token !== undefined && TOKEN.test(token) ? token : null
}
