import { addressOf } from '#kit/http/address.ts'
import { getCookie, setCookie } from 'hono/cookie'
import { randomBytes } from 'node:crypto'
import type { AppContext } from '#kit/http/context.ts'
import { signInLibrary } from '../actions/sign-in/auth.ts'
import type { Origin } from '../actions/sign-in/send-code.ts'

/** Where a request comes from, and by which device. */
export const originOf = (c: AppContext): Origin => ({
  address: addressOf(c),
  device: c.req.header('user-agent') ?? '',
  ...markOf(c),
})

const MARK = 'device'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/** A random mark by which a browser is known again, so that a sign-in from a new one can be told. Programs keep none. */
function markOf(c: AppContext): { mark?: string } {
  const kept = getCookie(c, MARK)
  if (!kept && !c.req.header('sec-fetch-mode')) return {}
  const mark = kept ?? randomBytes(24).toString('base64url')
  const { secure } = signInLibrary()
  setCookie(c, MARK, mark, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: YEAR_SECONDS })
  return { mark }
}
