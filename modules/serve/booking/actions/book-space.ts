import { z } from 'zod'
import { type Group, groupedAction } from '#kit/db/grouped.ts'
import { newId } from '#kit/db/index.ts'
import { equals, type Interval, minutes, overlaps } from '#kit/interval/index.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { BookRequest } from '../contract/mine.ts'
import { errors } from '../errors.ts'
import { canBook } from '../policy.ts'
import { bookingsWithIds } from '../queries/booking-record.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { inTheWayOf } from '../queries/wishes.ts'
import { bookingRefusal } from '../rules/may-book.ts'
import { priceOf, ruleInForce } from '../rules/rule.ts'
import { assertActsFor } from './acts-for.ts'
import { factsOfEach } from './booking-facts.ts'
import { insertCompanions, insertDates, type NewBooking } from './booking-rows.ts'
import { stretch } from './desk-facts.ts'
import { type House, housesOn } from './house.ts'
import { lendWith } from './lend.ts'
import { refuse } from './refuse.ts'
import { takeTurns } from './take-turns.ts'
import { newsOf } from './tell.ts'

const Input = BookRequest.extend({ palaceId: z.uuid() })
type Wish = z.output<typeof Input>
type Answer = { bookingId: string }
type Ready = { booking: NewBooking; wish: Wish; house: House }

/**
 * Books a space for a stretch of whole slots, for oneself or for one's workplace union. The inventory of base/places
 * decides who is first; whoever asks again for what they hold gets the same booking. Those who ask a process at the same time are
 * booked in one transaction, in their order: the same statements for one and for many. P5, P7, P9.
 * @throws Problem `not-bookable` | `members-only` | `unions-only` | `suspended` | `in-the-past` | `not-open-yet` |
 * `not-your-union` | `not-a-slot` | `too-long` | `too-many-people` | `person-limit` | `union-limit` | `slot-taken` | places:`space-taken` |
 * `resource-not-here` | `resource-short` | `resource-gone`
 */
export const bookSpace = groupedAction(
  Input,
  () => 'bookings',
  async (group: Group<Wish, Answer>) => {
    const { tx, now, later, each, members, write } = group
    const times = new Map<Wish, Interval>()
    each(({ actor, allow, input }) => {
      allow(canBook(actor))
      times.set(input, stretch(input))
    })
    if (members().length === 0) return
    const asked = members().map(({ actor, input }) => ({
      ...input,
      personId: actor.personId!,
      during: times.get(input)!,
    }))
    const actsFor = new Map(
      await Promise.all(
        asked
          .filter(({ unionId }) => unionId !== null)
          .map(
            async ({ personId, unionId }) =>
              [
                `${personId} ${unionId}`,
                await assertActsFor(tx, personId, unionId).then(
                  () => null,
                  (problem: unknown) => problem,
                ),
              ] as const,
          ),
      ),
    )
    await palacesByIds(tx, [...new Set(asked.map(({ palaceId }) => palaceId))])
    // In this order on the way: whoever has their turn sees what the one before them wrote.
    const [, houses, written, taken, people] = await Promise.all([
      takeTurns(tx, [
        ...new Set(asked.flatMap(({ personId, unionId }) => (unionId ? [personId, unionId] : [personId]))),
      ]),
      housesOn(tx, [...new Set(asked.map(({ palaceId }) => palaceId))], now, around([...times.values()])),
      rulesOfSpaces(tx, [...new Set(asked.map(({ spaceId }) => spaceId))]),
      inTheWayOf(tx, asked),
      factsOfEach(tx, asked, now),
    ])
    const holders = new Map((await bookingsWithIds(tx, [...taken.values()])).map((one) => [one.id, one]))
    const place = new Map(members().map(({ input }, n) => [input, n]))
    const ready: Ready[] = []
    const perDay = new Map<string, number>()
    each(({ actor, input, unchanged, answer, journal }) => {
      const n = place.get(input)!
      const personId = actor.personId!
      const during = times.get(input)!
      const problem = actsFor.get(`${personId} ${input.unionId}`)
      if (problem) throw problem
      const house = houses.get(input.palaceId)
      if (!house) throw requestErrors.error('not-found')
      const own = written.get(input.spaceId)
      if (!own || own.palaceId !== input.palaceId) throw errors.error('not-bookable', { field: 'spaceId' })
      const rule = ruleInForce(own, house.standards)
      const before = holders.get(taken.get(n) ?? '')
      const same = [...(before ? [before] : []), ...ready.map(({ booking }) => booking)].find(
        (one) => one.holderId === personId && one.spaceId === input.spaceId && equals(one.during, during),
      )
      if (same) {
        unchanged()
        answer({ bookingId: same.id })
        return
      }
      const { facts, rights, day } = people(n, house)
      const key = `${input.unionId ?? personId} ${day}`
      const more = perDay.get(key) ?? 0
      const counted = input.unionId
        ? { ...facts, unionBookingsThatDay: facts.unionBookingsThatDay + more }
        : { ...facts, minutesThatDay: facts.minutesThatDay + more }
      const { timeZone } = house.palace
      refuse(bookingRefusal({ during, people: input.people }, rule, house.openings, counted, now, timeZone))
      const gone = ready.some(
        ({ booking }) => booking.spaceId === input.spaceId && overlaps(booking.during, during),
      )
      if (taken.has(n) || gone) throw errors.error('slot-taken', { field: 'start' })
      perDay.set(key, more + (input.unionId ? 1 : minutes(during)))
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
      ready.push({ booking, wish: input, house })
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
      answer({ bookingId: booking.id })
    })
    if (ready.length === 0) return
    write(
      insertDates(
        tx,
        ready.map(({ booking }) => booking),
        now,
      ),
      insertCompanions(
        tx,
        ready.map(({ booking, wish }) => ({ booking, names: wish.companions })),
      ),
    )
    for (const { booking, wish } of ready) await lendWith(tx, booking, wish.resources)
    const news = await Promise.all(
      ready.map(({ booking, house }) =>
        newsOf(tx, house, booking.awaitsApproval ? 'bookingRequested' : 'bookingConfirmed', [booking]),
      ),
    )
    await queueMessages(tx, later, news.flat(), now, people.known)
  },
)

/** From the first start to the last end. */
function around(times: readonly Interval[]): Interval {
  const { compare } = Temporal.Instant
  return times.reduce(({ start, end }, one) => ({
    start: compare(one.start, start) < 0 ? one.start : start,
    end: compare(one.end, end) > 0 ? one.end : end,
  }))
}
