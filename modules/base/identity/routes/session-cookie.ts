import { deleteCookie, setCookie } from 'hono/cookie'
import type { AppContext } from '#kit/http/context.ts'
import { signInLibrary } from '../actions/sign-in/auth.ts'
import type { OpenedSession } from '../actions/sign-in/open-session.ts'
import { SESSION_COOKIE } from '../actions/sign-in/session-token.ts'

const options = () =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: signInLibrary().secure }) as const

/** Keeps a browser signed in: out of reach of scripts, and not sent along from other sites. */
export function keepSession(c: AppContext, { token, days }: OpenedSession): void {
  setCookie(c, SESSION_COOKIE, token, { ...options(), maxAge: days * 24 * 60 * 60 })
}

export function dropSession(c: AppContext): void {
  deleteCookie(c, SESSION_COOKIE, options())
}
