import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { palaceBySlug, palacesByIds, spacesByIds } from '#modules/base/places/index.ts'
import { acceptWait } from '../actions/accept-wait.ts'
import { joinWait } from '../actions/join-wait.ts'
import { leaveWait } from '../actions/leave-wait.ts'
import { waitsOf } from '../queries/waits.ts'
import { WaitPage } from '../ui/portal/wait-page.tsx'
import type { ShownWait } from '../ui/portal/waits.tsx'
import { presentWait } from './waits.ts'

const join = '/palaces/:slug/wait/:spaceId{[0-9a-f-]{36}}'
const one = '/my/waits/:palaceId{[0-9a-f-]{36}}/:waitId{[0-9a-f-]{36}}'
type Typed = { start: string; end: string }

/** Standing in line for a slot from the page of a palace, and answering what is offered. */
export function waitsPortal(
  portal: Hono<AppEnv>,
  showMine: (c: AppContext, errors: FormError[]) => Response | Promise<Response>,
): void {
  portal.get(join, (c) => showForm(c, { start: c.req.query('start') ?? '', end: c.req.query('end') ?? '' }))
  portal.post(join, async (c) => {
    const palace = await palaceOf(c)
    const fields = await formFields(c)
    const typed = { start: text(fields, 'start'), end: text(fields, 'end') }
    const wish = { palaceId: palace.id, spaceId: c.req.param('spaceId'), ...typed }
    const anyOfKind = text(fields, 'which') === 'kind'
    const done = await attempt(() => joinWait(contextOf(c), { ...wish, anyOfKind }))
    if (done.ok) return c.redirect('/my/bookings?done=waiting', 303)
    c.status(422)
    return showForm(c, typed, formErrors(c, done.problem))
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

async function showForm(c: AppContext, typed: Typed, errors: FormError[] = []) {
  const palace = await palaceOf(c)
  const space = (await spacesByIds(c.var.services.db, [c.req.param('spaceId')!])).get(c.req.param('spaceId')!)
  if (!space || space.palaceId !== palace.id) throw requestErrors.error('not-found')
  if (!isTime(typed.start) || !isTime(typed.end)) return c.redirect(`/palaces/${palace.slug}/book`, 303)
  return c.render(<WaitPage palace={palace} space={space} typed={typed} errors={errors} />)
}

function isTime(written: string): boolean {
  try {
    return Temporal.Instant.from(written) !== undefined
  } catch {
    return false // the caller shows the day instead
  }
}

/** What whoever is signed in waits for, with the words for where; at most four queries. */
export async function shownWaits(c: AppContext, personId: string): Promise<ShownWait[]> {
  const { db, clock } = c.var.services
  const waits = await waitsOf(db, personId, clock.now())
  if (waits.length === 0) return []
  const [palaces, spaces] = await Promise.all([
    palacesByIds(db, [...new Set(waits.map(({ palaceId }) => palaceId))]),
    spacesByIds(db, [...new Set(waits.flatMap((wait) => wait.offeredSpaceId ?? wait.spaceId ?? []))]),
  ])
  return waits
    .filter(({ state }) => state !== 'booked')
    .map((wait) => ({
      ...presentWait(wait),
      palace: palaces.get(wait.palaceId)!,
      space: spaces.get(wait.offeredSpaceId ?? wait.spaceId ?? '') ?? null,
    }))
}
