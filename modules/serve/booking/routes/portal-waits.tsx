import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import { dayInterval, localDate } from '#kit/calendar/windows.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { palaceBySlug, palacesByIds, spacesByIds } from '#modules/base/places/index.ts'
import { acceptWait } from '../actions/accept-wait.ts'
import { joinWait } from '../actions/join-wait.ts'
import { leaveWait } from '../actions/leave-wait.ts'
import { waitsOf } from '../queries/waits.ts'
import { type TypedWait, WaitPage } from '../ui/portal/wait-page.tsx'
import type { ShownWait } from '../ui/portal/waits.tsx'
import { alternativesTo, waitEndsFrom } from './alternatives.ts'
import { spacesWithSlots } from './availability.ts'
import { presentWait } from './waits.ts'
import { instantOf } from './written-times.ts'

const join = '/palaces/:slug/wait/:spaceId{[0-9a-f-]{36}}'
const one = '/my/waits/:palaceId{[0-9a-f-]{36}}/:waitId{[0-9a-f-]{36}}'

/** Standing in line for a slot from the page of a palace, and answering what is offered. */
export function waitsPortal(
  portal: Hono<AppEnv>,
  showMine: (c: AppContext, errors: FormError[]) => Response | Promise<Response>,
): void {
  portal.get(join, (c) => {
    const [start, end] = [c.req.query('start') ?? '', c.req.query('end') ?? '']
    return showForm(c, { start, end, people: '1', unionId: null })
  })
  portal.post(join, async (c) => {
    const palace = await palaceOf(c)
    const fields = await formFields(c)
    const typed = {
      start: text(fields, 'start'),
      end: text(fields, 'end'),
      people: text(fields, 'people') || '1',
      unionId: text(fields, 'unionId') || null,
    }
    const wish = { ...typed, people: Number(typed.people), anyOfKind: text(fields, 'which') === 'kind' }
    const where = { palaceId: palace.id, spaceId: c.req.param('spaceId') }
    const done = await attempt(() => joinWait(contextOf(c), { ...where, ...wish }))
    if (done.ok) return c.redirect('/my/bookings?done=waiting', 303)
    c.status(422)
    return showForm(c, typed, formErrors(c, done.problem, { people: 'booking:errors.people' }))
  })
  portal.post(`${one}/accept`, (c) =>
    answer(
      c,
      () => acceptWait(contextOf(c), idsOf(c)),
      ({ bookingId }) => `/my/bookings/${c.req.param('palaceId')}/${bookingId}?done=booked`,
    ),
  )
  portal.post(`${one}/leave`, (c) =>
    answer(
      c,
      () => leaveWait(contextOf(c), idsOf(c)),
      () => '/my/bookings?done=left',
    ),
  )

  async function answer<Result>(c: AppContext, act: () => Promise<Result>, next: (result: Result) => string) {
    const done = await attempt(act)
    if (done.ok) return c.redirect(next(done.value), 303)
    c.status(422)
    return showMine(c, formErrors(c, done.problem))
  }
}

const idsOf = (c: AppContext) => ({ palaceId: c.req.param('palaceId')!, waitId: c.req.param('waitId')! })

async function palaceOf(c: AppContext) {
  if (c.var.actor.personId === null) throw requestErrors.error('sign-in-needed')
  const palace = await palaceBySlug(c.var.services.db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  return palace
}

async function showForm(c: AppContext, typed: TypedWait, errors: FormError[] = []) {
  const palace = await palaceOf(c)
  const { db, clock } = c.var.services
  const start = instantOf(typed.start)
  const end = instantOf(typed.end)
  if (!start || !end) return c.redirect(`/palaces/${palace.slug}/book`, 303)
  const day = dayInterval(localDate(start, palace.timeZone), palace.timeZone)
  const spaces = await spacesWithSlots(db, palace.id, day, clock.now())
  const space = spaces.find(({ spaceId }) => spaceId === c.req.param('spaceId'))
  if (!space) throw requestErrors.error('not-found')
  const ends = waitEndsFrom(space, start)
  const free = alternativesTo(spaces, space, start).filter((one) =>
    Temporal.Instant.from(one.start).equals(start),
  )
  const unions = await unionsOf(db, c.var.actor.personId!)
  return c.render(<WaitPage palace={palace} typed={typed} {...{ space, ends, free, unions, errors }} />)
}

/** What whoever is signed in waits for, with the words for where; at most five queries. */
export async function shownWaits(c: AppContext, personId: string): Promise<ShownWait[]> {
  const { db, clock } = c.var.services
  const waits = await waitsOf(db, personId, clock.now())
  if (waits.length === 0) return []
  const [unions, palaces, spaces] = await Promise.all([
    waits.some(({ unionId }) => unionId !== null) ? unionsOf(db, personId) : [],
    palacesByIds(db, [...new Set(waits.map(({ palaceId }) => palaceId))]),
    spacesByIds(db, [...new Set(waits.flatMap((wait) => wait.offeredSpaceId ?? wait.spaceId ?? []))]),
  ])
  return waits
    .filter(({ state }) => state !== 'booked')
    .map((wait) => ({
      ...presentWait(wait),
      palace: palaces.get(wait.palaceId)!,
      space: spaces.get(wait.offeredSpaceId ?? wait.spaceId ?? '') ?? null,
      union: unions.find(({ id }) => id === wait.unionId)?.name ?? null,
    }))
}
