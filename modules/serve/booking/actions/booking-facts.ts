import { dayInterval, localDate } from '#kit/calendar/windows.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { factsOfPeople } from '#modules/base/identity/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { noShowsOf, suspension } from '#modules/serve/enrolment/index.ts'
import { bookingNoShows } from '../queries/no-shows.ts'
import { bookedByEach } from '../queries/wishes.ts'
import type { BookingFacts } from '../rules/may-book.ts'
import type { Concession } from '../rules/rule.ts'
import type { House } from './house.ts'

export type Facts = { facts: BookingFacts; rights: ReadonlySet<Concession['who']>; day: string }
type Asked = { palaceId: string; personId: string; unionId: string | null; during: Interval }

/** What the rule asks of whoever books, and which concessions they have a right to. A no-show at a session counts too. */
export async function bookingFacts(
  db: Db,
  who: { personId: string; unionId: string | null },
  during: Interval,
  house: House,
  now: Temporal.Instant,
): Promise<Facts> {
  const facts = await factsOfEach(db, [{ ...who, palaceId: house.palace.id, during }], now)
  return facts(0, house)
}

/** The same for many people at once, each by their place among those who ask; as many statements as for one. `known`: the people. */
export async function factsOfEach(db: Db, asked: readonly Asked[], now: Temporal.Instant) {
  const ids = [...new Set(asked.map(({ personId }) => personId))]
  const palaces = await palacesByIds(db, [...new Set(asked.map(({ palaceId }) => palaceId))])
  const days = asked.map(({ palaceId, during }) => {
    const timeZone = palaces.get(palaceId)?.timeZone ?? 'UTC'
    const date = localDate(during.start, timeZone)
    return { date: date.toString(), day: dayInterval(date, timeZone) }
  })
  const [known, booked, atSessions, atBookings] = await Promise.all([
    factsOfPeople(db, ids),
    bookedByEach(
      db,
      asked.map(({ personId, unionId }, n) => ({ personId, unionId, day: days[n]!.day })),
    ),
    noShowsOf(db, ids),
    bookingNoShows(db, ids),
  ])
  const of = (place: number, { standards }: House): Facts => {
    const { personId, unionId } = asked[place]!
    const person = known.get(personId)
    const missed = [...(atSessions.get(personId) ?? []), ...(atBookings.get(personId) ?? [])]
    const pause = { limit: standards['noShow.limit'], banDays: standards['noShow.banDays'] }
    const rights = (['member', 'gigWorker', 'retired'] as const).filter((who) => person?.[who])
    return {
      facts: {
        member: person?.member ?? false,
        forUnion: unionId !== null,
        suspendedUntil: suspension(missed, pause, now),
        minutesThatDay: booked[place]!.minutes,
        unionBookingsThatDay: booked[place]!.unionBookings,
      },
      rights: new Set([...rights, ...(unionId ? (['union'] as const) : [])]),
      day: days[place]!.date,
    }
  }
  return Object.assign(of, { known })
}
