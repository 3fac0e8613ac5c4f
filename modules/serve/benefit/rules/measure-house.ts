import { type HourClass, hourClasses, type UsedClass } from '../contract/vocabulary.ts'
import { classOfUse, type UseKind } from './class-of-use.ts'
import type { Leaf } from './leaves.ts'
import { hoursOfDay, minutesIn, type Span } from './local-hours.ts'
import { type ClassMinutes, measureSpace, sum } from './measure-space.ts'
import { type Meeting, measurePlaces, type Places } from './places.ts'
import { openingMinutes, type OpeningMinutes, type WorkingHours } from './opening.ts'

/** Something that holds a space (null: the whole house) for a while, set-up before and clearing after included. */
export type HouseUse = { spaceId: string | null; kind: UseKind; priceClass: UsedClass | null; held: Span }

/** What is known of one house and one local day of its. */
export type HouseFacts = {
  day: Temporal.PlainDate
  timeZone: string
  staffed: readonly Span[]
  selfService: readonly Span[]
  leaves: readonly Leaf[]
  uses: readonly HouseUse[]
  meetings: readonly Meeting[]
  work: WorkingHours
  /** The day is measured up to here (milliseconds from 1970); null: all of it. */
  until: number | null
}

export type MeasuredHouse = {
  /** Minutes of opening with staff, as planned, of one space. */
  staffedHoursMinutes: number
  spaces: { spaceId: string; classes: ClassMinutes[] }[]
  /** Minutes of all spaces; what lies within adds up to `staffedHoursMinutes` times the number of spaces. */
  within: Record<HourClass, number>
  outside: number
  /** What the house offered that day to people, by what they pay. */
  places: Places
  opening: OpeningMinutes
}

/** Measures a day of a house: each space by class and hour, their sum, and how long the house was open. P5. */
export function measureHouse(facts: HouseFacts): MeasuredHouse {
  const { day, staffed, selfService, leaves, work, until } = facts
  const hours = hoursOfDay(day, facts.timeZone)
  const open = minutesIn(hours, staffed, until)
  const [begins, ends] = [hours[0]! * 60_000, Math.min(hours.at(-1)! * 60_000, until ?? Infinity)]
  const uses = facts.uses
    .filter(({ held }) => held.from < ends && held.to > begins)
    .map(({ spaceId, kind, priceClass, held: { from, to } }) => ({
      spaceId,
      class: classOfUse(kind, priceClass),
      held: { from, to: Math.min(to, ends) },
    }))
  const spaces = leaves.map(({ id, holders }) => ({
    spaceId: id,
    classes: measureSpace(
      hours,
      open,
      uses.filter(({ spaceId }) => spaceId === null || holders.has(spaceId)),
    ),
  }))
  const all = spaces.flatMap(({ classes }) => classes)
  const shut = uses.filter((use) => use.class === 'closed' && use.spaceId === null)
  const marks = {
    open: minutesIn(hours, [...staffed, ...selfService], until),
    staffed: open,
    shut: minutesIn(
      hours,
      shut.map(({ held }) => held),
    ),
  }
  return {
    staffedHoursMinutes: sum([...open]),
    spaces,
    within: Object.fromEntries(
      hourClasses.map((name) => [
        name,
        sum(all.filter((one) => one.class === name).map(({ within }) => sum(within))),
      ]),
    ) as Record<HourClass, number>,
    outside: sum(all.map(({ outside }) => sum(outside))),
    places: measurePlaces(facts.meetings, { from: begins, to: ends }),
    opening: openingMinutes(day, hours, marks, work),
  }
}
