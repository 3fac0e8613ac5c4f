import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { entryCodes } from '#kit/crypto/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import { bookingById } from '../queries/booking-record.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookForSomeone } from './book-for-someone.ts'
import { cancelBooking } from './cancel-booking.ts'
import { checkEntryCode } from './check-entry-code.ts'
import { moveBooking } from './move-booking.ts'
import { entryCodesOf, tellEntryCode } from './tell-entry-code.ts'

const database = testDatabase()
let house: BookingHouse
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  const { id, hall, east, classroom } = house.palace
  for (const spaceId of [hall, east, classroom])
    await aRule(database.db, id, spaceId, { self_service: spaceId !== hall, hours_per_person_day: 24 })
})

const times = (start: string, hours = 1) => {
  const from = Temporal.Instant.from(`${start}+08:00`)
  return { start: from.toString(), end: from.add({ hours }).toString() }
}
const at = async <T>(moment: string, act: () => Promise<T>): Promise<T> => {
  house.clock.set(`${moment}+08:00`)
  return act().finally(() => house.clock.set('2026-11-22T18:00+08:00'))
}
const door = (id = '0199aaaa-0000-7000-8000-000000000001'): Actor => ({
  personId: null,
  grants: [{ role: 'desk', palaceId: house.palace.id }],
  token: { id, scopes: ['open:doors'] },
})
const check = (code: string, actor: Actor = door(), spaceId: string | null = null) =>
  checkEntryCode(house.as(actor), { palaceId: house.palace.id, code, spaceId }).then(({ outcome }) => outcome)

/** A booking at 22:00, when nobody is there, and its code. */
async function night(start = '2026-11-24T22:00', spaceId = house.palace.east) {
  const { personId } = await house.person()
  const { phone } = (await contactOf(database.db, personId))!
  const palaceId = house.palace.id
  const wish = { palaceId, spaceId, phone, ...times(start) }
  const { bookingId } = await bookForSomeone(house.as(house.director), wish)
  const booking = (await bookingById(database.db, palaceId, bookingId))!
  const codes = await entryCodesOf(database.db, [booking], house.clock.now())
  return { personId, key: { palaceId, bookingId }, code: codes.get(bookingId)?.code ?? '' }
}

test('a booking without staff has a code that opens its door from a little before to its end', async () => {
  const { key, code } = await night()
  expect(code).toMatch(/^\d{4} \d{4}$/)
  expect(await at('2026-11-24T21:44:59', () => check(code))).toBe('tooEarly')
  expect(await at('2026-11-24T21:45', () => check(code))).toBe('open')
  expect((await bookingById(database.db, key.palaceId, key.bookingId))!.state).toBe('attended')
  expect(await at('2026-11-24T22:59', () => check(code.replace(' ', '')))).toBe('open')
  expect(await at('2026-11-24T23:00', () => check(code))).toBe('over')
})

test('it opens the doors of its space, of the hall around it and of its parts, no other', async () => {
  const { code } = await night('2026-11-25T22:00')
  const { hall, classroom } = house.palace
  expect(await at('2026-11-25T22:00', () => check(code, door(), hall))).toBe('open')
  expect(await at('2026-11-25T22:00', () => check(code, door(), classroom))).toBe('otherSpace')
})

test('cancelled, it opens nothing; moved, it opens at the new time only', async () => {
  const gone = await night('2026-11-26T22:00')
  await cancelBooking(house.as(house.desk), { ...gone.key, reason: '设备坏了' })
  expect(await at('2026-11-26T22:00', () => check(gone.code))).toBe('unknown')
  const moved = await night('2026-11-27T21:00')
  const to = { spaceId: house.palace.classroom, ...times('2026-11-27T23:00'), version: 1 }
  await moveBooking(house.as(house.desk), { ...moved.key, ...to })
  expect(await at('2026-11-27T21:00', () => check(moved.code))).toBe('tooEarly')
  expect(await at('2026-11-27T23:00', () => check(moved.code))).toBe('open')
})

test('hours with staff, and spaces without self-service, have no code', async () => {
  expect((await night('2026-11-25T15:00')).code).toBe('')
  expect((await night('2026-11-28T22:00', house.palace.hall)).code).toBe('')
})

test('the code is kept nowhere; the message carries what it is made of, and each installation makes its own', async () => {
  const { personId, key, code } = await night('2026-12-01T22:00')
  const { rows } = await database.db
    .withTables<{ 'notifications.message': { person_id: string; params: object } }>()
    .selectFrom('notifications.message')
    .select('params')
    .where('person_id', '=', personId)
    .execute()
    .then((found) => ({ rows: found }))
  const thing = `${key.palaceId}:${key.bookingId}`
  expect(rows[0]!.params).toMatchObject({ opens: thing })
  expect(JSON.stringify(rows)).not.toContain(code.replace(' ', ''))
  expect(entryCodes(thing)[0]).toBe(code.replace(' ', ''))
})

test('wrong codes are limited for each door apart, also asked at once, and are journalled', async () => {
  const { code } = await night('2026-12-02T22:00')
  const [one, other] = [door('0199aaaa-0000-7000-8000-00000000000a'), door()]
  await at('2026-12-02T22:00', async () => {
    const tried = await Promise.all(Array.from({ length: 16 }, () => check('12345678', one)))
    expect(tried.filter((outcome) => outcome === 'unknown')).toHaveLength(10)
    expect(await check(code, one)).toBe('tooMany')
    expect(await check(code, other)).toBe('open')
  })
  expect(await at('2026-12-02T22:11', () => check(code, one))).toBe('open')
  const entries = await database.db
    .withTables<{ 'journal.entry': { action: string } }>()
    .selectFrom('journal.entry')
    .select('action')
    .where('action', '=', 'booking.checkEntryCode')
    .execute()
  expect(entries.length).toBeGreaterThanOrEqual(19)
})

test('the desk tells a caller the code; nobody else may look or check', async () => {
  const { personId, key, code } = await night('2026-12-03T22:00')
  expect((await tellEntryCode(house.as(house.desk), key)).code).toBe(code)
  const worker = { personId, grants: [] }
  await expect(tellEntryCode(house.as(worker), key)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(check(code, worker)).rejects.toMatchObject({ code: 'not-allowed' })
})
