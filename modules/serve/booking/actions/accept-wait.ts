import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { minutes } from '#kit/interval/index.ts'
import { errors } from '../errors.ts'
import { canAnswer } from '../policy.ts'
import { lockWait, waitById } from '../queries/waits.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { bookingRefusal } from '../rules/may-book.ts'
import { priceOf, ruleInForce } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { assertActsFor } from './acts-for.ts'
import { bookingFacts } from './booking-facts.ts'
import { insertBooking } from './booking-rows.ts'
import { houseOn } from './house.ts'
import { lockWaits } from './offer-freed.ts'
import { refuse } from './refuse.ts'
import { takeTurns } from './take-turns.ts'
import { tell } from './tell.ts'

/**
 * Takes the slot that is kept: the hold ends and the booking stands in the same transaction. After its time it is refused, whether or
 * not the job that passes it on has run; again gives the same booking. P5, P9.
 * @throws Problem `wait-not-found` | `offer-over` | as `bookSpace` does
 */
export const acceptWait = action(
  z.object({ palaceId: z.uuid(), waitId: z.uuid() }),
  async (scope, { palaceId, waitId }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const asked = await waitById(tx, palaceId, waitId)
    if (asked) await takeTurns(tx, [asked.unionId ?? asked.personId])
    await lockWaits(tx, palaceId)
    const wait = await lockWait(tx, palaceId, waitId)
    if (!wait) throw errors.error('wait-not-found')
    allow(canAnswer(actor, wait))
    if (wait.bookingId) {
      unchanged()
      return { bookingId: wait.bookingId }
    }
    const { personId, unionId, offeredSpaceId: spaceId, offerExpiresAt, during, people } = wait
    if (wait.state !== 'offered' || !spaceId || Temporal.Instant.compare(offerExpiresAt!, now) <= 0)
      throw errors.error('offer-over')
    await assertActsFor(tx, personId, unionId)
    const house = await houseOn(tx, palaceId, now, during)
    const written = (await rulesOfSpaces(tx, [spaceId])).get(spaceId)
    if (!written) throw errors.error('not-bookable')
    const rule = ruleInForce(written, house.standards)
    const { facts, rights } = await bookingFacts(tx, { personId, unionId }, during, house, now)
    refuse(bookingRefusal({ during, people }, rule, house.openings, facts, now, house.palace.timeZone))
    const bookingId = newId()
    const booking = {
      id: bookingId,
      palaceId,
      spaceId,
      during,
      kind: 'booking' as const,
      title: '',
      holderId: personId,
      unionId,
      people,
      priceClass: rule.priceClass,
      priceFen: priceOf(rule, minutes(during), rights),
      awaitsApproval: rule.approval,
    }
    // The hold gives way first: one use at a time.
    await bookingDb(tx)
      .updateTable('booking.wait')
      .set({ accepted_at: now, booking_id: bookingId })
      .where('palace_id', '=', palaceId)
      .where('id', '=', waitId)
      .execute()
    await insertBooking(tx, booking, [], now)
    journal({
      action: 'booking.acceptWait',
      subject: { type: 'wait', id: waitId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { bookingId, spaceId },
    })
    await tell(scope, house, rule.approval ? 'bookingRequested' : 'bookingConfirmed', [booking])
    return { bookingId }
  },
)
