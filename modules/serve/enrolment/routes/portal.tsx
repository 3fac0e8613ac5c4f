import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text, texts } from '#kit/http/form.ts'
import { palaceBySlug } from '#modules/base/places/index.ts'
import { sessionDetail } from '#modules/serve/catalog/index.ts'
import { enrol } from '../actions/enrol.ts'
import { EnrolPage } from '../ui/portal/enrol-page.tsx'
import { myTicket } from './my-tickets.ts'
import { followPlaces, livePlaces } from './places.ts'
import { myPortal } from './portal-my.tsx'
import { signedIn } from './staff.ts'
import { myStanding } from './standing.ts'

const session = '/palaces/:slug/sessions/:sessionId{[0-9a-f-]{36}}'

/** Signing up from the page of a session, and everything under "my things". */
export function enrolmentPortal(portal: Hono<AppEnv>): void {
  portal.get(`${session}/places`, async (c) => {
    const { db, clock } = c.var.services
    const { palace } = await sessionOf(c)
    return c.json(await livePlaces(db, palace.id, c.req.param('sessionId'), clock.now()))
  })
  portal.get(`${session}/places/live`, async (c) => {
    const { palace, found } = await sessionOf(c)
    // A question about the headers alone opens no stream.
    return c.req.method === 'GET' ? followPlaces(c, palace.id, found.id) : c.body(null)
  })
  portal.get(`${session}/enrol`, async (c) =>
    showChoice(c, { personIds: [signedIn(c)], companions: '', split: false }),
  )
  portal.post(`${session}/enrol`, signUp)
  myPortal(portal)
}

async function sessionOf(c: AppContext) {
  const { db } = c.var.services
  const palace = await palaceBySlug(db, c.req.param('slug')!)
  const found = palace && (await sessionDetail(db, palace.id, c.req.param('sessionId')!))
  if (!palace || !found?.publishedAt) throw requestErrors.error('not-found')
  return { palace, found }
}

type Typed = { personIds: string[]; companions: string; split: boolean }

async function showChoice(c: AppContext, typed: Typed, errors: { field?: string; message: string }[] = []) {
  const { palace, found } = await sessionOf(c)
  const { locale } = c.var.t
  return c.render(
    <EnrolPage
      title={locale === 'en' && found.titleEn ? found.titleEn : found.title}
      session={`/palaces/${palace.slug}/sessions/${found.id}`}
      standing={await myStanding(c, palace.id, found.id)}
      typed={typed}
      errors={errors}
    />,
  )
}

async function signUp(c: AppContext) {
  signedIn(c)
  const { palace, found } = await sessionOf(c)
  const fields = await formFields(c)
  const typed = {
    personIds: texts(fields, 'personIds'),
    companions: text(fields, 'companions'),
    split: text(fields, 'split') === '1',
  }
  const companions = typed.companions
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  const input = {
    palaceId: palace.id,
    sessionId: found.id,
    personIds: typed.personIds,
    companions,
    split: typed.split,
  }
  const done = await attempt(() => enrol(contextOf(c), input))
  if (!done.ok) {
    c.status(422)
    return showChoice(c, typed, formErrors(c, done.problem))
  }
  const ticket = await myTicket(c, palace.id, done.value.ticketId, done.value.written)
  const waits =
    ticket.people.some(({ state }) => state === 'waitlisted') &&
    !ticket.people.some(({ state }) => state === 'confirmed')
  return c.redirect(`/my/tickets/${palace.id}/${ticket.id}?done=${waits ? 'waitlisted' : 'enrolled'}`, 303)
}
