import { z } from 'zod'
import { localDate } from '#kit/calendar/windows.ts'
import { action } from '#kit/db/action.ts'
import { addDate } from './add-date.ts'
import { judgeWishes } from './judge-wishes.ts'
import { refuse } from './refuse.ts'
import { openSeries } from './series-dates.ts'
import { takeTurns } from './take-turns.ts'

/**
 * Puts back a date that was left out or given back, or adds one outside the rule, at the time and in the space of the series;
 * a date that stands already changes nothing.
 * @throws Problem `series-not-found` | as `bookSpace` does
 */
export const readdDate = action(
  z.object({ palaceId: z.uuid(), seriesId: z.uuid(), date: z.iso.date() }),
  async (scope, { palaceId, seriesId, date }) => {
    const { tx, actor, now, journal, unchanged } = scope
    const { series, palace, target, dates, asStaff } = await openSeries(scope, palaceId, seriesId)
    const day = Temporal.PlainDate.from(date)
    const stands = dates.some(
      ({ state, during }) =>
        (state === 'confirmed' || state === 'requested') &&
        localDate(during.start, palace.timeZone).equals(day),
    )
    if (stands) return unchanged()
    await takeTurns(tx, [series.unionId ?? seriesId])
    const start = day
      .toZonedDateTime({ timeZone: palace.timeZone, plainTime: Temporal.PlainTime.from(series.startTime) })
      .toInstant()
    const during = { start, end: start.add({ minutes: series.minutes }) }
    const wisher = {
      personId: series.holderId ?? actor.personId!,
      unionId: series.unionId,
      people: series.people,
      asStaff,
    }
    const wish = { date: day, spaceId: series.spaceId, during }
    const judged = await judgeWishes(tx, palaceId, [wish], wisher, now)
    refuse(judged.dates[0]!.refusal)
    const { kind, title, holderId, unionId, people } = series
    const seriesNo = Math.max(0, ...dates.map(({ no }) => no)) + 1
    const added = { kind, title, holderId, unionId, people, seriesNo }
    await addDate(scope, palaceId, judged, judged.dates[0]!, added, series, {
      leftOut: date,
      needsApproval: !asStaff,
    })
    journal({
      action: 'booking.readdDate',
      subject: { type: 'series', id: seriesId },
      ...target,
      after: { date },
    })
  },
)
