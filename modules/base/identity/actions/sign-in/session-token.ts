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

/** The token of a program, as the security administrator or a director issued it; never from a cookie. */
export function programToken(headers: Headers): string | null {
  return /^bearer +(whg_[A-Za-z0-9]{40})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null
}
