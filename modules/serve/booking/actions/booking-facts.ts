import { dayInterval, localDate } from '#kit/calendar/windows.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { personFacts } from '#modules/base/identity/index.ts'
import { noShowsOf, suspension } from '#modules/serve/enrolment/index.ts'
import { bookedIn } from '../queries/booked-that-day.ts'
import { bookingNoShows } from '../queries/no-shows.ts'
import type { BookingFacts } from '../rules/may-book.ts'
import type { Concession } from '../rules/rule.ts'
import type { House } from './house.ts'

/** What the rule asks of whoever books, and which concessions they have a right to. A no-show at a session counts too. */
export async function bookingFacts(
  db: Db,
  { personId, unionId }: { personId: string; unionId: string | null },
  during: Interval,
  { palace, standards }: House,
  now: Temporal.Instant,
): Promise<{ facts: BookingFacts; rights: ReadonlySet<Concession['who']> }> {
  const day = dayInterval(localDate(during.start, palace.timeZone), palace.timeZone)
  const [person, booked, atSessions, atBookings] = await Promise.all([
    personFacts(db, personId),
    bookedIn(db, { personId, unionId }, day),
    noShowsOf(db, [personId]),
    bookingNoShows(db, [personId]),
  ])
  const missed = [...(atSessions.get(personId) ?? []), ...(atBookings.get(personId) ?? [])]
  const pause = { limit: standards['noShow.limit'], banDays: standards['noShow.banDays'] }
  const rights = (['member', 'gigWorker', 'retired'] as const).filter((who) => person?.[who])
  return {
    facts: {
      member: person?.member ?? false,
      forUnion: unionId !== null,
      suspendedUntil: suspension(missed, pause, now),
      minutesThatDay: booked.minutes,
      unionBookingsThatDay: booked.unionBookings,
    },
    rights: new Set([...rights, ...(unionId ? (['union'] as const) : [])]),
  }
}
