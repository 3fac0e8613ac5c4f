import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { equals, minutes } from '#kit/interval/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { MoveRequest } from '../contract/staff.ts'
import { canMove } from '../policy.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { priceOf, ruleInForce } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { bookingFacts } from './booking-facts.ts'
import { assertFree, assertSpaces, assertStep, openBooking, stretch } from './desk-facts.ts'
import { houseOn } from './house.ts'
import { offerFreed } from './offer-freed.ts'
import { tell } from './tell.ts'

/**
 * Gives a booking another time or space; its holder is told. What holds the wanted time is named. A booking that gets
 * longer or goes to another space costs what it costs there. To where it is already changes nothing.
 * @throws Problem `booking-not-found` | `step-not-open` | `changed-meanwhile` | `space-not-here` | `space-held`
 */
export const moveBooking = action(
  MoveRequest.extend({ palaceId: z.uuid(), bookingId: z.uuid() }),
  async (scope, { palaceId, bookingId, spaceId, version, ...times }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const { booking, house } = await openBooking(scope, palaceId, bookingId)
    allow(canMove(actor, booking, house.target))
    const during = stretch(times)
    if (booking.spaceId === spaceId && equals(booking.during, during)) return unchanged()
    if (booking.version !== version) throw requestErrors.error('changed-meanwhile')
    assertStep(booking, 'move', now)
    await assertSpaces(tx, palaceId, [spaceId])
    await assertFree(tx, house, [spaceId], during, bookingId)
    await bookingDb(tx)
      .updateTable('booking.booking')
      .set((row) => ({ space_id: spaceId, during, version: row('version', '+', 1) }))
      .where('palace_id', '=', palaceId)
      .where('id', '=', bookingId)
      .execute()
    const longer = minutes(during) !== minutes(booking.during)
    const written = (await rulesOfSpaces(tx, [spaceId])).get(spaceId)
    if (booking.kind === 'booking' && written && (longer || spaceId !== booking.spaceId)) {
      const rule = ruleInForce(written, house.standards)
      const { holderId, unionId } = booking
      const rights = holderId
        ? (await bookingFacts(tx, { personId: holderId, unionId }, during, house, now)).rights
        : new Set<never>()
      await bookingDb(tx)
        .updateTable('booking.booking')
        .set({ price_class: rule.priceClass, price_fen: priceOf(rule, minutes(during), rights) })
        .where('palace_id', '=', palaceId)
        .where('id', '=', bookingId)
        .execute()
    }
    journal({
      action: 'booking.moveBooking',
      subject: { type: 'booking', id: bookingId },
      palaceId,
      divisionCode: house.target.divisionCode,
      before: {
        spaceId: booking.spaceId,
        start: booking.during.start.toString(),
        end: booking.during.end.toString(),
      },
      after: { spaceId, start: during.start.toString(), end: during.end.toString() },
    })
    const there = await houseOn(tx, palaceId, now, during)
    await tell(scope, there, 'bookingMoved', [{ ...booking, spaceId, during }], null, String(version + 1))
    await offerFreed(scope, palaceId)
  },
)
