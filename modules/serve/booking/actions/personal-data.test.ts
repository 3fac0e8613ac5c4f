import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createTranslator } from '#kit/i18n/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import {
  fillIdentityPorts,
  forgetMe,
  identityModule,
  keepToStandard,
  tellPeople,
} from '#modules/base/identity/index.ts'
import '../messages/index.ts'
import { bookingById } from '../queries/booking-record.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookSpace } from './book-space.ts'
import { cancelBooking } from './cancel-booking.ts'
import { joinWait } from './join-wait.ts'
import { bookingPersonalData } from './personal-data.ts'
import { bookingRetention } from './retention.ts'

const database = testDatabase()
let house: BookingHouse
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  fillIdentityPorts({ personalData: [identityModule.personalData!, bookingPersonalData] })
  await aRule(database.db, house.palace.id, house.palace.hall, { advance_days: 60, hours_per_person_day: 24 })
})
beforeEach(() => house.clock.set('2026-11-22T18:00+08:00'))

type Person = Awaited<ReturnType<BookingHouse['person']>>
async function book(person: Person, start: string, companions: string[] = []): Promise<string> {
  const from = Temporal.Instant.from(start)
  const { bookingId } = await bookSpace(house.as(person), {
    palaceId: house.palace.id,
    spaceId: house.palace.hall,
    start: from.toString(),
    end: from.add({ hours: 1 }).toString(),
    companions,
    people: 1 + companions.length,
  })
  return bookingId
}
const told = async ({ personId }: Person) => {
  const tables = await tellPeople(database.db, [personId], {
    t: createTranslator('zh-CN'),
    now: house.clock.now(),
  })
  return tables.find(({ name }) => name === 'bookings')!.rows
}
const stateOf = async (id: string) => (await bookingById(database.db, house.palace.id, id))!
const companions = async () => {
  const { rows } = await sql<{ id: string }>`select booking_id as id from booking.companion`.execute(
    database.db,
  )
  return rows.map(({ id }) => id)
}

test('somebody’s bookings are told whole, with whom they brought, and to nobody else', async () => {
  const [me, other] = [await house.person(), await house.person()]
  await book(me, '2026-11-24T10:00+08:00', ['尉迟球友', '公孙球友'])
  await book(other, '2026-11-24T11:00+08:00', ['别人'])
  expect(await told(me)).toMatchObject([
    { start: '2026-11-24T02:00:00Z', people: 3, state: 'confirmed', companions: '尉迟球友 · 公孙球友' },
  ])
  expect(JSON.stringify(await told(me))).not.toContain('别人')
})

test('forgetting gives back what is to come, keeps the count of what was, and loses every companion', async () => {
  const me = await house.person()
  const other = await house.person()
  const past = await book(me, '2026-11-24T14:00+08:00', ['尉迟球友'])
  const coming = await book(me, '2026-11-25T14:00+08:00', ['尉迟球友'])
  const foreign = await book(other, '2026-11-25T16:00+08:00', ['别人'])
  house.clock.set('2026-11-24T16:00+08:00')
  await forgetMe(house.as(me), {})
  expect(await stateOf(past)).toMatchObject({ state: 'confirmed', people: 2 })
  expect(await stateOf(coming)).toMatchObject({ state: 'cancelled' })
  expect(await companions()).not.toContain(past)
  expect(await companions()).not.toContain(coming)
  expect(await companions()).toContain(foreign)
  // The slot is free for others at once.
  await book(other, '2026-11-25T14:00+08:00')
})

test('the names of companions go when their term is over, counted from the end of the booking', async () => {
  const me = await house.person()
  const id = await book(me, '2026-11-26T14:00+08:00', ['尉迟球友'])
  const { rows } = await sql<{ months: number }>`
    select (value #>> '{}')::int as months from standards.standard where key = 'retention.companionNameMonths'`.execute(
    database.db,
  )
  const end = Temporal.ZonedDateTime.from('2026-11-26T15:00+08:00[Asia/Shanghai]')
  const keep = async (at: Temporal.ZonedDateTime) => {
    house.clock.set(at.toInstant())
    await keepToStandard(house.bySystem(), bookingRetention[0]!)
    return companions()
  }
  const term = end.add({ months: rows[0]!.months })
  expect(await keep(term)).toContain(id)
  expect(await keep(term.add({ seconds: 1 }))).not.toContain(id)
  expect(await stateOf(id)).toMatchObject({ people: 2 })
})

test('who waited for a slot is told, and forgotten without a trace: what was kept for them is free', async () => {
  const [me, holder] = [await house.person(), await house.person()]
  const bookingId = await book(holder, '2026-12-01T10:00+08:00')
  const { id: palaceId, hall: spaceId } = house.palace
  const wish = { palaceId, spaceId, start: '2026-12-01T02:00:00Z', end: '2026-12-01T03:00:00Z' }
  await joinWait(house.as(me), wish)
  await cancelBooking(house.as(holder), { palaceId, bookingId })
  const [waits] = await tellPeople(database.db, [me.personId], {
    t: createTranslator('zh-CN'),
    now: house.clock.now(),
  }).then((tables) => tables.filter(({ name }) => name === 'waits'))
  expect(waits!.rows).toMatchObject([{ start: wish.start, state: 'offered', space: '礼堂' }])
  await expect(bookSpace(house.as(holder), wish)).rejects.toMatchObject({ code: 'slot-taken' })
  await forgetMe(house.as(me), {})
  const left = await sql`select from booking.wait where person_id = ${me.personId}`.execute(database.db)
  expect(left.rows).toEqual([])
  await bookSpace(house.as(holder), wish)
})
