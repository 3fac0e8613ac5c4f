import type { Tone } from '../tags.tsx'

/** What stands on the left: a room, or a day of a week. */
export type TimeGridRow = { id: string; name: string; detail?: string }

export type TimeGridEvent = {
  id: string
  rowId: string
  /** Instants, as the API writes them. */
  start: string
  end: string
  title: string
  /** "28/30", "满" */
  detail?: string
  tone: Tone
  /** A screen below /console that opens it. */
  to?: string
}

export type TimeGridFrame = {
  /** The local day; a row of a week's timetable may have its own. */
  day: Temporal.PlainDate
  /** Full hours shown, `[from, until)`. */
  from: number
  until: number
  timeZone: string
}

/** Where an event stands: quarter hours from the left (1 is `from`), how many of them, and its lane in the row. */
export type Placed = {
  event: TimeGridEvent
  column: number
  span: number
  lane: number
  startsBefore: boolean
  endsAfter: boolean
}

const QUARTER = 15

/** Places a row's events on quarter hours of the day and gives overlapping ones lanes below each other; what lies outside is left out. */
export function placeEvents(
  events: readonly TimeGridEvent[],
  { day, from, until, timeZone }: TimeGridFrame,
): Placed[] {
  const midnight = day.toZonedDateTime(timeZone).toInstant()
  const minuteOf = (instant: string) => Temporal.Instant.from(instant).since(midnight).total('minutes')
  const ends: number[] = []
  return events
    .map((event) => ({ event, start: minuteOf(event.start), end: minuteOf(event.end) }))
    .filter(({ start, end }) => start < until * 60 && end > from * 60)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ event, start, end }) => {
      const first = Math.floor((Math.max(start, from * 60) - from * 60) / QUARTER)
      const last = Math.max(first + 1, Math.ceil((Math.min(end, until * 60) - from * 60) / QUARTER))
      const free = ends.findIndex((taken) => taken <= first)
      const lane = free < 0 ? ends.length : free
      ends[lane] = last
      return {
        event,
        column: first + 1,
        span: last - first,
        lane,
        startsBefore: start < from * 60,
        endsAfter: end > until * 60,
      }
    })
}

/** The hours that hold all events, at least the given ones: `[from, until)` within 0–24. */
export function hoursOf(
  events: readonly TimeGridEvent[],
  { from, until, timeZone }: Omit<TimeGridFrame, 'day'>,
): { from: number; until: number } {
  const hour = (instant: string, up: boolean) => {
    const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
    return at.hour + (up && at.minute > 0 ? 1 : 0)
  }
  const ends = events.map(({ start, end }) => {
    const last = hour(end, true)
    return last <= hour(start, false) ? 24 : last // goes past midnight
  })
  return {
    from: Math.min(from, ...events.map(({ start }) => hour(start, false))),
    until: Math.max(until, ...ends),
  }
}
