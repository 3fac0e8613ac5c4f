import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { minutes } from '#kit/interval/index.ts'
import { SeriesRequest } from '../contract/series.ts'
import { errors } from '../errors.ts'
import { canBook } from '../policy.ts'
import { priceOf } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { insertDates } from './booking-rows.ts'
import { planSeries } from './plan-series.ts'
import { takeTurns } from './take-turns.ts'
import { tell } from './tell.ts'

/**
 * Books all dates of a series in one transaction. A date that cannot be as asked has to be decided first (`choices`): none is
 * dropped without saying so, and none stops the others. P5, P9.
 * @throws Problem as `planSeries` does | `series-undecided` | places:`space-taken`
 */
export const bookSeries = action(
  SeriesRequest.extend({ palaceId: z.uuid() }),
  async (scope, { palaceId, ...request }) => {
    const { actor, tx, now, allow, journal } = scope
    allow(canBook(actor))
    const personId = actor.personId!
    await takeTurns(tx, [personId, ...(request.unionId ? [request.unionId] : [])])
    const { house, dates, rules, rights, leftOut, asStaff } = await planSeries(
      tx,
      actor,
      palaceId,
      request,
      now,
    )
    const undecided = dates.filter(({ refusal }) => refusal !== null)
    if (undecided.length > 0)
      throw errors.error('series-undecided', {
        field: 'choices',
        params: { count: undecided.length, first: undecided[0]!.date.toString() },
      })
    const seriesId = newId()
    // What staff enter for the palace itself has no holder; what they enter for a union is the union's.
    const holderId = asStaff ? null : personId
    await bookingDb(tx)
      .insertInto('booking.series')
      .values({
        palace_id: palaceId,
        id: seriesId,
        space_id: request.spaceId,
        rule: request.rule,
        first_date: Temporal.PlainDate.from(request.firstDate),
        last_date: Temporal.PlainDate.from(request.lastDate),
        start_time: request.startTime,
        minutes: request.minutes,
        left_out: JSON.stringify(leftOut),
        kind: request.kind,
        title: request.title,
        holder_id: holderId,
        union_id: request.unionId,
        people: request.people,
        created_at: now,
      })
      .execute()
    const bookings = dates.map(({ spaceId, during }, index) => {
      const rule = rules.get(spaceId)
      return {
        id: newId(),
        palaceId,
        spaceId,
        during,
        kind: request.kind,
        title: request.title,
        holderId,
        unionId: request.unionId,
        people: request.people,
        priceClass: rule?.priceClass ?? ('free' as const),
        priceFen: rule ? priceOf(rule, minutes(during), rights) : 0,
        awaitsApproval: !asStaff && (rule?.approval ?? false),
        seriesId,
        seriesNo: index + 1,
      }
    })
    await insertDates(tx, bookings, now)
    journal({
      action: 'booking.bookSeries',
      subject: { type: 'series', id: seriesId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: {
        spaceId: request.spaceId,
        rule: request.rule,
        dates: bookings.length,
        leftOut: leftOut.length,
      },
    })
    // One message for the whole series, about its first date.
    const [first] = bookings
    await tell(scope, house, first!.awaitsApproval ? 'bookingRequested' : 'bookingConfirmed', [first!])
    return { seriesId }
  },
)
