import type { Insertable } from 'kysely'
import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { type FakeClock, fakeClock } from '#kit/testing/clock.ts'
import { buildPerson, buildStaff, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { type BookingTables, bookingDb } from './schema/db.ts'

type RuleWish = Partial<Insertable<BookingTables['booking.space_rule']>>

/** Writes how a space may be booked: an hour at a time, by everyone, free, unless said otherwise. */
export async function aRule(db: Db, palaceId: string, spaceId: string, wish: RuleWish = {}): Promise<void> {
  await bookingDb(db)
    .insertInto('booking.space_rule')
    .values({ palace_id: palaceId, space_id: spaceId, ...wish })
    .execute()
}

/** An open palace (09:00–21:00 but on Mondays, self-service to midnight) with its desk and a clock; Sunday 2026-11-22 18:00. */
export async function aBookingHouse(db: Db, slug = 'jiangan') {
  prepareIdentity()
  const owners = await aProvince(db)
  const palace = await aPalace(db, { ownerId: owners.get('420102')!, divisionCode: '420102', slug })
  const desk = await buildStaff(db, { role: 'desk', palaceId: palace.id })
  const director = await buildStaff(db, { role: 'director', palaceId: palace.id })
  const clock: FakeClock = fakeClock('2026-11-22T18:00+08:00')
  const as = (actor: Actor, over: Db = db): ActionContext => ({
    db: over,
    clock,
    actor,
    requestId: 'test',
    outbox: { send: async () => {}, emit: async () => {} },
  })
  const person = async (of: Parameters<typeof buildPerson>[1] = {}) => ({
    personId: (await buildPerson(db, of)).id,
    grants: [],
  })
  return { db, palace, desk, director, clock, as, person, bySystem: () => as(system) }
}
export type BookingHouse = Awaited<ReturnType<typeof aBookingHouse>>
