import type { Db } from '#kit/db/index.ts'
import { remembered } from '#kit/db/remembered.ts'
import type { PalaceSummary } from '#modules/base/places/index.ts'
import { measureDays } from '../actions/measure-days.ts'
import { lastKeptDay } from '../queries/house-days.ts'
import { sumsByHouse } from '../queries/sums.ts'
import { addSums, noSums, type Sums } from '../rules/figures.ts'
import type { MeasuredHouse } from '../rules/measure-house.ts'
import type { Period } from '../rules/period.ts'

/** Days that are not kept yet are measured when asked; more of them than these wait for the job. */
const MOST_LIVE_DAYS = 8
type LiveDay = { palaceId: string; day: Temporal.PlainDate; sums: Sums }

const SECONDS = 60
const live = remembered<LiveDay[]>(SECONDS)
/** Answers of one minute are of one key, so that a clock that is moved gets new ones. */
export const minuteOf = (now: Temporal.Instant): number => Math.floor(now.epochMilliseconds / 60_000)

/**
 * What a period came to, house by house: days that are over as they are kept, today up to now as it stands, a minute old
 * at most. `key` names the houses.
 */
export async function sumsOf(
  db: Db,
  key: string,
  houses: readonly PalaceSummary[],
  { from, to }: Period,
  now: Temporal.Instant,
): Promise<Map<string, Sums>> {
  const ids = houses.map(({ id }) => id)
  const [kept, today] = await Promise.all([
    sumsByHouse(db, ids, { from, to }),
    live(`${key} ${minuteOf(now)}`, () => liveDays(db, houses, now)),
  ])
  const fresh = today.filter(
    ({ day }) => Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0,
  )
  const byHouse = Map.groupBy(fresh, ({ palaceId }) => palaceId)
  return new Map(
    ids.flatMap((id) => {
      const parts = [kept.get(id) ?? [], byHouse.get(id)?.map(({ sums }) => sums) ?? []].flat()
      return parts.length > 0 ? [[id, addSums(parts)] as const] : []
    }),
  )
}

async function liveDays(db: Db, all: readonly PalaceSummary[], now: Temporal.Instant): Promise<LiveDay[]> {
  const houses = all.filter(({ status }) => status === 'open')
  const last = await lastKeptDay(db)
  const days = houses.flatMap(({ id, timeZone }) => {
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const since = last ? last.until(today).days : MOST_LIVE_DAYS
    const count = Math.min(Math.max(since, 0), MOST_LIVE_DAYS)
    return Array.from({ length: count }, (_, ago) => ({ palaceId: id, day: today.subtract({ days: ago }) }))
  })
  const measured = await measureDays(db, houses, days, now)
  const zone = new Map(houses.map(({ id, timeZone }) => [id, timeZone]))
  return measured.map(({ palaceId, day, measured: one }) => {
    const over = now.toZonedDateTimeISO(zone.get(palaceId)!).toPlainDate().since(day).days > 0
    return { palaceId, day, sums: sumsOfDay(one, over) }
  })
}

/** A day that is not over says what spaces were used for, and nothing yet about how long a house is open. */
const sumsOfDay = ({ within, outside, places, opening }: MeasuredHouse, over: boolean): Sums => ({
  ...noSums,
  within,
  outside,
  places,
  ...(over && { ...opening, days: 1, openDays: opening.open > 0 ? 1 : 0 }),
})
