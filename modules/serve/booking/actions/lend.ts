import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { spacesByIds } from '#modules/base/places/index.ts'
import { type LoanWish, LoanWishes } from '../contract/resources.ts'
import { errors } from '../errors.ts'
import { canKeepDesk } from '../policy.ts'
import { resourcesOf } from '../queries/resources.ts'
import { bookingDb } from '../schema/db.ts'
import { openBooking } from './desk-facts.ts'

type Borrower = { palaceId: string; id: string; spaceId: string; during: Interval }

/**
 * Lends things with a booking, in its transaction. Asks beforehand to say kindly what is short; the database refuses
 * whatever comes in between (`no_more_is_lent_than_there_is`).
 * @throws Problem `resource-not-here` | `resource-short`
 */
export async function lendWith(
  tx: Db,
  { palaceId, id, spaceId, during }: Borrower,
  wishes: readonly LoanWish[],
): Promise<void> {
  if (wishes.length === 0) return
  const kind = (await spacesByIds(tx, [spaceId])).get(spaceId)?.kind
  const known = new Map((await resourcesOf(tx, palaceId, during, id)).map((one) => [one.id, one]))
  for (const [index, { resourceId, count }] of wishes.entries()) {
    const resource = known.get(resourceId)
    const fits = resource && (resource.forKinds.length === 0 || resource.forKinds.includes(kind ?? ''))
    if (!fits) throw errors.error('resource-not-here', { field: `resources.${index}.resourceId` })
    if (resource.left < count)
      throw errors.error('resource-short', {
        field: `resources.${index}.count`,
        params: { name: resource.name, left: resource.left },
      })
  }
  // In one order, so that two who want the same things wait for each other and never in a ring.
  for (const { resourceId, count } of wishes.toSorted((a, b) => a.resourceId.localeCompare(b.resourceId)))
    await bookingDb(tx)
      .insertInto('booking.loan')
      .values({ palace_id: palaceId, booking_id: id, resource_id: resourceId, count, during })
      .execute()
}

const Ids = z.object({ palaceId: z.uuid(), bookingId: z.uuid() })

/** The desk says what goes with a booking, in place of what went with it. @throws Problem `booking-not-found` | `step-not-open` | as `lendWith` does */
export const changeLoans = action(
  Ids.extend({ resources: LoanWishes }),
  async (scope, { palaceId, bookingId, resources }) => {
    const { actor, tx, allow, journal } = scope
    const { booking, house } = await openBooking(scope, palaceId, bookingId)
    allow(canKeepDesk(actor, house.target))
    if (!['requested', 'confirmed', 'attended'].includes(booking.state)) throw errors.error('step-not-open')
    const returned = await bookingDb(tx)
      .deleteFrom('booking.loan')
      .where('palace_id', '=', palaceId)
      .where('booking_id', '=', bookingId)
      .where('returned_at', 'is', null)
      .returning(['resource_id', 'count'])
      .execute()
    await lendWith(tx, booking, resources)
    journal({
      action: 'booking.changeLoans',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
      before: { loans: returned.map(({ resource_id: resourceId, count }) => ({ resourceId, count })) },
      after: { loans: resources },
    })
  },
)

/**
 * Notes that things came back, and how many did not; null takes the note back. How many the palace has left after a loss is
 * for the keeper of the stock to say.
 * @throws Problem `booking-not-found` | `resource-not-here` | `more-lost-than-lent`
 */
export const returnLoan = action(
  Ids.extend({ resourceId: z.uuid(), lost: z.number().int().min(0).nullable() }),
  async (scope, { palaceId, bookingId, resourceId, lost }) => {
    const { actor, tx, now, allow, journal } = scope
    const { house } = await openBooking(scope, palaceId, bookingId)
    allow(canKeepDesk(actor, house.target))
    const { numUpdatedRows } = await bookingDb(tx)
      .updateTable('booking.loan')
      .set({ returned_at: lost === null ? null : now, lost: lost ?? 0 })
      .where('palace_id', '=', palaceId)
      .where('booking_id', '=', bookingId)
      .where('resource_id', '=', resourceId)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw errors.error('resource-not-here', { field: 'resourceId' })
    journal({
      action: 'booking.returnLoan',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { resourceId, lost },
    })
  },
)
