import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { firstUseOfAll, palacesUnder, takeCorrectedDays } from '#modules/base/places/index.ts'
import { canFold } from '../policy.ts'
import { type HouseDay, keepHouseDays, keptFacts, lastKeptDay } from '../queries/house-days.ts'
import { type House, measureDays } from './measure-days.ts'

/** How far back the first figures of an installation reach. */
const MOST_DAYS_BACK = 400
/** Days are read and kept by the week, so that a year of a province never lies in memory at once. */
const DAYS_AT_ONCE = 7

/** `since`: the first day of an installation without figures; left out, the day of its first use. */
const Since = z.object({ since: z.iso.date().optional() })

/**
 * Keeps the figures of every day that is over, and makes those anew over which something changed since. Running it twice
 * changes nothing. P5.
 */
export const foldDays = action(Since, async ({ actor, tx, now, allow, unchanged }, { since }) => {
  allow(canFold(actor))
  unchanged() // derived from what is journalled already
  const houses = await palacesUnder(tx, '')
  const again = await keptFacts(tx, await takeCorrectedDays(tx))
  const open = houses.filter(({ status }) => status === 'open')
  const days = [...again, ...(await daysToCome(tx, open, now, since))]
  for (const part of byWeek(days)) await keepHouseDays(tx, await measureDays(tx, houses, part), now)
  return { days: days.length }
})

/** The days of all houses since the last that is kept, up to yesterday. */
async function daysToCome(
  tx: Db,
  houses: readonly House[],
  now: Temporal.Instant,
  since: string | undefined,
): Promise<HouseDay[]> {
  if (houses.length === 0) return []
  const today = houses
    .map(({ timeZone }) => now.toZonedDateTimeISO(timeZone).toPlainDate())
    .toSorted(Temporal.PlainDate.compare)[0]!
  const first =
    (await lastKeptDay(tx))?.add({ days: 1 }) ??
    (since ? Temporal.PlainDate.from(since) : await firstDay(tx, houses[0]!, today))
  const count = Math.max(first.until(today).days, 0)
  return Array.from({ length: count }, (_, index) => first.add({ days: index })).flatMap((day) =>
    houses.map(({ id }) => ({ palaceId: id, day })),
  )
}

async function firstDay(tx: Db, { timeZone }: House, today: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const used = (await firstUseOfAll(tx))?.toZonedDateTimeISO(timeZone).toPlainDate()
  const earliest = today.subtract({ days: MOST_DAYS_BACK })
  if (!used) return today.subtract({ days: 1 })
  return Temporal.PlainDate.compare(used, earliest) < 0 ? earliest : used
}

function byWeek(days: readonly HouseDay[]): HouseDay[][] {
  const anchor = Temporal.PlainDate.from('2026-01-05')
  const weekOf = ({ day }: HouseDay) => Math.floor(anchor.until(day).days / DAYS_AT_ONCE)
  return [...Map.groupBy(days, weekOf).values()]
}
