import type { Actor, Decision, Target } from '#kit/access/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { spacesByIds } from '#modules/base/places/index.ts'
import { entryCodesOf } from '../actions/tell-entry-code.ts'
import { type House, houseOn } from '../actions/house.ts'
import { type BookingLine, type Step, steps, type WhyNot } from '../contract/staff.ts'
import { canKeepCalendar, canKeepDesk, canMove } from '../policy.ts'
import type { BookingRecord } from '../queries/booking-record.ts'
import { loansOf } from '../queries/resources.ts'
import { appealsOf } from '../queries/staff-bookings.ts'
import { stepsOf } from '../rules/steps.ts'

/** The palace of a staff question, once the policy allows it. @throws Problem `not-found` | `not-allowed` | `sign-in-needed` */
export async function staffHouse(
  c: AppContext,
  palaceId: string,
  policy: (actor: Actor, palace: Target) => Decision,
): Promise<House> {
  const { services, actor } = c.var
  const now = services.clock.now()
  const house = await houseOn(services.db, palaceId, now, { start: now, end: now })
  const decision = policy(actor, house.target)
  if (!decision.allowed)
    throw requestErrors.error(actor.personId ? 'not-allowed' : 'sign-in-needed', {
      params: { reason: decision.reason },
    })
  return house
}

/** Bookings as staff see them: names masked, and what this member of staff may do with each; the same few queries for any number. */
export async function linesOf(
  c: AppContext,
  { palace, target }: House,
  bookings: readonly BookingRecord[],
): Promise<BookingLine[]> {
  const { services, actor } = c.var
  const { db } = services
  const now = services.clock.now()
  const [people, spaces, codes, loans, appeals] = await Promise.all([
    peopleForDisplay(db, [...new Set(bookings.flatMap(({ holderId }) => holderId ?? []))]),
    spacesByIds(db, [...new Set(bookings.map(({ spaceId }) => spaceId))]),
    entryCodesOf(db, bookings, now),
    loansOf(db, bookings),
    appealsOf(
      db,
      palace.id,
      bookings.filter(({ state }) => state === 'noShow').map(({ id }) => id),
    ),
  ])
  const said = new Map(appeals.map((appeal) => [appeal.bookingId, appeal]))
  return bookings.map((booking) => {
    const person = booking.holderId ? people.get(booking.holderId) : undefined
    const appeal = said.get(booking.id)
    const may: Record<Step, boolean> = {
      approve: canKeepCalendar(actor, target).allowed,
      refuse: canKeepCalendar(actor, target).allowed,
      move: canMove(actor, booking, target).allowed,
      cancel: canMove(actor, booking, target).allowed,
      checkIn: canKeepDesk(actor, target).allowed,
      undoCheckIn: canKeepDesk(actor, target).allowed,
    }
    const open = stepsOf(booking, now)
    return {
      id: booking.id,
      spaceId: booking.spaceId,
      spaceName: spaces.get(booking.spaceId)?.name ?? '',
      kind: booking.kind,
      title: booking.title,
      start: booking.during.start.toString(),
      end: booking.during.end.toString(),
      people: booking.people,
      state: booking.state,
      nameMasked: person?.nameMasked ?? booking.guestNameMasked,
      phoneMasked: person?.phoneMasked ?? null,
      forUnion: booking.unionId !== null,
      seriesId: booking.seriesId,
      seriesNo: booking.seriesNo,
      hasEntryCode: codes.has(booking.id),
      loans: loans.get(booking.id) ?? [],
      priceClass: booking.priceClass,
      priceFen: booking.priceFen,
      reason: booking.reason,
      grounds: booking.grounds,
      version: booking.version,
      createdAt: booking.createdAt.toString(),
      steps: Object.fromEntries(steps.map((step) => [step, may[step] ? open[step] : 'notYours'])) as Record<
        Step,
        WhyNot | null
      >,
      appeal: appeal
        ? {
            reason: appeal.reason,
            createdAt: appeal.createdAt.toString(),
            upheld: appeal.upheld,
            answer: appeal.answer,
          }
        : null,
    }
  })
}
