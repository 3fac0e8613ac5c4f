import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import type { bulkModes } from '../contract/bulk.ts'
import { aBookingHouse, type BookingHouse } from '../testing.ts'
import { recordMany } from './record-many.ts'

const database = testDatabase()
let house: BookingHouse
beforeAll(async () => void (house = await aBookingHouse(database.db)))

const row = (start: string, spaceId = house.palace.classroom, more: object = {}) => {
  const from = Temporal.Instant.from(`${start}+08:00`)
  const times = { start: from.toString(), end: from.add({ hours: 1 }).toString() }
  return { kind: 'booking' as const, spaceId, guestName: '李大明', ...times, ...more }
}
const maintenance = (start: string, spaceId: string) =>
  ({ ...row(start, spaceId), kind: 'maintenance', title: '检修' }) as const
type Rows = Parameters<typeof recordMany>[1]['rows']
const enter = async (mode: (typeof bulkModes)[number], rows: Rows, as = house.director) => {
  const { written, outcomes } = await recordMany(house.as(as), { palaceId: house.palace.id, mode, rows })
  return [written, ...outcomes.map((one) => ('bookingId' in one ? 'ok' : one.problem.code))]
}
const counts = async () => {
  const { rows } = await sql<{ bookings: string; messages: string; entries: string }>`select
    (select count(*) from booking.booking) as bookings, (select count(*) from notifications.message) as messages,
    (select count(*) from journal.entry) as entries`.execute(database.db)
  return Object.values(rows[0]!).map(Number)
}

test('rows are tried without a trace; all are written only when every one fits; or those that fit', async () => {
  const { personId } = await house.person()
  const { phone } = (await contactOf(database.db, personId))!
  const { hall, east, classroom } = house.palace
  const rows = [
    row('2026-12-01T10:00', east, { guestName: null, phone }),
    maintenance('2026-12-01T10:30', hall), // the hall is held by its part, one row above
    maintenance('2026-12-01T10:00', classroom),
    row('2026-12-01T12:00', classroom, { phone }), // both a guest and a person
  ]
  const judged = ['ok', 'space-booked', 'ok', 'holder-or-guest']
  const before = await counts()
  expect(await enter('try', rows)).toEqual([0, ...judged])
  expect(await enter('all', rows)).toEqual([0, ...judged])
  expect(await counts()).toEqual(before)
  expect(await enter('fitting', rows)).toEqual([2, ...judged])
  const [bookings, messages, entries] = await counts()
  expect([bookings! - before[0]!, messages! - before[1]!, entries! - before[2]!]).toEqual([2, 1, 2])
  const rest = [row('2026-12-01T14:00'), row('2026-12-01T15:00')]
  expect(await enter('all', rest)).toEqual([2, 'ok', 'ok'])
})

test('each row asks whether its writer may: the desk books, and takes no space for maintenance', async () => {
  const rows = [row('2026-12-02T10:00'), maintenance('2026-12-02T12:00', house.palace.hall)]
  expect(await enter('try', rows, house.desk)).toEqual([0, 'ok', 'not-allowed'])
  const worker = await house.person()
  await expect(enter('try', rows, worker as never)).rejects.toMatchObject({ code: 'not-allowed' })
})

test('two who enter the same rows at once: one of them gets each', async () => {
  const rows = Array.from({ length: 6 }, (_, n) => row(`2026-12-03T${10 + n}:00`))
  const [one, two] = await Promise.all([enter('fitting', rows), enter('fitting', rows.toReversed())])
  expect(Number(one![0]) + Number(two![0])).toBe(6)
})
