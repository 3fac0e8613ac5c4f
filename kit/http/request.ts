import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import { visitor } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { lackOf } from '#kit/db/unavailable.ts'
import { createTranslator, localeOf } from '#kit/i18n/index.ts'
import type { AppEnv, Authenticate } from './context.ts'
import { SAFE } from './security.ts'

/** The cookies that hold how someone reads: kept for a year, set by /preferences. */
export const READING_COOKIES = { language: 'lang', elder: 'elder', place: 'place' } as const

type RequestParts = {
  /** Links are made with it. Without it (in tests) with the address of the request. */
  baseUrl?: string
  log: Logger
  services: AppEnv['Variables']['services']
  authenticate: Authenticate
}

/** Gives each request its number, log, reader's language and sender, before any handler runs. */
export function readRequest({ baseUrl, log, services, authenticate }: RequestParts) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const requestId = newId()
    const locale = localeOf({
      query: c.req.query('lang'),
      cookie: getCookie(c, READING_COOKIES.language),
      acceptLanguage: c.req.header('accept-language'),
    })
    c.set('requestId', requestId)
    c.set('log', log.child({ requestId }))
    c.set('services', services)
    c.set('locale', locale)
    c.set('site', baseUrl ?? new URL(c.req.url).origin)
    c.set('t', createTranslator(locale))
    c.set('actor', visitor)
    c.set('viewer', null)
    c.set('elder', getCookie(c, READING_COOKIES.elder) === '1')
    c.set('place', placeOf(getCookie(c, READING_COOKIES.place)))
    const session = await authenticate(c.req.raw.headers, { page: !c.req.path.startsWith('/api/') }).catch(
      (error: unknown) => {
        // What needs no account, and what is kept, can still be read while the database is away.
        if (!SAFE.has(c.req.method) || !lackOf(error)) throw error
        c.set('senderUnknown', true)
        return null
      },
    )
    c.set('actor', session?.actor ?? visitor)
    c.set('viewer', session?.viewer ?? null)
    await next()
    // Not c.header(): once there is an answer, that copies it into a slower kind.
    c.res.headers.set('X-Request-Id', requestId)
  })
}

const placeOf = (cookie: string | undefined) => (cookie && /^\d{6}$/.test(cookie) ? cookie : null)
