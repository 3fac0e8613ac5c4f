import { isDayOff } from '#kit/calendar/index.ts'

/** How long a house is open on a day, in minutes; self-service counts, what a closure shuts does not. */
export type OpeningMinutes = { open: number; staffed: number; offPeak: number }

/** The hours in which most people work, from one whole hour to another. */
export type WorkingHours = { from: number; until: number }

/**
 * Adds up a day's opening from marks by the minute. Off-peak (错时延时) is what lies outside working hours, and all of a day off.
 */
export function openingMinutes(
  day: Temporal.PlainDate,
  hours: readonly number[],
  { open, staffed, shut }: { open: Uint8Array; staffed: Uint8Array; shut: Uint8Array },
  work: WorkingHours,
): OpeningMinutes {
  const off = isDayOff(day)
  const [workBegins, workEnds] = [hours[work.from]! - hours[0]!, hours[work.until]! - hours[0]!]
  const total = { open: 0, staffed: 0, offPeak: 0 }
  for (let minute = 0; minute < open.length; minute++) {
    if (!open[minute] || shut[minute]) continue
    total.open++
    if (staffed[minute]) total.staffed++
    if (off || minute < workBegins || minute >= workEnds) total.offPeak++
  }
  return total
}
