import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { equals } from '#kit/interval/index.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { WaitRequest } from '../contract/waits.ts'
import { errors, type Refusal } from '../errors.ts'
import { canBook } from '../policy.ts'
import { openWaitsOf } from '../queries/waits.ts'
import { bookingRefusal } from '../rules/may-book.ts'
import { ruleInForce } from '../rules/rule.ts'
import { freeFor, wouldDo } from '../rules/waits.ts'
import { bookingDb } from '../schema/db.ts'
import { assertActsFor } from './acts-for.ts'
import { bookingFacts } from './booking-facts.ts'
import { stretch } from './desk-facts.ts'
import { houseOn } from './house.ts'
import { bookable, lockWaits } from './offer-freed.ts'
import { refuse } from './refuse.ts'
import { takeTurns } from './take-turns.ts'

/**
 * Stands in line for a slot that is taken, for oneself or for one's workplace union: one space, or any of its kind at that time.
 * Whoever could not book it may not wait for it either; what is free is booked, not waited for. Asking again for what one waits for
 * changes nothing; a union has one place, whichever contact asked. P5, P9.
 * @throws Problem as `bookSpace` does | `slot-free` | `waits-limit`
 */
export const joinWait = action(
  WaitRequest.extend({ palaceId: z.uuid() }),
  async (scope, { palaceId, spaceId, anyOfKind, people, unionId, ...times }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    allow(canBook(actor))
    const who = { personId: actor.personId!, unionId }
    await assertActsFor(tx, who.personId, unionId)
    const during = stretch(times)
    const house = await houseOn(tx, palaceId, now, during)
    const { spaces, rules } = await bookable(tx, palaceId)
    const space = spaces.find(({ id }) => id === spaceId)
    if (!space) throw errors.error('not-bookable', { field: 'spaceId' })
    const wanted = { spaceId: anyOfKind ? null : spaceId, kind: anyOfKind ? space.kind : null, during }
    await takeTurns(tx, [unionId ?? who.personId])
    const mine = await openWaitsOf(tx, who)
    const same = mine.find(
      (one) =>
        one.palaceId === palaceId &&
        one.spaceId === wanted.spaceId &&
        one.kind === wanted.kind &&
        equals(one.during, during),
    )
    if (same) {
      unchanged()
      return { waitId: same.id }
    }
    const { facts } = await bookingFacts(tx, who, during, house, now)
    const why = (id: string): Refusal | null => {
      const rule = ruleInForce(rules.get(id)!, house.standards)
      return bookingRefusal({ during, people }, rule, house.openings, facts, now, house.palace.timeZone)
    }
    const refusals = wouldDo(spaces, wanted).map(({ id }) => why(id))
    if (refusals.every((refusal) => refusal !== null)) refuse(why(spaceId) ?? refusals[0]!)
    const most = house.standards['booking.waitsPerPerson']
    if (mine.length >= most) throw errors.error('waits-limit', { params: { most } })
    // Under the lock of the line: what is given back now is either seen as free here, or offered to us by whoever gives it back.
    await lockWaits(tx, palaceId)
    const uses = await spaceUses(
      tx,
      palaceId,
      wouldDo(spaces, wanted).map(({ id }) => id),
      [during],
    )
    if (freeFor(spaces, wanted, uses).some(({ id }) => why(id) === null)) throw errors.error('slot-free')
    const id = newId()
    await bookingDb(tx)
      .insertInto('booking.wait')
      .values({
        palace_id: palaceId,
        id,
        person_id: who.personId,
        union_id: unionId,
        space_id: wanted.spaceId,
        space_kind: wanted.kind,
        during,
        people,
        created_at: now,
      })
      .execute()
    journal({
      action: 'booking.joinWait',
      subject: { type: 'wait', id },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { spaceId: wanted.spaceId, kind: wanted.kind, ...times },
    })
    return { waitId: id }
  },
)
