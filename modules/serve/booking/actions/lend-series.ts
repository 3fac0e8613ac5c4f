import type { Db } from '#kit/db/index.ts'
import { spacesByIds } from '#modules/base/places/index.ts'
import type { LoanWish } from '../contract/resources.ts'
import { errors } from '../errors.ts'
import { leftAt } from '../queries/left-at.ts'
import type { JudgedDate } from '../rules/series-dates.ts'
import { bookingDb } from '../schema/db.ts'
import type { NewBooking } from './booking-rows.ts'

/**
 * The dates of a series with what is to be lent with each: a date on which something is short has to be decided like one whose space
 * is taken. `bare`: dates that are to be held without.
 * @throws Problem `resource-not-here`
 */
export async function judgeLoans(
  db: Db,
  palaceId: string,
  dates: readonly JudgedDate[],
  wishes: readonly LoanWish[],
  bare: ReadonlySet<string>,
): Promise<JudgedDate[]> {
  if (wishes.length === 0 || dates.length === 0) return [...dates]
  const [left, spaces] = await Promise.all([
    leftAt(
      db,
      palaceId,
      dates.map(({ during }) => during),
      wishes.map(({ resourceId }) => resourceId),
    ),
    spacesByIds(db, [...new Set(dates.map(({ spaceId }) => spaceId))]),
  ])
  const known = new Map(left.map((one) => [`${one.place} ${one.id}`, one]))
  return dates.map((date, place) => {
    if (date.refusal || bare.has(date.date.toString())) return date
    const kind = spaces.get(date.spaceId)?.kind ?? ''
    for (const [index, { resourceId, count }] of wishes.entries()) {
      const one = known.get(`${place} ${resourceId}`)
      if (!one || (one.forKinds.length > 0 && !one.forKinds.includes(kind)))
        throw errors.error('resource-not-here', { field: `resources.${index}.resourceId` })
      if (one.left >= count) continue
      const params = { name: one.name, left: one.left }
      const refusal = { code: 'resource-short' as const, field: `resources.${index}.count`, params }
      return { ...date, refusal, alternatives: [] }
    }
    return date
  })
}

/** Lends the same with each of many bookings, in one order of things, so that two who want the same never wait in a ring. */
export async function lendWithAll(
  tx: Db,
  bookings: readonly NewBooking[],
  wishes: readonly LoanWish[],
): Promise<void> {
  const rows = wishes
    .toSorted((a, b) => a.resourceId.localeCompare(b.resourceId))
    .flatMap(({ resourceId, count }) =>
      bookings.map(({ palaceId, id, during }) => ({
        palace_id: palaceId,
        booking_id: id,
        resource_id: resourceId,
        count,
        during,
      })),
    )
  if (rows.length > 0) await bookingDb(tx).insertInto('booking.loan').values(rows).execute()
}
