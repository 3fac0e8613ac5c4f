/** When text messages rest, by the clock of a place; hours of the day, `from` usually before midnight and `until` after. */
export type QuietHours = { from: number; until: number; timeZone: string }

/** What is to be done with a text message now: send it, leave it until a moment, or not at all. */
export type Turn = { do: 'send' } | { do: 'wait'; until: Temporal.Instant } | { do: 'drop' }

/** The templates whose news is over once the thing has begun. */
const overAtTheStart = new Set([
  'sessionReminder',
  'sessionCancelled',
  'sessionMoved',
  'sessionDisplaced',
  'sessionRestored',
  'bookingDisplaced',
  'bookingRestored',
])

/** When the quiet hours end, if it is quiet now. Where the clock changes in the night, the hour of the day decides. */
export function quietUntil(
  now: Temporal.Instant,
  { from, until, timeZone }: QuietHours,
): Temporal.Instant | null {
  if (from === until) return null
  const here = now.toZonedDateTimeISO(timeZone)
  const { hour } = here
  const quiet = from > until ? hour >= from || hour < until : hour >= from && hour < until
  if (!quiet) return null
  const day = hour < until ? here.toPlainDate() : here.toPlainDate().add({ days: 1 })
  return day.toZonedDateTime({ timeZone, plainTime: { hour: until } }).toInstant()
}

/**
 * Whether a text message goes now. In the quiet hours only what is over before the morning goes at once: an offer that runs
 * out in the night, a session of this night. Everything else waits for the morning; what is over by then is dropped. Sign-in
 * codes never come here, because somebody waits for them.
 */
export function turnOf(
  message: { template: string; params: Record<string, unknown> },
  now: Temporal.Instant,
  hours: QuietHours,
): Turn {
  const { template, params } = message
  const end = momentOf(params.until) ?? (overAtTheStart.has(template) ? momentOf(params.when) : null)
  if (end && Temporal.Instant.compare(end, now) <= 0) return { do: 'drop' }
  const morning = quietUntil(now, hours)
  if (!morning) return { do: 'send' }
  const matters = end ?? momentOf(params.when)
  const tonight =
    matters !== null &&
    Temporal.Instant.compare(matters, now) > 0 &&
    Temporal.Instant.compare(matters, morning) < 0
  return tonight ? { do: 'send' } : { do: 'wait', until: morning }
}

const momentOf = (value: unknown) => (typeof value === 'string' ? Temporal.Instant.from(value) : null)
