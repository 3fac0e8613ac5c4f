import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { equals, type Interval, minutes } from '#kit/interval/index.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { BookRequest } from '../contract/mine.ts'
import { errors } from '../errors.ts'
import { canBook } from '../policy.ts'
import { bookingById } from '../queries/booking-record.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { bookingRefusal } from '../rules/may-book.ts'
import { priceOf, ruleInForce } from '../rules/rule.ts'
import { assertActsFor } from './acts-for.ts'
import { bookingFacts } from './booking-facts.ts'
import { insertBooking } from './booking-rows.ts'
import { houseOn } from './house.ts'
import { lendWith } from './lend.ts'
import { refuse } from './refuse.ts'
import { takeTurns } from './take-turns.ts'
import { tell } from './tell.ts'

const Input = BookRequest.extend({ palaceId: z.uuid() })

/**
 * Books a space for a stretch of whole slots, for oneself or for one's workplace union. The inventory of base/places
 * decides who is first; whoever asks again for what they hold gets the same booking. P5, P7, P9.
 * @throws Problem `not-bookable` | `members-only` | `unions-only` | `suspended` | `in-the-past` | `not-open-yet` |
 * `not-your-union` | `not-a-slot` | `too-long` | `too-many-people` | `person-limit` | `union-limit` | `slot-taken` | places:`space-taken` |
 * `resource-not-here` | `resource-short` | `resource-gone`
 */
export const bookSpace = action(Input, async (scope, input) => {
  const { actor, tx, now, allow, unchanged, journal } = scope
  allow(canBook(actor))
  const personId = actor.personId!
  await assertActsFor(tx, personId, input.unionId)
  const during = { start: Temporal.Instant.from(input.start), end: Temporal.Instant.from(input.end) }
  if (Temporal.Instant.compare(during.start, during.end) >= 0)
    throw errors.error('ends-before-it-begins', { field: 'end' })
  const house = await houseOn(tx, input.palaceId, now, during)
  const { timeZone } = house.palace
  const written = (await rulesOfSpaces(tx, [input.spaceId])).get(input.spaceId)
  if (!written || written.palaceId !== input.palaceId)
    throw errors.error('not-bookable', { field: 'spaceId' })
  const rule = ruleInForce(written, house.standards)
  await takeTurns(tx, [personId, ...(input.unionId ? [input.unionId] : [])])
  const [taken] = await spaceUses(tx, input.palaceId, [input.spaceId], [during])
  if (taken && (await isTheSame(tx, taken.sourceId, { personId, ...input, during }))) {
    unchanged()
    return { bookingId: taken.sourceId }
  }
  const { facts, rights } = await bookingFacts(tx, { personId, unionId: input.unionId }, during, house, now)
  refuse(bookingRefusal({ during, people: input.people }, rule, house.openings, facts, now, timeZone))
  if (taken) throw errors.error('slot-taken', { field: 'start' })
  const booking = {
    id: newId(),
    palaceId: input.palaceId,
    spaceId: input.spaceId,
    during,
    kind: 'booking' as const,
    title: input.title,
    holderId: personId,
    unionId: input.unionId,
    people: input.people,
    priceClass: rule.priceClass,
    priceFen: priceOf(rule, minutes(during), rights),
    awaitsApproval: rule.approval,
  }
  await insertBooking(tx, booking, input.companions, now)
  await lendWith(tx, booking, input.resources)
  journal({
    action: 'booking.bookSpace',
    subject: { type: 'booking', id: booking.id },
    palaceId: input.palaceId,
    divisionCode: house.target.divisionCode,
    after: {
      spaceId: input.spaceId,
      start: input.start,
      end: input.end,
      people: input.people,
      unionId: input.unionId,
      resources: input.resources,
    },
  })
  await tell(scope, house, rule.approval ? 'bookingRequested' : 'bookingConfirmed', [booking])
  return { bookingId: booking.id }
})

/** The booking that is in the way is the one that is asked for again. */
async function isTheSame(
  tx: Db,
  bookingId: string,
  {
    palaceId,
    personId,
    spaceId,
    during,
  }: { palaceId: string; personId: string; spaceId: string; during: Interval },
): Promise<boolean> {
  const booking = await bookingById(tx, palaceId, bookingId)
  return booking?.holderId === personId && booking.spaceId === spaceId && equals(booking.during, during)
}
