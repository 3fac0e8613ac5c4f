import { sql } from 'kysely'
import { z } from 'zod'
import { localDate } from '#kit/calendar/windows.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { minutes } from '#kit/interval/index.ts'
import { SeriesChange, type SeriesChanged } from '../contract/series.ts'
import { errors } from '../errors.ts'
import { priceOf } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { judgeWishes } from './judge-wishes.ts'
import { stretch } from './desk-facts.ts'
import { presentDate } from './plan-series.ts'
import { datesMeant, openSeries } from './series-dates.ts'
import { takeTurns } from './take-turns.ts'
import { tell } from './tell.ts'

/**
 * Changes this date, it and those after it, or all that are to come, in one transaction. A date that cannot be as asked is
 * answered with what is free instead, and takes that, stays or is given back as `choices` say; nothing changes until each is decided.
 * @throws Problem `series-not-found` | `series-undecided` | places:`space-taken`
 */
export const changeSeries = action(
  SeriesChange.extend({ palaceId: z.uuid(), seriesId: z.uuid() }),
  async (scope, { palaceId, seriesId, choices, dryRun, ...change }): Promise<SeriesChanged> => {
    const { tx, actor, now, journal, unchanged } = scope
    const { series, palace, target, dates, asStaff } = await openSeries(scope, palaceId, seriesId)
    await takeTurns(tx, [series.unionId ?? seriesId])
    const meant = datesMeant(dates, change, now)
    const chosen = new Map(choices.flatMap((one) => ('become' in one ? [] : [[one.no, one]])))
    const wishes = meant.map(({ no, spaceId, during }) => {
      const date = localDate(during.start, palace.timeZone)
      const choice = chosen.get(no)
      if (choice) return { date, spaceId: choice.spaceId, during: stretch(choice) }
      const local = during.start.toZonedDateTimeISO(palace.timeZone)
      const start = change.startTime
        ? local.withPlainTime(Temporal.PlainTime.from(change.startTime)).toInstant()
        : during.start
      return {
        date,
        spaceId: change.spaceId ?? spaceId,
        during: { start, end: start.add({ minutes: change.minutes ?? minutes(during) }) },
      }
    })
    if (wishes.length === 0) {
      unchanged()
      return { changed: 0, conflicts: [] }
    }
    const wisher = {
      personId: series.holderId ?? actor.personId!,
      unionId: series.unionId,
      people: change.people ?? series.people,
      asStaff,
    }
    const own = new Set(meant.map(({ id }) => id))
    const { house, dates: judged, rules, rights } = await judgeWishes(tx, palaceId, wishes, wisher, now, own)
    const rows = judged.map((date, n) => ({
      ...date,
      id: meant[n]!.id,
      no: meant[n]!.no,
      was: meant[n]!.during,
    }))
    const become = new Map(choices.flatMap((one) => ('become' in one ? [[one.no, one.become]] : [])))
    const conflicts = rows.filter(({ refusal }) => refusal !== null)
    const answer = conflicts.map((row) => ({ ...presentDate(row), no: row.no }))
    if (dryRun) {
      unchanged()
      return { changed: rows.length - conflicts.length, conflicts: answer }
    }
    const undecided = conflicts.filter(({ no }) => !become.has(no))
    if (undecided.length > 0)
      throw errors.error('series-undecided', {
        field: 'choices',
        params: { count: undecided.length, first: undecided[0]!.date.toString() },
      })
    const given = conflicts.filter(({ no }) => become.get(no) === 'cancel').map(({ id }) => id)
    await cancelDates(tx, palaceId, given, asStaff, now)
    const moving = rows.filter(({ refusal }) => refusal === null)
    await sql`
      update booking.booking b
      set space_id = m.space_id, during = tstzrange(m.start, m.finish), price_fen = m.price,
          title = ${change.title ?? series.title}, people = ${wisher.people}, version = b.version + 1
      from unnest(${moving.map(({ id }) => id)}::uuid[], ${moving.map(({ spaceId }) => spaceId)}::uuid[],
                  ${moving.map(({ during }) => during.start)}::timestamptz[],
                  ${moving.map(({ during }) => during.end)}::timestamptz[],
                  ${moving.map(({ spaceId, during }) => {
                    const rule = rules.get(spaceId)
                    return rule ? priceOf(rule, minutes(during), rights) : 0
                  })}::integer[]) as m(id, space_id, start, finish, price)
      where b.palace_id = ${palaceId} and b.id = m.id`.execute(tx)
    if (change.reach !== 'this')
      await bookingDb(tx)
        .updateTable('booking.series')
        .set((row) => ({
          space_id: change.spaceId ?? series.spaceId,
          start_time: change.startTime ?? series.startTime,
          minutes: change.minutes ?? series.minutes,
          title: change.title ?? series.title,
          people: wisher.people,
          version: row('version', '+', 1),
        }))
        .where('palace_id', '=', palaceId)
        .where('id', '=', seriesId)
        .execute()
    journal({
      action: 'booking.changeSeries',
      subject: { type: 'series', id: seriesId },
      ...target,
      after: { ...change, moved: moving.map(({ no }) => no), cancelled: given.length },
    })
    const [first] = moving
    if (asStaff && first) {
      const told = { id: first.id, spaceId: first.spaceId, holderId: series.holderId, during: first.during }
      await tell(scope, house, 'bookingMoved', [told], null, String(series.version))
    }
    return { changed: moving.length, conflicts: answer }
  },
)

async function cancelDates(tx: Db, palaceId: string, ids: string[], asStaff: boolean, now: Temporal.Instant) {
  await bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({
      cancelled_at: now,
      cancelled_by: asStaff ? 'palace' : 'holder',
      version: row('version', '+', 1),
    }))
    .where('palace_id', '=', palaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
}
