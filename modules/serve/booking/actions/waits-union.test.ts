import { beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { bookingById } from '../queries/booking-record.ts'
import { waitById } from '../queries/waits.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { acceptWait } from './accept-wait.ts'
import { bookSpace } from './book-space.ts'
import { cancelBooking } from './cancel-booking.ts'
import { joinWait } from './join-wait.ts'

// Who acts for a union is for base/membership to say (its own tests do): here by this table.
const [OURS, THEIRS] = [
  '01890000-0000-7000-8000-000000000001',
  '01890000-0000-7000-8000-000000000002',
] as const
const contacts = new Map<string, string>()
vi.mock('#modules/base/membership/index.ts', () => ({
  unionsOf: async (_: unknown, personId: string) =>
    contacts.has(personId) ? [{ id: contacts.get(personId) }] : [],
}))

const database = testDatabase({ max: 8 })
let house: BookingHouse
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  await aRule(database.db, house.palace.id, house.palace.hall, {
    open_to: 'unions',
    advance_days: 60,
    bookings_per_union_day: 1,
    price_class: 'atCost',
    fen_per_hour: 6000,
    concessions: JSON.stringify([{ who: 'union', fenPerHour: 3000 }]),
  })
  await aRule(database.db, house.palace.id, house.palace.classroom, { advance_days: 60 })
})

const contactOf = async (unionId: string) => {
  const person = await house.person()
  contacts.set(person.personId, unionId)
  return person
}
const hall = (day: string) => ({
  palaceId: house.palace.id,
  spaceId: house.palace.hall,
  start: `${day}T19:00:00+08:00`,
  end: `${day}T20:00:00+08:00`,
})
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )
const stateOf = async (waitId: string) => (await waitById(database.db, house.palace.id, waitId))?.state
/** The hall, taken by another union that gives it back. */
async function taken(day: string) {
  const holder = await contactOf(THEIRS)
  const wish = hall(day)
  const { bookingId } = await bookSpace(house.as(holder), { ...wish, unionId: THEIRS })
  return { wish, give: () => cancelBooking(house.as(holder), { palaceId: wish.palaceId, bookingId }) }
}

test('a workplace union stands in line for a hall by its contact, and takes what is kept at its own price', async () => {
  const { wish, give } = await taken('2026-12-01')
  const [contact, stranger] = [await contactOf(OURS), await house.person()]
  expect(await codeOf(joinWait(house.as(contact), wish))).toBe('unions-only')
  expect(await codeOf(joinWait(house.as(stranger), { ...wish, unionId: OURS }))).toBe('not-your-union')
  const { waitId } = await joinWait(house.as(contact), { ...wish, unionId: OURS, people: 80 })
  await give()
  expect(await stateOf(waitId)).toBe('offered')
  const { bookingId } = await acceptWait(house.as(contact), { palaceId: wish.palaceId, waitId })
  expect(await bookingById(database.db, wish.palaceId, bookingId)).toMatchObject({
    unionId: OURS,
    holderId: contact.personId,
    people: 80,
    priceFen: 3000,
  })
})

test('a union has one place in the line, whichever contact asks, and its contact another for themselves', async () => {
  const { wish } = await taken('2026-12-02')
  const [one, two] = [await contactOf(OURS), await contactOf(OURS)]
  const first = await joinWait(house.as(one), { ...wish, unionId: OURS })
  expect(await joinWait(house.as(two), { ...wish, unionId: OURS })).toEqual(first)
  const room = { ...wish, spaceId: house.palace.classroom }
  await bookSpace(house.as(await house.person()), room)
  const forUnion = await joinWait(house.as(one), { ...room, unionId: OURS })
  expect(await joinWait(house.as(one), room)).not.toEqual(forUnion)
})

test('a union that reached its limit of the day is passed over, and so is who acts for it no more', async () => {
  const { wish, give } = await taken('2026-12-03')
  const [limited, former, next] = ['a', 'b', 'c'].map((end) => `01890000-0000-7000-8000-00000000000${end}`)
  const [one, two, three] = [await contactOf(limited!), await contactOf(former!), await contactOf(next!)]
  const first = await joinWait(house.as(one), { ...wish, unionId: limited })
  const second = await joinWait(house.as(two), { ...wish, unionId: former })
  const third = await joinWait(house.as(three), { ...wish, unionId: next })
  await bookSpace(house.as(one), { ...wish, ...morning('2026-12-03'), unionId: limited })
  contacts.delete(two.personId)
  await give()
  expect([await stateOf(first.waitId), await stateOf(second.waitId), await stateOf(third.waitId)]).toEqual([
    'waiting',
    'waiting',
    'offered',
  ])
  contacts.delete(three.personId)
  const accept = acceptWait(house.as(three), { palaceId: wish.palaceId, waitId: third.waitId })
  expect(await codeOf(accept)).toBe('not-your-union')
})

const morning = (day: string) => ({ start: `${day}T10:00:00+08:00`, end: `${day}T11:00:00+08:00` })
