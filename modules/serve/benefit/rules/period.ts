/** The longest period that is added up at once. */
export const MOST_DAYS = 366
/** What is shown when nobody says: a month says nothing on its first day. */
const USUAL_DAYS = 30

export type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** The period that is asked for, never beyond `last`, never longer than a year; by default the thirty days up to `last`. */
export function periodOf(asked: { from?: string; to?: string }, last: Temporal.PlainDate): Period {
  const wish = asked.to ? Temporal.PlainDate.from(asked.to) : last
  const to = Temporal.PlainDate.compare(wish, last) > 0 ? last : wish
  const from = asked.from ? Temporal.PlainDate.from(asked.from) : to.subtract({ days: USUAL_DAYS - 1 })
  const earliest = to.subtract({ days: MOST_DAYS - 1 })
  if (Temporal.PlainDate.compare(from, to) > 0) return { from: to, to }
  return { from: Temporal.PlainDate.compare(from, earliest) < 0 ? earliest : from, to }
}

/** The periods that a visitor chooses from. */
export const periods = ['last30', 'last90', 'thisYear'] as const
export type PeriodName = (typeof periods)[number]

/** The days that a chosen period asks for, as of today. */
export function daysOf(name: PeriodName, today: Temporal.PlainDate): { from?: string; to?: string } {
  if (name === 'last30') return {}
  const from = name === 'last90' ? today.subtract({ days: 89 }) : today.with({ month: 1, day: 1 })
  return { from: from.toString(), to: today.toString() }
}
