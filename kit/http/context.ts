import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { ReactNode } from 'react'
import type { Actor } from '#kit/access/index.ts'
import type { ActionContext, Repetition } from '#kit/db/action.ts'
import type { Locale, Translator } from '#kit/i18n/index.ts'

/** Whoever is looking, as every page's header needs them; null for a visitor. `unread` is counted for pages alone. */
export type Viewer = { personId: string; name: string; unread: number | null; staff: boolean }

/** Finds out who sends a request. Implemented by base/identity, wired in apps/server. */
export type Authenticate = (
  headers: Headers,
  to?: { page: boolean },
) => Promise<{ actor: Actor; viewer: Viewer | null } | null>

/** What every handler can read from `c.var`. */
export type AppEnv = {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    log: Logger
    services: Pick<ActionContext, 'db' | 'clock' | 'outbox'>
    actor: Actor
    /** True when the database could not say who sends this: the request is read as a visitor's, and is no proof of one. */
    senderUnknown?: boolean
    viewer: Viewer | null
    locale: Locale
    t: Translator
    elder: boolean
    /** The address of the installation, without a slash at its end; never what a request says its host is. */
    site: string
    /** The chosen place of the reader (division code), when they chose one. */
    place: string | null
    /** Set when the sender marked the request by a key (idempotency.ts). */
    repetition?: Repetition
    /** The HTML of the page that was drawn, for the page cache. */
    drawn?: string
  }
}
export type AppContext = Context<AppEnv>

/** What an action needs, from the request at hand. */
export function contextOf(c: AppContext): ActionContext {
  // c.get: c.var copies everything that is known of the request, each time.
  const repetition = c.get('repetition')
  return {
    ...c.get('services'),
    actor: c.get('actor'),
    requestId: c.get('requestId'),
    ...(repetition ? { repetition } : {}),
  }
}

declare module 'hono' {
  interface ContextRenderer {
    /** Draws a portal page in its document shell (apps/portal), in the reader's language and reading mode. */
    (page: ReactNode): Response | Promise<Response>
  }
}
