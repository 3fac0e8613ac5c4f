import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { minutes } from '#kit/interval/index.ts'
import type { SeriesRequest } from '../contract/series.ts'
import { priceOf } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { insertDates } from './booking-rows.ts'
import { lendWithAll } from './lend-series.ts'
import type { Planned } from './plan-series.ts'
import { tell } from './tell.ts'

/** Writes a series and all its dates, which were judged before, and tells its holder once. @throws Problem places:`space-taken` | `resource-gone` */
export async function insertSeries(
  scope: ActionScope,
  planned: Omit<Planned, 'unknownYears'>,
  palaceId: string,
  request: SeriesRequest,
  holderId: string | null,
): Promise<{ seriesId: string }> {
  const { tx, now, journal } = scope
  const { house, dates, rules, rights, leftOut, asStaff, bare } = planned
  const seriesId = newId()
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
  const lent = bookings.filter((_, index) => !bare.has(dates[index]!.date.toString()))
  await lendWithAll(tx, lent, request.resources)
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
      loans: request.resources,
    },
  })
  // One message for the whole series, about its first date.
  const [first] = bookings
  await tell(scope, house, first!.awaitsApproval ? 'bookingRequested' : 'bookingConfirmed', [first!])
  return { seriesId }
}
