import { createMiddleware } from 'hono/factory'
import '../messages/index.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { newId } from '#kit/db/id.ts'
import type { Problem } from '#kit/http/problem.ts'
import { translatedReason } from '#kit/http/api.ts'
import type { PageContext } from '#kit/ui/portal/index.ts'
import type { Assets } from './assets.ts'
import { renderDocument } from './document.tsx'
import { ProblemPage } from './problem-page.tsx'

/** Gives handlers `c.render(<Page …/>)`: the page in its document, in the reader's language, mode and place. */
export function renderer(assets: Assets, placeName: (code: string) => string | null) {
  return createMiddleware<AppEnv>(async (c, next) => {
    c.setRenderer((view) => {
      const html = renderDocument(pageContext(c, placeName), assets, view)
      c.set('drawn', html)
      return c.html(html)
    })
    await next()
  })
}

function pageContext(c: AppContext, placeName: (code: string) => string | null): PageContext {
  const { place, viewer } = c.var
  const name = (place && placeName(place)) ?? c.var.t('portal:place.province')
  return {
    locale: c.var.locale,
    t: c.var.t,
    elder: c.var.elder,
    now: c.var.services.clock.now(),
    timeZone: 'Asia/Shanghai',
    path: c.req.path + new URL(c.req.url).search,
    viewer: viewer && { name: viewer.name, unread: viewer.unread },
    place: { name, changeHref: '/divisions' },
    // A visitor's page is shared with others (page cache), and so would its key be.
    ...(viewer ? { formKey: newId() } : {}),
  }
}

/** The page that says what went wrong and offers a way on; an unexpected error shows its reference number. */
export function renderProblem(c: AppContext, problem: Problem): Response | Promise<Response> {
  const message = c.var.t.byKey(problem.messageKey, {
    ...translatedReason(c, problem),
    reference: c.var.requestId,
  })
  return c.render(<ProblemPage status={problem.status} message={message} reference={c.var.requestId} />)
}
