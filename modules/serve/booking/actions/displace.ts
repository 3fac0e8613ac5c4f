import { sql } from 'kysely'
import type { ActionScope } from '#kit/db/action.ts'
import type { ClosureAct, Displacer } from '#modules/base/places/index.ts'
import { type BookingTables, bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'
import { type BookingTemplate, tell } from './tell.ts'
import { withdrawOffers } from './withdraw-offers.ts'

/** What a closure does to bookings: they end as displaced, and stand again when it is lifted and their space is still free. */
export const bookingDisplacer: Displacer = {
  kinds: ['booking', 'maintenance', 'lease', 'hold'],
  displace: async (scope, act, uses) => {
    const [kept, booked] = [true, false].map((held) =>
      uses.filter(({ kind }) => (kind === 'hold') === held).map(({ sourceId }) => sourceId),
    ) as [string[], string[]]
    await change(scope, act, booked, { displaced_at: scope.now, reason: act.reason }, 'bookingDisplaced')
    await withdrawOffers(scope, act, kept)
  },
  restore: (scope, act, uses) =>
    change(
      scope,
      act,
      uses.map(({ sourceId }) => sourceId),
      { displaced_at: null, reason: null },
      'bookingRestored',
    ),
}

type Change = Pick<BookingTables['booking.booking'], 'displaced_at' | 'reason'>

async function change(
  scope: ActionScope,
  { palaceId, closureId, reason, target }: ClosureAct,
  ids: string[],
  set: Change,
  template: BookingTemplate,
): Promise<void> {
  const { tx, now, journal } = scope
  const ending = set.displaced_at !== null
  const rows = await bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({ ...set, version: row('version', '+', 1) }))
    .where('palace_id', '=', palaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where(ending ? sql<boolean>`ended_at is null` : sql<boolean>`displaced_at is not null`)
    .returning(['id', 'space_id as spaceId', 'holder_id as holderId', 'during'])
    .execute()
  if (rows.length === 0) return
  for (const { id } of rows)
    journal({
      action: ending ? 'booking.displace' : 'booking.restore',
      subject: { type: 'booking', id },
      ...target,
      after: { closureId, reason },
    })
  const { compare } = Temporal.Instant
  const start = rows.map(({ during }) => during.start).toSorted(compare)[0]!
  const end = rows
    .map(({ during }) => during.end)
    .toSorted(compare)
    .at(-1)!
  const house = await houseOn(tx, palaceId, now, { start, end })
  await tell(scope, house, template, rows, reason, closureId)
}
