import type { ConcessionGroup, OpenTo, PriceClass, SeriesTo } from '../contract/vocabulary.ts'
import type { Refusal } from '../errors.ts'

/** Who pays another price than the rest. */
export type Concession = { who: ConcessionGroup; fenPerHour: number }

/** How a space may be booked: what the palace wrote, and the standard in force where it wrote nothing (P9). */
export type SpaceRule = {
  openTo: OpenTo
  slotMinutes: number
  mostSlots: number
  advanceDays: number
  openingHour: number
  hoursPerPersonDay: number
  bookingsPerUnionDay: number
  cancelMinutes: number
  graceMinutes: number
  peopleMost: number | null
  approval: boolean
  selfService: boolean
  priceClass: PriceClass
  fenPerHour: number
  concessions: readonly Concession[]
  seriesTo: SeriesTo
  seriesDates: number
}

/** The written rule; null leaves a value to its standard. */
export type WrittenRule = Omit<SpaceRule, StandardValue> & { [Key in StandardValue]: number | null }
type StandardValue =
  | 'advanceDays'
  | 'openingHour'
  | 'hoursPerPersonDay'
  | 'bookingsPerUnionDay'
  | 'cancelMinutes'
  | 'graceMinutes'
  | 'seriesDates'

/** Which standard stands in for which value. */
export const standardOf = {
  advanceDays: 'booking.advanceDays',
  openingHour: 'booking.openingHour',
  hoursPerPersonDay: 'booking.hoursPerPersonDay',
  bookingsPerUnionDay: 'booking.courtsPerUnionDay',
  cancelMinutes: 'booking.cancelMinutes',
  graceMinutes: 'booking.graceMinutes',
  seriesDates: 'booking.seriesDates',
} as const satisfies Record<StandardValue, string>
export type RuleStandards = Record<(typeof standardOf)[StandardValue], number>

export function ruleInForce(written: WrittenRule, standards: RuleStandards): SpaceRule {
  const value = (key: StandardValue) => written[key] ?? standards[standardOf[key]]
  return {
    ...written,
    advanceDays: value('advanceDays'),
    openingHour: value('openingHour'),
    hoursPerPersonDay: value('hoursPerPersonDay'),
    bookingsPerUnionDay: value('bookingsPerUnionDay'),
    cancelMinutes: value('cancelMinutes'),
    graceMinutes: value('graceMinutes'),
    seriesDates: value('seriesDates'),
  }
}

/**
 * The end of what may be booked now: each day at `openingHour` one more day comes into reach, `advanceDays` after it.
 * "From 8:00 for today and tomorrow" is openingHour 8, advanceDays 1.
 */
export function reachEnd(
  { openingHour, advanceDays }: Pick<SpaceRule, 'openingHour' | 'advanceDays'>,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone)
  const opened = local.hour >= openingHour ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 })
  return opened
    .add({ days: advanceDays + 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
}

/** The same for many spaces, asked once for those that open alike. */
export function reachEnds(now: Temporal.Instant, timeZone: string) {
  const known = new Map<string, Temporal.Instant>()
  return (rule: Pick<SpaceRule, 'openingHour' | 'advanceDays'>): Temporal.Instant => {
    const key = `${rule.openingHour} ${rule.advanceDays}`
    const end = known.get(key) ?? reachEnd(rule, now, timeZone)
    known.set(key, end)
    return end
  }
}

/** When the day of a slot comes into reach. */
export function opensAt(
  { openingHour, advanceDays }: Pick<SpaceRule, 'openingHour' | 'advanceDays'>,
  start: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  const day = start.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: advanceDays })
  return day
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: openingHour }) })
    .toInstant()
}

/** The price of a stretch in fen: the lowest that the person or union has a right to. P5. */
export function priceOf(
  { fenPerHour, concessions }: Pick<SpaceRule, 'fenPerHour' | 'concessions'>,
  minutes: number,
  rights: ReadonlySet<Concession['who']>,
): number {
  const perHour = Math.min(
    fenPerHour,
    ...concessions.filter(({ who }) => rights.has(who)).map((one) => one.fenPerHour),
  )
  return Math.round((perHour * minutes) / 60)
}

/** Why a rule cannot be written: what is free has no price, and a concession names each group once and is not dearer. P5. */
export function ruleRefusal({
  priceClass,
  fenPerHour,
  concessions,
}: Pick<SpaceRule, 'priceClass' | 'fenPerHour' | 'concessions'>): Refusal | null {
  if (priceClass === 'free' && fenPerHour > 0) return { code: 'free-has-no-price', field: 'rule.fenPerHour' }
  const known = new Set<string>()
  for (const [index, { who, fenPerHour: lower }] of concessions.entries()) {
    const field = `rule.concessions.${index}`
    if (known.has(who)) return { code: 'concession-twice', field: `${field}.who` }
    if (lower > fenPerHour) return { code: 'concession-dearer', field: `${field}.fenPerHour` }
    known.add(who)
  }
  return null
}
