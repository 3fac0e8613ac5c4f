import { sql } from 'kysely'
import { keyring } from '#kit/crypto/index.ts'
import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { PersonalData, ToldTable } from '#kit/module/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { bookingDb } from '../schema/db.ts'
import { forgetWaits, toldWaits } from './waits-personal-data.ts'

/** What this module keeps about people: their bookings, which stay counted, and whom they bring, who are forgotten. */
export const bookingPersonalData: PersonalData = {
  columns: {
    'booking.booking.holder_id': 'kept',
    'booking.series.holder_id': 'kept',
    'booking.wait.person_id': 'erased',
  },
  tell,
  forget,
}

async function tell(db: Db, personIds: readonly string[]): Promise<ToldTable[]> {
  const rows = await bookingDb(db)
    .selectFrom('booking.booking')
    .select([
      'palace_id',
      'id',
      'during',
      'title',
      'people',
      'state',
      'reason',
      'checked_in_at',
      'created_at',
    ])
    .where('holder_id', 'in', [...personIds])
    .orderBy('created_at', 'desc')
    .execute()
  const palaces = await palacesByIds(db, [...new Set(rows.map((row) => row.palace_id))])
  const appeals = await bookingDb(db)
    .selectFrom('booking.appeal as a')
    .innerJoin('booking.booking as b', (join) =>
      join.onRef('b.palace_id', '=', 'a.palace_id').onRef('b.id', '=', 'a.booking_id'),
    )
    .select(['a.booking_id', 'a.reason', 'a.answer'])
    .where('b.holder_id', 'in', [...personIds])
    .execute()
  const appealOf = (id: string) => appeals.find((one) => one.booking_id === id)
  const companions = await bookingDb(db)
    .selectFrom('booking.companion as c')
    .innerJoin('booking.booking as b', (join) =>
      join.onRef('b.palace_id', '=', 'c.palace_id').onRef('b.id', '=', 'c.booking_id'),
    )
    .select(['c.booking_id', 'c.name'])
    .where('b.holder_id', 'in', [...personIds])
    .execute()
  const namesOf = (id: string) =>
    companions
      .filter((one) => one.booking_id === id)
      .map(({ name }) => keyring().decrypt('booking.companion.name', name))
      .join(' · ')
  return [
    await toldWaits(db, personIds),
    {
      name: 'bookings',
      title: 'booking:copy.title',
      columns: {
        palace: { label: 'booking:copy.palace' },
        start: { label: 'booking:copy.start', instant: true },
        end: { label: 'booking:copy.end', instant: true },
        title: { label: 'booking:copy.purpose' },
        people: { label: 'booking:copy.people' },
        companions: { label: 'booking:copy.companions' },
        state: { label: 'booking:copy.state', words: (value) => `booking:copyState.${value}` },
        reason: { label: 'booking:copy.reason' },
        appeal: { label: 'booking:copy.appeal' },
        answer: { label: 'booking:copy.answer' },
        checkedInAt: { label: 'booking:copy.checkedInAt', instant: true },
        createdAt: { label: 'booking:copy.createdAt', instant: true },
      },
      rows: rows.map((row) => ({
        palace: palaces.get(row.palace_id)?.name ?? null,
        start: row.during.start.toString(),
        end: row.during.end.toString(),
        title: row.title,
        people: row.people,
        companions: namesOf(row.id),
        state: row.state,
        reason: row.reason,
        appeal: appealOf(row.id)?.reason ?? null,
        answer: appealOf(row.id)?.answer ?? null,
        checkedInAt: row.checked_in_at?.toString() ?? null,
        createdAt: row.created_at.toString(),
      })),
    },
  ]
}

/** Gives back what is still to come, so that others may book it, and forgets whom these people brought along. */
async function forget({ tx, now, journal }: ActionScope, personIds: readonly string[]): Promise<void> {
  const ids = [...personIds]
  const given = await bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({ cancelled_at: now, cancelled_by: 'holder', version: row('version', '+', 1) }))
    .where('holder_id', 'in', ids)
    .where('state', 'in', ['requested', 'confirmed'])
    .where(sql<boolean>`upper(during) > ${now}`)
    .returning(['palace_id', 'id'])
    .execute()
  for (const { palace_id: palaceId, id } of given)
    journal({ action: 'booking.cancelBooking', subject: { type: 'booking', id }, palaceId })
  await forgetWaits(tx, ids, now)
  await bookingDb(tx)
    .deleteFrom('booking.appeal')
    .where(
      sql<boolean>`decided_at is null and (palace_id, booking_id) in (select palace_id, id from booking.booking where holder_id = any(${ids}::uuid[]))`,
    )
    .execute()
  // What was decided stays decided; the words of it go.
  await bookingDb(tx)
    .updateTable('booking.appeal')
    .set({ reason: '', answer: '' })
    .where(
      sql<boolean>`(palace_id, booking_id) in (select palace_id, id from booking.booking where holder_id = any(${ids}::uuid[]))`,
    )
    .execute()
  await bookingDb(tx)
    .deleteFrom('booking.companion')
    .where(
      sql<boolean>`(palace_id, booking_id) in (select palace_id, id from booking.booking where holder_id = any(${ids}::uuid[]))`,
    )
    .execute()
}
