/** Demonstration time: whole minutes and days in China, which has one zone and no summer time. */
const zone = 'Asia/Shanghai'
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Midnight in China at the start of `date`, in epoch milliseconds. */
export function midnight(date: Temporal.PlainDate): number {
  return date.toZonedDateTime(zone).epochMilliseconds
}

export const instant = (epochMs: number) => Temporal.Instant.fromEpochMilliseconds(epochMs)
export const span = (from: number, to: number) => ({ start: instant(from), end: instant(to) })

/** ISO weekday (Monday 1) of the Chinese day that holds this moment. */
export function weekday(epochMs: number): number {
  const days = Math.floor((epochMs + 8 * hour) / day)
  return ((days + 3) % 7) + 1 // 1970-01-01 was a Thursday
}
