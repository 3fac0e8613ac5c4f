import type { Hono } from 'hono'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { attempt, formErrors, formFields, text } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { palacesByIds, spacesByIds } from '#modules/base/places/index.ts'
import { appealBookingNoShow } from '../actions/appeal.ts'
import { companionName } from '../actions/booking-rows.ts'
import { cancelBooking } from '../actions/cancel-booking.ts'
import { entryCodesOf } from '../actions/tell-entry-code.ts'
import { houseOn } from '../actions/house.ts'
import { errors } from '../errors.ts'
import { isHolder } from '../policy.ts'
import { bookingById, type BookingRecord, bookingsOfHolder, companionsOf } from '../queries/booking-record.ts'
import { loansOf } from '../queries/resources.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { appealsOf } from '../queries/staff-bookings.ts'
import { ruleInForce } from '../rules/rule.ts'
import { BookingPage, MyBookingsPage, type ShownBooking } from '../ui/portal/my-bookings.tsx'
import { alternativesTo } from './alternatives.ts'
import { spacesWithSlots } from './availability.ts'
import { shownWaits, waitsPortal } from './portal-waits.tsx'
import { present } from './present.ts'

const one = '/my/bookings/:palaceId{[0-9a-f-]{36}}/:bookingId{[0-9a-f-]{36}}'
const deeds = ['booked', 'requested', 'cancelled', 'appealed'] as const

/** The bookings of whoever is signed in. */
export function myBookingsPortal(portal: Hono<AppEnv>): void {
  portal.get('/my/bookings', (c) => showMine(c))
  waitsPortal(portal, showMine)
  portal.get(one, (c) => showBooking(c))
  portal.post(`${one}/appeal`, async (c) => {
    signedIn(c)
    const ids = { palaceId: c.req.param('palaceId'), bookingId: c.req.param('bookingId') }
    const reason = text(await formFields(c), 'reason')
    const done = await attempt(() => appealBookingNoShow(contextOf(c), { ...ids, reason }))
    if (done.ok) return c.redirect(`/my/bookings/${ids.palaceId}/${ids.bookingId}?done=appealed`, 303)
    c.status(422)
    return showBooking(c, formErrors(c, done.problem, { reason: 'booking:errors.reason' }))
  })
  portal.post(`${one}/cancel`, async (c) => {
    signedIn(c)
    const ids = { palaceId: c.req.param('palaceId'), bookingId: c.req.param('bookingId') }
    const done = await attempt(() => cancelBooking(contextOf(c), ids))
    if (done.ok) return c.redirect(`/my/bookings/${ids.palaceId}/${ids.bookingId}?done=cancelled`, 303)
    c.status(422)
    return showBooking(c, formErrors(c, done.problem))
  })
}

/** @throws Problem `sign-in-needed` */
export function signedIn(c: AppContext): string {
  const { personId } = c.var.actor
  if (personId === null) throw requestErrors.error('sign-in-needed')
  return personId
}

async function showMine(c: AppContext, problems: FormError[] = []) {
  const personId = signedIn(c)
  const { db, clock } = c.var.services
  const [coming, past] = await Promise.all(
    (['coming', 'past'] as const).map((when) => bookingsOfHolder(db, personId, when, clock.now())),
  )
  return c.render(
    <MyBookingsPage
      coming={await shown(c, coming!)}
      past={await shown(c, past!)}
      waits={await shownWaits(c, personId)}
      done={(['waiting', 'left'] as const).find((deed) => deed === c.req.query('done'))}
      errors={problems}
    />,
  )
}

async function showBooking(c: AppContext, problems: FormError[] = []) {
  signedIn(c)
  const { db } = c.var.services
  const found = await bookingById(db, c.req.param('palaceId')!, c.req.param('bookingId')!)
  if (!found || !isHolder(c.var.actor, found)) throw errors.error('booking-not-found')
  const [booking] = await shown(c, [found])
  const [appeal] = await appealsOf(db, found.palaceId, [found.id])
  const done = deeds.find((deed) => deed === c.req.query('done'))
  return c.render(
    <BookingPage
      booking={booking!}
      appeal={appeal}
      alternatives={found.state === 'displaced' ? await insteadOf(c, found) : []}
      done={done === 'booked' && found.state === 'requested' ? 'requested' : done}
      errors={problems}
    />,
  )
}

/** What is free within three days of a booking that a closure displaced. */
async function insteadOf(c: AppContext, { palaceId, spaceId, during }: BookingRecord) {
  const { db, clock } = c.var.services
  const around = { start: during.start.subtract({ hours: 72 }), end: during.end.add({ hours: 72 }) }
  const spaces = await spacesWithSlots(db, palaceId, around, clock.now())
  const wanted = spaces.find((space) => space.spaceId === spaceId)
  return wanted ? alternativesTo(spaces, wanted, during.start) : []
}

async function shown(c: AppContext, bookings: readonly BookingRecord[]): Promise<ShownBooking[]> {
  const { db, clock } = c.var.services
  const spaceIds = [...new Set(bookings.map(({ spaceId }) => spaceId))]
  const [palaces, spaces, rules, companions, codes, loans] = await Promise.all([
    palacesByIds(db, [...new Set(bookings.map(({ palaceId }) => palaceId))]),
    spacesByIds(db, spaceIds),
    rulesOfSpaces(db, spaceIds),
    companionsOf(db, bookings),
    entryCodesOf(db, bookings, clock.now()),
    loansOf(db, bookings),
  ])
  return Promise.all(
    bookings.map(async (booking) => {
      const palace = palaces.get(booking.palaceId)!
      const space = spaces.get(booking.spaceId)
      const house = await houseOn(db, booking.palaceId, clock.now(), booking.during)
      const written = rules.get(booking.spaceId)
      const minutes = written
        ? ruleInForce(written, house.standards).cancelMinutes
        : house.standards['booking.cancelMinutes']
      return {
        ...present(booking, codes, loans),
        spaceName: (c.var.t.locale === 'en' && space?.nameEn) || (space?.name ?? ''),
        palace,
        companions: (companions.get(booking.id) ?? []).map(companionName),
        cancelUntil: booking.during.start.subtract({ minutes }).toString(),
      }
    }),
  )
}
