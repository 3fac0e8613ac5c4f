import { sql } from 'kysely'
import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { Reach } from '../contract/series.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { ruleInForce } from '../rules/rule.ts'
import { bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'
import { datesMeant, openSeries } from './series-dates.ts'
import { offerFreed } from './offer-freed.ts'
import { tell } from './tell.ts'

/**
 * Gives back this date, it and those after it, or all that are to come; the holder only those that may still be cancelled,
 * and is told how many may not. P9.
 * @throws Problem `series-not-found`
 */
export const cancelSeries = action(
  Reach.extend({ palaceId: z.uuid(), seriesId: z.uuid() }),
  async (scope, { palaceId, seriesId, ...which }) => {
    const { tx, now, journal, unchanged } = scope
    const { series, target, dates, asStaff } = await openSeries(scope, palaceId, seriesId)
    const meant = datesMeant(dates, which, now)
    if (meant.length === 0) {
      unchanged()
      return { cancelled: 0, tooLate: 0 }
    }
    const house = await houseOn(tx, palaceId, now, meant[0]!.during)
    const rules = await rulesOfSpaces(tx, [...new Set(meant.map(({ spaceId }) => spaceId))])
    const inTime = meant.filter(({ spaceId, during }) => {
      const rule = rules.get(spaceId)
      const limit = rule
        ? ruleInForce(rule, house.standards).cancelMinutes
        : house.standards['booking.cancelMinutes']
      return asStaff || Temporal.Instant.compare(now, during.start.subtract({ minutes: limit })) <= 0
    })
    const tooLate = meant.length - inTime.length
    if (inTime.length === 0) {
      unchanged()
      return { cancelled: 0, tooLate }
    }
    const by = asStaff ? ('palace' as const) : ('holder' as const)
    await bookingDb(tx)
      .updateTable('booking.booking')
      .set((row) => ({ cancelled_at: now, cancelled_by: by, version: row('version', '+', 1) }))
      .where('palace_id', '=', palaceId)
      .where(sql<boolean>`id = any(${inTime.map(({ id }) => id)}::uuid[])`)
      .execute()
    journal({
      action: 'booking.cancelSeries',
      subject: { type: 'series', id: seriesId },
      ...target,
      after: { ...which, cancelled: inTime.map(({ no }) => no), by },
    })
    const [first] = inTime
    if (asStaff) await tell(scope, house, 'bookingCancelled', [{ ...first!, holderId: series.holderId }])
    await offerFreed(scope, palaceId)
    return { cancelled: inTime.length, tooLate }
  },
)
