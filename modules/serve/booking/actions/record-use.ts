import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { UseRequest } from '../contract/staff.ts'
import { errors } from '../errors.ts'
import { canKeepCalendar } from '../policy.ts'
import { leaseRefusal } from '../rules/lease.ts'
import { insertBooking } from './booking-rows.ts'
import { assertFree, assertSpaces, stretch } from './desk-facts.ts'
import { houseOn } from './house.ts'
import { refuse } from './refuse.ts'

const Input = UseRequest.extend({ palaceId: z.uuid() })

/**
 * Takes one or more spaces for maintenance or a lease: all of them, or none and the one that is held is named. A lease
 * says why and keeps within the standards. P13.
 * @throws Problem `grounds-needed` | `lease-too-long` | `lease-needs-bidding` | `free-has-no-price` | `space-not-here` | `space-held`
 */
export const recordUse = action(Input, (scope, input) => recordInScope(scope, input))

/** The same as part of a use case that does more. */
export async function recordInScope(
  { actor, tx, now, allow, journal }: ActionScope,
  { palaceId, kind, spaceIds, title, ...input }: z.output<typeof Input>,
): Promise<{ bookingIds: string[] }> {
  const { grounds, biddingNo, priceFen } = input
  const during = stretch(input)
  const house = await houseOn(tx, palaceId, now, { start: during.start, end: during.start })
  allow(canKeepCalendar(actor, house.target))
  const ids = [...new Set(spaceIds)]
  const priceClass = input.priceClass ?? (kind === 'lease' ? 'commercial' : 'free')
  if (priceClass === 'free' && priceFen > 0) throw errors.error('free-has-no-price', { field: 'priceFen' })
  if (kind === 'lease') {
    if (grounds.length < 2) throw errors.error('grounds-needed', { field: 'grounds' })
    refuse(leaseRefusal(during, biddingNo, house.standards, house.palace.timeZone))
  }
  await assertSpaces(tx, palaceId, ids)
  await assertFree(tx, house, ids, during)
  const bookings = ids.map((spaceId) => ({
    id: newId(),
    palaceId,
    spaceId,
    during,
    kind,
    title,
    holderId: null,
    unionId: null,
    people: 1,
    priceClass,
    priceFen,
    awaitsApproval: false,
    grounds,
    biddingNo,
  }))
  for (const booking of bookings) {
    await insertBooking(tx, booking, [], now)
    journal({
      action: 'booking.recordUse',
      subject: { type: 'booking', id: booking.id },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: {
        kind,
        spaceId: booking.spaceId,
        start: input.start,
        end: input.end,
        priceClass,
        grounds,
        biddingNo,
      },
    })
  }
  return { bookingIds: bookings.map(({ id }) => id) }
}
