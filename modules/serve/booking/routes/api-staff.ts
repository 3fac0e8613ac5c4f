import { type Api, translatedReason } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { spacesOf, usesOfPalace } from '#modules/base/places/index.ts'
import { approveBooking, refuseBooking } from '../actions/answer-request.ts'
import { appealBookingNoShow, decideBookingAppeal } from '../actions/appeal.ts'
import { bookForSomeone } from '../actions/book-for-someone.ts'
import { cancelBooking } from '../actions/cancel-booking.ts'
import { checkEntryCode } from '../actions/check-entry-code.ts'
import { tellEntryCode } from '../actions/tell-entry-code.ts'
import { checkInBooking, undoCheckInBooking } from '../actions/check-in.ts'
import { findBookings } from '../actions/find-bookings.ts'
import type { House } from '../actions/house.ts'
import { moveBooking } from '../actions/move-booking.ts'
import { recordMany } from '../actions/record-many.ts'
import { recordUse } from '../actions/record-use.ts'
import { setSpaceRule } from '../actions/set-space-rule.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepDesk } from '../policy.ts'
import { bookingById } from '../queries/booking-record.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { appealsOf, bookingsByIds, bookingsInTime, bookingsWaiting } from '../queries/staff-bookings.ts'
import { linesOf, staffHouse } from './staff.ts'

/** What staff read and do around spaces. */
export function staffApi(api: Api): void {
  api.openapi(contract.spaceCalendarRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const house = await staffHouse(c, palaceId, canKeepDesk)
    const { from, days } = c.req.valid('query')
    const { db } = c.var.services
    const [spaces, uses] = await Promise.all([
      spacesOf(db, palaceId),
      usesOfPalace(db, palaceId, localDays(house, from, days)),
    ])
    const own = uses.filter(({ kind }) => kind === 'booking' || kind === 'maintenance' || kind === 'lease')
    const bookings = await bookingsByIds(db, palaceId, [...new Set(own.map(({ sourceId }) => sourceId))])
    return c.json(
      {
        timeZone: house.palace.timeZone,
        spaces: spaces.map(({ id, parentId, depth, name, kind, setupMinutes, clearingMinutes }) => ({
          id,
          parentId,
          depth,
          name,
          kind,
          setupMinutes,
          clearingMinutes,
        })),
        uses: uses.map(({ kind, sourceId, sourceNo, spaceId, label, during, held }) => ({
          kind,
          sourceId,
          no: sourceNo,
          spaceId,
          title: label,
          start: during.start.toString(),
          end: during.end.toString(),
          heldStart: held.start.toString(),
          heldEnd: held.end.toString(),
        })),
        bookings: await linesOf(c, house, bookings),
      },
      200,
    )
  })
  api.openapi(contract.bookingsRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const house = await staffHouse(c, palaceId, canKeepDesk)
    const { db, clock } = c.var.services
    const { from, to, state, appealed, last4, name } = c.req.valid('query')
    const now = clock.now()
    const first = from ?? now.toZonedDateTimeISO(house.palace.timeZone).toPlainDate().toString()
    const days = Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(to ?? first)).days + 1
    const during = localDays(house, first, Math.max(days, 1))
    const found = async () => {
      if (appealed) {
        const waiting = await appealsOf(db, palaceId, null)
        return bookingsByIds(
          db,
          palaceId,
          waiting.map(({ bookingId }) => bookingId),
        )
      }
      if (last4 || name) {
        const times = { start: during.start.toString(), end: during.end.toString() }
        return findBookings(contextOf(c), { palaceId, ...times, last4, name })
      }
      if (state === 'requested' && !from) return bookingsWaiting(db, palaceId, now)
      return bookingsInTime(db, palaceId, during, state)
    }
    return c.json({ timeZone: house.palace.timeZone, bookings: await linesOf(c, house, await found()) }, 200)
  })
  api.openapi(contract.checkEntryCodeRoute, async (c) =>
    c.json(await checkEntryCode(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.tellEntryCodeRoute, async (c) =>
    c.json(await tellEntryCode(contextOf(c), c.req.valid('param')), 200),
  )
  api.openapi(contract.bookForSomeoneRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { bookingId } = await bookForSomeone(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json(await lineOf(c, palaceId, bookingId), 200)
  })
  api.openapi(contract.recordUseRoute, async (c) =>
    c.json(await recordUse(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.recordManyRoute, async (c) => {
    const { written, outcomes } = await recordMany(contextOf(c), {
      ...c.req.valid('param'),
      ...c.req.valid('json'),
    })
    const rows = outcomes.map((outcome) =>
      'bookingId' in outcome
        ? { bookingId: outcome.bookingId, code: null, field: null, message: null }
        : {
            bookingId: null,
            code: `${outcome.problem.module}:${outcome.problem.code}`,
            field: outcome.problem.field ?? null,
            message: c.var.t.byKey(outcome.problem.messageKey, translatedReason(c, outcome.problem)),
          },
    )
    return c.json({ written, rows }, 200)
  })
  api.openapi(contract.moveBookingRoute, async (c) => {
    const ids = c.req.valid('param')
    await moveBooking(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.approveBookingRoute, async (c) => {
    const ids = c.req.valid('param')
    await approveBooking(contextOf(c), ids)
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.refuseBookingRoute, async (c) => {
    const ids = c.req.valid('param')
    await refuseBooking(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.callOffBookingRoute, async (c) => {
    const ids = c.req.valid('param')
    await staffHouse(c, ids.palaceId, canKeepDesk)
    await cancelBooking(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.checkInBookingRoute, async (c) => {
    const ids = c.req.valid('param')
    await checkInBooking(contextOf(c), ids)
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.undoCheckInBookingRoute, async (c) => {
    const ids = c.req.valid('param')
    await undoCheckInBooking(contextOf(c), ids)
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.appealBookingRoute, async (c) => {
    await appealBookingNoShow(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
  api.openapi(contract.decideBookingAppealRoute, async (c) => {
    const ids = c.req.valid('param')
    await decideBookingAppeal(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await lineOf(c, ids.palaceId, ids.bookingId), 200)
  })
  api.openapi(contract.bookingRulesRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { standards } = await staffHouse(c, palaceId, canKeepDesk)
    const { db } = c.var.services
    const [spaces, written] = await Promise.all([spacesOf(db, palaceId), rulesOfPalaces(db, [palaceId])])
    const rules = new Map(written.map((rule) => [rule.id, rule]))
    const lines = spaces.map(({ id, name, depth, kind, setupMinutes, clearingMinutes }) => {
      const { version = null, id: _, palaceId: __, ...rule } = rules.get(id) ?? {}
      return {
        spaceId: id,
        spaceName: name,
        depth,
        kind,
        setupMinutes,
        clearingMinutes,
        rule: version === null ? null : (rule as contract.RuleLine['rule']),
        version,
      }
    })
    return c.json({ rules: lines, standards }, 200)
  })
  api.openapi(contract.setSpaceRuleRoute, async (c) => {
    await setSpaceRule(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
}

function localDays({ palace }: House, from: string, days: number) {
  const first = Temporal.PlainDate.from(from)
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(palace.timeZone).toInstant()
  return { start: midnight(first), end: midnight(first.add({ days })) }
}

async function lineOf(c: AppContext, palaceId: string, bookingId: string): Promise<contract.BookingLine> {
  const booking = await bookingById(c.var.services.db, palaceId, bookingId)
  if (!booking) throw errors.error('booking-not-found')
  const house = await staffHouse(c, palaceId, canKeepDesk)
  return (await linesOf(c, house, [booking]))[0]!
}
