import { hash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { AppContext, AppEnv } from './context.ts'

type Kept = { body: string; etag: string; until: number }
const MOST = 2_000
const LIFE_MS = 2_000
/** While the database is away, an older page is better than none; it says that it is one. */
const STALE_MS = 30 * 60_000

/**
 * Keeps the pages that visitors without an account see for two seconds, per address, language and reading mode: in a
 * rush the same page is drawn once, not ten thousand times. Someone signed in, and any answer that sets a cookie or is
 * not 200, passes through untouched. Answers carry an ETag, so an unchanged page costs a phone no data. A page that
 * cannot be drawn because the database is away is answered from the last half hour, with a line that says so.
 */
export function pageCache(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept>()
  const drawing = new Map<string, Promise<void>>()
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method !== 'GET' || c.var.viewer) return next()
    const key = keyOf(c)
    // One request draws, the others wait for it: an expired page in a rush is not drawn by everyone at once.
    const drawn = drawing.get(key)
    if (drawn) await drawn
    const found = kept.get(key)
    if (found && found.until > now()) return answer(c, found)
    const older = found && found.until > now() - STALE_MS ? found : undefined
    if (older && c.var.senderUnknown) return answerOlder(c, older)
    if (drawn) return older ? answerOlder(c, older) : next() // it turned out not to be a page to keep
    let done = () => {}
    drawing.set(key, new Promise((resolve) => (done = resolve)))
    try {
      await next()
      if (older && c.res.status === 503) {
        c.res = undefined
        c.res = answerOlder(c, older)
        return
      }
      const page = pageOf(c, now() + LIFE_MS)
      if (!page) return
      if (kept.size >= MOST) kept.delete(kept.keys().next().value!)
      kept.delete(key)
      kept.set(key, page)
      c.res = answer(c, page)
    } finally {
      drawing.delete(key)
      done()
    }
  })
}

const keyOf = (c: AppContext) =>
  `${c.var.locale} ${c.var.elder} ${c.var.place} ${c.req.path}${new URL(c.req.url).search}`

/** What was drawn, if everyone may see it: an answer that says otherwise, or sets a cookie, is not kept. */
function pageOf(c: AppContext, until: number): Kept | null {
  const { drawn: body } = c.var
  const { status, headers } = c.res
  if (body === undefined || status !== 200) return null
  if (headers.has('set-cookie') || headers.get('cache-control') === 'no-store') return null
  return { body, until, etag: `"${hash('sha256', body, 'base64url').slice(0, 22)}"` }
}

function answerOlder(c: AppContext, { body }: Kept): Response {
  const words = `<p class="notice warn" role="status">${c.var.t('ui:page.kept')}</p>`
  return c.html(
    body.replace(/<main[^>]*>/, (main) => main + words),
    200,
    { 'Cache-Control': 'no-store' },
  )
}

function answer(c: AppContext, page: Kept): Response {
  const headers = {
    ETag: page.etag,
    'Cache-Control': 'private, max-age=0, must-revalidate',
    Vary: 'Cookie, Accept-Language',
  }
  if (c.req.header('if-none-match') === page.etag) return c.body(null, 304, headers)
  return c.html(page.body, 200, headers)
}
