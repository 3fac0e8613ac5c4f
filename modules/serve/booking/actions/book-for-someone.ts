import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { equals, type Interval, minutes } from '#kit/interval/index.ts'
import { findByPhone } from '#modules/base/identity/index.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { DeskBookingRequest } from '../contract/staff.ts'
import { errors } from '../errors.ts'
import { canKeepCalendar, canKeepDesk } from '../policy.ts'
import { bookingById } from '../queries/booking-record.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { deskRefusal } from '../rules/may-book.ts'
import { priceOf, ruleInForce } from '../rules/rule.ts'
import { bookingFacts } from './booking-facts.ts'
import { insertBooking } from './booking-rows.ts'
import { assertFree, assertSpaces, stretch } from './desk-facts.ts'
import { houseOn } from './house.ts'
import { lendWith } from './lend.ts'
import { refuse } from './refuse.ts'
import { takeTurns } from './take-turns.ts'
import { tell } from './tell.ts'

const Input = DeskBookingRequest.extend({ palaceId: z.uuid() })

/**
 * The desk books for a caller: a person, found by phone, who has the same limits as online and gets the news; or a guest by
 * name. Any stretch of time will do, also in spaces that are not booked online. Where a hall needs a yes, a booking by
 * those who give it has it. Again is the same booking. P7, P9.
 * @throws Problem `holder-or-guest` | `nobody-with-phone` | `space-not-here` | `suspended` | `in-the-past` |
 * `too-many-people` | `person-limit` | `space-held` | places:`space-taken`
 */
export const bookForSomeone = action(Input, (scope, input) => bookInScope(scope, input))

/** The same as part of a use case that does more. */
export async function bookInScope(
  scope: ActionScope,
  { palaceId, spaceId, people, title, phone, guestName, resources, ...times }: z.output<typeof Input>,
): Promise<{ bookingId: string }> {
  const { actor, tx, now, allow, journal, unchanged } = scope
  const during = stretch(times)
  const house = await houseOn(tx, palaceId, now, during)
  allow(canKeepDesk(actor, house.target))
  if ((phone === null) === (guestName === null)) throw errors.error('holder-or-guest', { field: 'phone' })
  await assertSpaces(tx, palaceId, [spaceId])
  const holderId = phone === null ? null : await findByPhone(tx, phone)
  if (phone !== null && holderId === null) throw errors.error('nobody-with-phone', { field: 'phone' })
  const written = (await rulesOfSpaces(tx, [spaceId])).get(spaceId)
  const rule = written ? ruleInForce(written, house.standards) : null
  if (holderId) await takeTurns(tx, [holderId])
  const again = holderId && (await sameBooking(tx, { palaceId, spaceId, holderId, during }))
  if (again) {
    unchanged()
    return { bookingId: again }
  }
  const known = holderId
    ? await bookingFacts(tx, { personId: holderId, unionId: null }, during, house, now)
    : null
  const hours = rule?.hoursPerPersonDay ?? house.standards['booking.hoursPerPersonDay']
  const wish = { during, people }
  refuse(
    deskRefusal(
      wish,
      { peopleMost: rule?.peopleMost ?? null, hoursPerPersonDay: hours },
      known?.facts ?? null,
      now,
    ),
  )
  await assertFree(tx, house, [spaceId], during)
  const awaitsApproval = (rule?.approval ?? false) && !canKeepCalendar(actor, house.target).allowed
  const booking = {
    id: newId(),
    palaceId,
    spaceId,
    during,
    kind: 'booking' as const,
    title,
    holderId,
    unionId: null,
    people,
    priceClass: rule?.priceClass ?? ('free' as const),
    priceFen: rule ? priceOf(rule, minutes(during), known?.rights ?? new Set()) : 0,
    awaitsApproval,
    guestName,
  }
  await insertBooking(tx, booking, [], now)
  await lendWith(tx, booking, resources)
  journal({
    action: 'booking.bookForSomeone',
    subject: { type: 'booking', id: booking.id },
    palaceId,
    divisionCode: house.target.divisionCode,
    after: { spaceId, ...times, people, guest: guestName !== null, resources },
  })
  await tell(scope, house, awaitsApproval ? 'bookingRequested' : 'bookingConfirmed', [booking])
  return { bookingId: booking.id }
}

type Wish = { palaceId: string; spaceId: string; holderId: string; during: Interval }

/** The booking that is asked for again, if it stands. */
async function sameBooking(
  tx: Db,
  { palaceId, spaceId, holderId, during }: Wish,
): Promise<string | undefined> {
  for (const { sourceId } of await spaceUses(tx, palaceId, [spaceId], [during])) {
    const booking = await bookingById(tx, palaceId, sourceId)
    if (booking?.holderId === holderId && booking.spaceId === spaceId && equals(booking.during, during))
      return sourceId
  }
  return undefined
}
