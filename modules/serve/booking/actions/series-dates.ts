import type { ActionScope } from '#kit/db/action.ts'
import { palacesByIds, targetOf } from '#modules/base/places/index.ts'
import { errors } from '../errors.ts'
import { canKeepCalendar, isHolder } from '../policy.ts'
import { allowed, denied } from '#kit/access/index.ts'
import { datesOfSeries, lockSeries, type SeriesDate } from '../queries/series.ts'

export type SeriesReach = { reach: 'this' | 'following' | 'all'; no: number }

const { compare } = Temporal.Instant

/** A series, locked, for whoever may change it: its holder and those who keep the calendar. @throws Problem `series-not-found` | `not-allowed` */
export async function openSeries({ tx, actor, allow }: ActionScope, palaceId: string, seriesId: string) {
  const series = await lockSeries(tx, palaceId, seriesId)
  const palace = (await palacesByIds(tx, [palaceId])).get(palaceId)
  if (!series || !palace) throw errors.error('series-not-found')
  const target = targetOf(palace)
  const own = isHolder(actor, series)
  const asStaff = canKeepCalendar(actor, target).allowed
  allow(own || asStaff ? allowed : denied('booking:denied.notYours'))
  const dates = await datesOfSeries(tx, palaceId, seriesId)
  return { series, palace, target, dates, asStaff }
}

/** The dates that stand, have not begun and are meant: this one, it and those after it in time, or all. */
export function datesMeant(dates: readonly SeriesDate[], { reach, no }: SeriesReach, now: Temporal.Instant) {
  const one = dates.find((date) => date.no === no)
  const open = dates.filter(
    ({ state, during }) => (state === 'confirmed' || state === 'requested') && compare(during.start, now) > 0,
  )
  if (reach === 'all') return open
  if (!one) return []
  return open.filter((date) =>
    reach === 'this' ? date.no === no : compare(date.during.start, one.during.start) >= 0,
  )
}
