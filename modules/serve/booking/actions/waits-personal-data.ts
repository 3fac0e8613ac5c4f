import type { Db } from '#kit/db/index.ts'
import type { ToldTable } from '#kit/module/index.ts'
import { palacesByIds, spacesByIds } from '#modules/base/places/index.ts'
import { bookingDb } from '../schema/db.ts'

/** What these people waited for, as their copy tells it. */
export async function toldWaits(db: Db, personIds: readonly string[]): Promise<ToldTable> {
  const rows = await bookingDb(db)
    .selectFrom('booking.wait')
    .select([
      'palace_id',
      'space_id',
      'space_kind',
      'offered_space_id',
      'during',
      'state',
      'offered_at',
      'created_at',
    ])
    .where('person_id', 'in', [...personIds])
    .orderBy('created_at', 'desc')
    .execute()
  const [palaces, spaces] = await Promise.all([
    palacesByIds(db, [...new Set(rows.map((row) => row.palace_id))]),
    spacesByIds(db, [...new Set(rows.flatMap((row) => row.offered_space_id ?? row.space_id ?? []))]),
  ])
  return {
    name: 'waits',
    title: 'booking:copy.waits',
    columns: {
      palace: { label: 'booking:copy.palace' },
      space: { label: 'booking:copy.space' },
      start: { label: 'booking:copy.start', instant: true },
      end: { label: 'booking:copy.end', instant: true },
      state: { label: 'booking:copy.state', words: (value) => `booking:waitState.${value}` },
      offeredAt: { label: 'booking:copy.offeredAt', instant: true },
      createdAt: { label: 'booking:copy.createdAt', instant: true },
    },
    rows: rows.map((row) => ({
      palace: palaces.get(row.palace_id)?.name ?? null,
      space: spaces.get(row.offered_space_id ?? row.space_id ?? '')?.name ?? row.space_kind,
      start: row.during.start.toString(),
      end: row.during.end.toString(),
      state: row.state,
      offeredAt: row.offered_at?.toString() ?? null,
      createdAt: row.created_at.toString(),
    })),
  }
}

/** Gives back what was kept for these people, and leaves no trace of who waited. The sweep offers it to the next in line. */
export async function forgetWaits(
  tx: Db,
  personIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const waits = bookingDb(tx)
  await waits
    .updateTable('booking.wait')
    .set({ left_at: now })
    .where('person_id', 'in', [...personIds])
    .where('ended_at', 'is', null)
    .execute()
  await waits
    .deleteFrom('booking.wait')
    .where('person_id', 'in', [...personIds])
    .execute()
}
