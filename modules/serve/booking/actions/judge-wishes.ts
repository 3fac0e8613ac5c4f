import { localDate } from '#kit/calendar/windows.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import { spacesOf, spaceUses } from '#modules/base/places/index.ts'
import type { Refusal } from '../errors.ts'
import { unionBookingsByDay } from '../queries/series.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { bookingRefusal } from '../rules/may-book.ts'
import { type Concession, ruleInForce, type SpaceRule } from '../rules/rule.ts'
import { judgeDates, type JudgedDate, type PlannedSpace, type WishedDate } from '../rules/series-dates.ts'
import { bookingFacts } from './booking-facts.ts'
import { type House, houseOn } from './house.ts'

/** For whom dates are wished: staff are bound by what holds the space only, a union's contact by the rules of the house too. */
export type Wisher = { personId: string; unionId: string | null; people: number; asStaff: boolean }

export type Judgement = {
  house: House
  dates: JudgedDate[]
  rules: ReadonlyMap<string, SpaceRule>
  rights: ReadonlySet<Concession['who']>
}

// A series is made for a season: how far ahead single bookings open does not bind it.
const ANY_DAY = 3_660

/**
 * Which of many wished dates can be, and what is instead of the others; the same few queries for one date and for a thousand.
 * `except`: bookings that are to move, and so are not in their own way.
 */
export async function judgeWishes(
  db: Db,
  palaceId: string,
  wishes: readonly WishedDate[],
  wisher: Wisher,
  now: Temporal.Instant,
  except: ReadonlySet<string> = new Set(),
): Promise<Judgement> {
  const span = spanOf(wishes.map(({ during }) => during))
  const house = await houseOn(db, palaceId, now, span)
  const { timeZone } = house.palace
  const rules = new Map(
    (await rulesOfPalaces(db, [palaceId])).map((one) => [one.id, ruleInForce(one, house.standards)]),
  )
  const all = await spacesOf(db, palaceId)
  const named = new Set(wishes.map(({ spaceId }) => spaceId))
  const kinds = new Set(all.filter(({ id }) => named.has(id)).map(({ kind }) => kind))
  const candidates = all.filter(({ id, kind }) => kinds.has(kind) && (wisher.asStaff || rules.has(id)))
  const uses = await spaceUses(
    db,
    palaceId,
    candidates.map(({ id }) => id),
    wishes.map(({ during }) => dayAround(during, timeZone)),
  )
  const held = Map.groupBy(
    uses.filter(({ sourceId }) => !except.has(sourceId)),
    ({ spaceId }) => spaceId,
  )
  const spaces = new Map<string, PlannedSpace>(
    candidates.map(({ id, name, setupMinutes, clearingMinutes }) => [
      id,
      { id, name, setupMinutes, clearingMinutes, held: (held.get(id) ?? []).map((use) => use.held) },
    ]),
  )
  const { facts, rights } = await bookingFacts(db, wisher, span, house, now)
  const byDay = wisher.unionId
    ? await unionBookingsByDay(db, wisher.unionId, span, timeZone)
    : new Map<string, number>()
  const refuse = ({ spaceId, during }: WishedDate): Refusal | null => {
    if (Temporal.Instant.compare(during.start, now) <= 0) return { code: 'in-the-past', field: 'start' }
    if (wisher.asStaff) return null
    const rule = rules.get(spaceId)
    if (!rule) return { code: 'not-bookable', field: 'spaceId' }
    const unionBookingsThatDay = except.size > 0 ? 0 : (byDay.get(dayOf(during, timeZone)) ?? 0)
    return bookingRefusal(
      { during, people: wisher.people },
      { ...rule, advanceDays: ANY_DAY },
      house.openings,
      { ...facts, unionBookingsThatDay },
      now,
      timeZone,
    )
  }
  return { house, dates: judgeDates(wishes, spaces, house.openings, refuse), rules, rights }
}

const dayOf = ({ start }: Interval, timeZone: string) => localDate(start, timeZone).toString()

/** From midnight to midnight around a date, so that other times of that day are known too. */
function dayAround({ start, end }: Interval, timeZone: string): Interval {
  const first = localDate(start, timeZone).toZonedDateTime(timeZone).toInstant()
  const last = localDate(end, timeZone).add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
  return { start: first, end: last }
}

function spanOf(intervals: readonly Interval[]): Interval {
  const { compare } = Temporal.Instant
  const starts = intervals.map(({ start }) => start).toSorted(compare)
  const ends = intervals.map(({ end }) => end).toSorted(compare)
  return { start: starts[0]!, end: ends.at(-1)! }
}
