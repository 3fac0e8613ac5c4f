import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { PlannedDate } from '../contract/series.ts'
import { datesOfSeries, lockSeries } from '../queries/series.ts'
import { addDate } from './add-date.ts'
import { NOBODY } from './give-series.ts'
import { judgeWishes, type Wisher } from './judge-wishes.ts'
import { presentDate } from './plan-series.ts'
import { takeTurns } from './take-turns.ts'
import { tell } from './tell.ts'

type Spot = { date: Temporal.PlainDate; spaceId: string; during: Interval }
type For = { holderId: string | null; unionId: string | null; people: number }

const wisherOf = ({ holderId, unionId, people }: For): Wisher => ({
  personId: holderId ?? NOBODY,
  unionId,
  people,
  asStaff: true,
})

/** How dates stand that staff would give, and what is free instead. `why` is null where one can be. Few queries for many. */
export async function planSpots(
  db: Db,
  palaceId: string,
  spots: readonly Spot[],
  now: Temporal.Instant,
): Promise<PlannedDate[]> {
  if (spots.length === 0) return []
  const nobody = { holderId: null, unionId: null, people: 1 }
  const { dates } = await judgeWishes(db, palaceId, spots, wisherOf(nobody), now)
  return dates.map(presentDate)
}

/**
 * Gives one date, in place of one that a series left out, as a part of a use case that decided on it and asked whether it may. Its holder
 * is told. Null when it cannot be: somebody holds the space, or it is over.
 */
export async function giveDate(
  scope: ActionScope,
  palaceId: string,
  spot: Spot,
  whom: For & { seriesId: string | null; title: string },
): Promise<{ bookingId: string } | null> {
  const { tx, now, journal } = scope
  const { seriesId, title, ...holder } = whom
  await takeTurns(tx, [holder.holderId ?? palaceId])
  const series = seriesId === null ? null : ((await lockSeries(tx, palaceId, seriesId)) ?? null)
  const judged = await judgeWishes(tx, palaceId, [spot], wisherOf(holder), now)
  const date = judged.dates[0]!
  if (date.refusal !== null) return null
  const others = series ? await datesOfSeries(tx, palaceId, series.id) : []
  const added = {
    ...holder,
    title,
    kind: 'booking' as const,
    ...(series && { seriesNo: Math.max(0, ...others.map(({ no }) => no)) + 1 }),
  }
  const leftOut = spot.date.toString()
  const { bookingId } = await addDate(scope, palaceId, judged, date, added, series, { leftOut })
  journal({
    action: 'booking.readdDate',
    subject: series ? { type: 'series', id: series.id } : { type: 'booking', id: bookingId },
    palaceId,
    divisionCode: judged.house.target.divisionCode,
    after: { date: leftOut, bookingId },
  })
  const told = { id: bookingId, spaceId: date.spaceId, holderId: holder.holderId, during: date.during }
  await tell(scope, judged.house, 'bookingConfirmed', [told])
  return { bookingId }
}
