import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { spacesByIds, spaceUses } from '#modules/base/places/index.ts'
import { errors } from '../errors.ts'
import { type BookingRecord, lockBooking } from '../queries/booking-record.ts'
import type { Step } from '../contract/staff.ts'
import { stepsOf } from '../rules/steps.ts'
import { type House, houseOn } from './house.ts'

/** @throws Problem `ends-before-it-begins` */
export function stretch({ start, end }: { start: string; end: string }): Interval {
  const during = { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }
  if (Temporal.Instant.compare(during.start, during.end) >= 0)
    throw errors.error('ends-before-it-begins', { field: 'end' })
  return during
}

/** Refuses spaces of other palaces and retired ones. @throws Problem `space-not-here` */
export async function assertSpaces(tx: Db, palaceId: string, spaceIds: readonly string[]): Promise<void> {
  const spaces = await spacesByIds(tx, spaceIds)
  for (const id of spaceIds) {
    const space = spaces.get(id)
    if (!space || space.palaceId !== palaceId || space.retiredAt)
      throw errors.error('space-not-here', { field: 'spaceId' })
  }
}

/**
 * Refuses kindly, by naming what holds one of the spaces; the inventory itself refuses whatever comes in between.
 * @throws Problem `space-held` | `space-booked`
 */
export async function assertFree(
  tx: Db,
  { palace }: House,
  spaceIds: readonly string[],
  during: Interval,
  exceptId: string | null = null,
): Promise<void> {
  const uses = await spaceUses(tx, palace.id, spaceIds, [during])
  const taken = uses.find(({ sourceId }) => sourceId !== exceptId)
  if (!taken) return
  const clock = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(palace.timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  const space = (await spacesByIds(tx, [taken.spaceId])).get(taken.spaceId)
  throw errors.error(taken.kind === 'booking' ? 'space-booked' : 'space-held', {
    field: 'spaceId',
    params: {
      space: space?.name ?? '',
      what: taken.label,
      from: clock(taken.during.start),
      to: clock(taken.during.end),
    },
  })
}

/** A booking, locked, and its house. @throws Problem `booking-not-found` */
export async function openBooking(
  { tx, now }: Pick<ActionScope, 'tx' | 'now'>,
  palaceId: string,
  bookingId: string,
): Promise<{ booking: BookingRecord; house: House }> {
  const booking = await lockBooking(tx, palaceId, bookingId)
  if (!booking) throw errors.error('booking-not-found')
  return { booking, house: await houseOn(tx, palaceId, now, booking.during) }
}

/** @throws Problem `step-not-open` */
export function assertStep(booking: BookingRecord, step: Step, now: Temporal.Instant): void {
  if (stepsOf(booking, now)[step]) throw errors.error('step-not-open')
}
