import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { minutes } from '#kit/interval/index.ts'
import type { SeriesRecord } from '../queries/series.ts'
import { priceOf } from '../rules/rule.ts'
import type { JudgedDate } from '../rules/series-dates.ts'
import { bookingDb } from '../schema/db.ts'
import { insertDates, type NewBooking } from './booking-rows.ts'
import type { Judgement } from './judge-wishes.ts'

type Added = Pick<NewBooking, 'kind' | 'title' | 'holderId' | 'unionId' | 'people' | 'seriesNo'>

/** Writes one date that was judged before; its series, if it has one, no longer lists `leftOut`. */
export async function addDate(
  { tx, now }: Pick<ActionScope, 'tx' | 'now'>,
  palaceId: string,
  { rules, rights }: Judgement,
  { spaceId, during }: JudgedDate,
  added: Added,
  series: Pick<SeriesRecord, 'id' | 'leftOut'> | null,
  { leftOut, needsApproval = false }: { leftOut: string; needsApproval?: boolean },
): Promise<{ bookingId: string }> {
  const rule = rules.get(spaceId)
  const bookingId = newId()
  await insertDates(
    tx,
    [
      {
        ...added,
        id: bookingId,
        palaceId,
        spaceId,
        during,
        priceClass: rule?.priceClass ?? 'free',
        priceFen: rule ? priceOf(rule, minutes(during), rights) : 0,
        awaitsApproval: needsApproval && (rule?.approval ?? false),
        ...(series && { seriesId: series.id }),
      },
    ],
    now,
  )
  if (series)
    await bookingDb(tx)
      .updateTable('booking.series')
      .set((row) => ({
        left_out: JSON.stringify(series.leftOut.filter((one) => one.date !== leftOut)),
        version: row('version', '+', 1),
      }))
      .where('palace_id', '=', palaceId)
      .where('id', '=', series.id)
      .execute()
  return { bookingId }
}
