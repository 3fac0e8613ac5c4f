import type { Hono } from 'hono'
import type { Db } from '#kit/db/index.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { divisionOptions, palaceBySlug, sketchMap, spaceUses } from '#modules/base/places/index.ts'
import { SessionSearch } from '../contract/search.ts'
import { SearchPage } from '../ui/portal/search-page.tsx'
import { searchHref } from '../ui/portal/search-links.ts'
import { SessionPage } from '../ui/portal/session-page.tsx'
import { sessionHref } from '../ui/portal/words.ts'
import { calendarFeed } from './calendar-feed.ts'
import { feedOfPalace, feedOfSession, feedOfUses } from './calendar-events.ts'
import { readSession } from './detail.ts'
import { eventData } from './event-data.ts'
import { listSessions } from './listings.ts'
import { filterOf, searchPage } from './search.ts'
import { sessionAction } from './session-action.ts'

/** The catalogue's pages: search, a session, and calendars to follow. */
export function catalogPortal(portal: Hono<AppEnv>): void {
  portal.get('/search', (c) => showSearch(c))
  portal.get('/palaces/:slug/calendar.ics', (c) => sendPalaceCalendar(c))
  portal.get('/palaces/:slug/sessions/:file{[0-9a-f-]{36}\\.ics}', (c) => sendSessionCalendar(c))
  portal.get('/palaces/:slug/sessions/:sessionId{[0-9a-f-]{36}}', (c) => showSession(c))
}

async function showSearch(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const parsed = SessionSearch.safeParse(c.req.query())
  // A filter that makes no sense is left out: a page of something is better than a page of complaint.
  const asked = parsed.success ? parsed.data : SessionSearch.parse({ q: c.req.query('q')?.slice(0, 60) })
  const search = { ...asked, division: asked.division ?? c.var.place ?? undefined }
  const filter = filterOf(search, now)
  const page = await searchPage(db, now, search)
  const instead =
    page.sessions.length === 0 ? (await listSessions(db, now, { limit: 5, near: filter.near })).sessions : []
  return c.render(
    <SearchPage
      search={search}
      sessions={page.sessions}
      next={page.next}
      divisions={await divisionsNear(db, search.division)}
      instead={instead}
      canonical={absolute(c, searchHref(search))}
    />,
  )
}

/** The cities to choose from, and the counties of the chosen one: a list that a thumb can go through. */
async function divisionsNear(db: Db, chosen: string | undefined) {
  const city = chosen?.slice(0, 4)
  return (await divisionOptions(db)).filter(({ code, county }) => !county || code.slice(0, 4) === city)
}

async function showSession(c: AppContext) {
  const { services, actor, t } = c.var
  const palace = await palaceBySlug(services.db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  const request = {
    palaceId: palace.id,
    sessionId: c.req.param('sessionId')!,
    personId: actor.personId,
    now: services.clock.now(),
    t,
  }
  const { session, spaceNames } = await readSession(services.db, request, palace)
  const address = absolute(c, sessionHref(session))
  const { action, notice } = await sessionAction(c, session)
  return c.render(
    <SessionPage
      session={session}
      spaceNames={spaceNames}
      action={action}
      notice={notice}
      map={await sketchMap(services.db, palace)}
      jsonLd={eventData(session, address)}
      canonical={address}
    />,
  )
}

async function sendSessionCalendar(c: AppContext) {
  const { services, t } = c.var
  const palace = await palaceBySlug(services.db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  const now = services.clock.now()
  const sessionId = c.req.param('file')!.replace(/\.ics$/, '')
  const { session, spaceNames } = await readSession(
    services.db,
    { palaceId: palace.id, sessionId, personId: null, now, t },
    palace,
  )
  const address = absolute(c, sessionHref(session))
  return sendCalendar(
    c,
    calendarFeed({ name: session.title, now }, feedOfSession(session, spaceNames, address)),
  )
}

async function sendPalaceCalendar(c: AppContext) {
  const { services } = c.var
  const palace = await palaceBySlug(services.db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  const now = services.clock.now()
  const spaceId = c.req.query('space') || undefined
  const { sessions } = await listSessions(services.db, now, { palaceId: palace.id, spaceId, limit: 500 })
  const events = feedOfPalace(sessions, palace, absolute(c, ''))
  if (spaceId) {
    const during = { start: now.subtract({ hours: 24 }), end: now.add({ hours: 24 * 60 }) }
    const uses = await spaceUses(services.db, palace.id, [spaceId], [during])
    events.push(
      ...feedOfUses(uses, palace, {
        title: c.var.t('catalog:feed.taken'),
        url: absolute(c, `/palaces/${palace.slug}`),
      }),
    )
  }
  return sendCalendar(c, calendarFeed({ name: palace.name, now }, events))
}

function sendCalendar(c: AppContext, text: string) {
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
  })
}

const absolute = (c: AppContext, path: string) => c.var.site + path
