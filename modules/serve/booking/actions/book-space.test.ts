import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'
import { bookingById } from '../queries/booking-record.ts'
import { spacesWithSlots } from '../routes/availability.ts'
import { bookingDb } from '../schema/db.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookSpace } from './book-space.ts'
import { cancelBooking } from './cancel-booking.ts'

const database = testDatabase({ max: 20 })
let house: BookingHouse
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  const { id, hall, east, classroom } = house.palace
  await aRule(database.db, id, hall, { advance_days: 60, hours_per_person_day: 24 })
  await aRule(database.db, id, east, { advance_days: 60, hours_per_person_day: 24 })
  await aRule(database.db, id, classroom, { advance_days: 60, price_class: 'discounted', fen_per_hour: 2000 })
})

const problem = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { field } : {}) })
const slot = (spaceId: string, start: string, hours = 1) => {
  const from = Temporal.Instant.from(start)
  return { palaceId: house.palace.id, spaceId, start: from.toString(), end: from.add({ hours }).toString() }
}
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'booked',
    ({ code }: { code: string }) => code,
  )

describe('booking a space', () => {
  test('a court for tonight; again is the same booking; the price and the news', async () => {
    const person = await house.person()
    const request = slot(house.palace.classroom, '2026-11-24T19:00+08:00')
    const first = await bookSpace(house.as(person), { ...request, companions: ['王小明'], people: 2 })
    expect(await bookSpace(house.as(person), request)).toEqual(first)
    expect(await bookingById(database.db, house.palace.id, first.bookingId)).toMatchObject({
      state: 'confirmed',
      priceFen: 2000,
      people: 2,
    })
    const messages = await database.db
      .withTables<{ 'notifications.message': { person_id: string; template: string } }>()
      .selectFrom('notifications.message')
      .select('template')
      .where('person_id', '=', person.personId)
      .execute()
    expect(messages).toEqual([{ template: 'bookingConfirmed' }])
  })

  test('a part blocks the whole, a class blocks a booking, and the other way round', async () => {
    const { hall, east, id: palaceId } = house.palace
    const as = async () => house.as(await house.person())
    await bookSpace(await as(), slot(east, '2026-11-25T10:00+08:00'))
    expect(await codeOf(bookSpace(await as(), slot(hall, '2026-11-25T09:00+08:00', 2)))).toBe('slot-taken')
    const { id: programmeId } = await aProgramme(database.db, { palaceId })
    const start = '2026-11-25T14:00+08:00'
    await aSession(database.db, { palaceId, spaceId: hall, programmeId, start })
    expect(await codeOf(bookSpace(await as(), slot(east, '2026-11-25T15:00+08:00')))).toBe('slot-taken')
    await bookSpace(await as(), slot(east, '2026-11-25T19:00+08:00'))
    await expect(
      aSession(database.db, { palaceId, spaceId: hall, programmeId, start: '2026-11-25T18:00+08:00' }),
    ).rejects.toMatchObject({ constraint: 'a_space_and_its_parts_hold_one_use_at_a_time' })
  })

  test('forty people over two processes race for twenty slots: each slot has one winner', async () => {
    const other = openDatabase(database.url, { max: 20 })
    const people = await Promise.all(Array.from({ length: 40 }, () => house.person()))
    const slots = Array.from({ length: 20 }, (_, n) =>
      slot(
        house.palace.east,
        `2026-12-0${1 + Math.floor(n / 10)}T${String(9 + (n % 10)).padStart(2, '0')}:00+08:00`,
      ),
    )
    const outcomes = await Promise.all(
      people.map(async (person, n) => {
        const got: string[] = []
        for (const one of slots)
          got.push(await codeOf(bookSpace(house.as(person, n % 2 ? other : database.db), one)))
        return got
      }),
    ).finally(() => other.destroy())
    for (let n = 0; n < slots.length; n++)
      expect(
        outcomes.filter((got) => got[n] === 'booked'),
        `slot ${n}`,
      ).toHaveLength(1)
    const lost = outcomes.flat().filter((outcome) => outcome !== 'booked')
    expect(lost.filter((outcome) => outcome !== 'slot-taken' && outcome !== 'space-taken')).toEqual([])
  })

  test('asked at the same moment, each has an outcome of their own, also where a hall and its part collide', async () => {
    const { hall, east, classroom } = house.palace
    const at = '2026-12-16T10:00+08:00'
    const [one, two, three, four] = await Promise.all(Array.from({ length: 4 }, () => house.person()))
    const ask = (who: typeof one, wish: ReturnType<typeof slot>) => bookSpace(house.as(who!), wish)
    const [first, second, again, other, part, odd] = await Promise.allSettled([
      ask(one, slot(classroom, at)),
      ask(two, slot(classroom, at)),
      ask(one, slot(classroom, at)),
      ask(three, slot(hall, at)),
      ask(four, slot(east, at)),
      ask(two, slot(hall, '2026-12-16T10:10+08:00')),
    ])
    expect(first).toMatchObject({ status: 'fulfilled' })
    expect(again).toEqual(first)
    expect(second).toMatchObject({ reason: { code: 'slot-taken' } })
    expect(other).toMatchObject({ status: 'fulfilled' })
    expect(part).toMatchObject({ reason: { code: 'slot-taken' } })
    expect(odd).toMatchObject({ reason: { code: 'not-a-slot' } })
  })

  test('one hour a day and person, also when asked at several spaces at once', async () => {
    const person = await house.person()
    const wishes = ['09', '10', '11'].map((hour) =>
      slot(house.palace.classroom, `2026-11-26T${hour}:00+08:00`),
    )
    const outcomes = await Promise.all(wishes.map((wish) => codeOf(bookSpace(house.as(person), wish))))
    expect(outcomes.toSorted()).toEqual(['booked', 'person-limit', 'person-limit'])
  })

  test.each([
    [
      'not-bookable',
      () => bookSpace(house.as(house.desk), slot(house.palace.bookroom, '2026-11-24T10:00+08:00')),
    ],
    [
      'ends-before-it-begins',
      () => bookSpace(house.as(house.desk), slot(house.palace.hall, '2026-11-24T10:00+08:00', 0)),
    ],
    [
      'not-your-union',
      () =>
        bookSpace(house.as(house.desk), {
          ...slot(house.palace.hall, '2026-11-24T10:00+08:00'),
          unionId: '01890000-0000-7000-8000-000000000001',
        }),
    ],
    ['not-a-slot', () => bookSpace(house.as(house.desk), slot(house.palace.hall, '2026-11-23T10:00+08:00'))],
  ])('is refused with %s', async (code, act) => expect(await codeOf(act())).toBe(code))
})

describe('giving it back', () => {
  test('frees the slot at once, and twice is once', async () => {
    const [one, two] = [await house.person(), await house.person()]
    const request = slot(house.palace.classroom, '2026-11-27T19:00+08:00')
    const { bookingId } = await bookSpace(house.as(one), request)
    const key = { palaceId: house.palace.id, bookingId }
    await expect(cancelBooking(house.as(two), key)).rejects.toEqual(problem('not-allowed'))
    await cancelBooking(house.as(one), key)
    await cancelBooking(house.as(one), key)
    expect(await codeOf(bookSpace(house.as(two), request))).toBe('booked')
  })

  test('not within half an hour of the start, but the desk may', async () => {
    const person = await house.person()
    const { bookingId } = await bookSpace(
      house.as(person),
      slot(house.palace.classroom, '2026-11-28T19:00+08:00'),
    )
    const key = { palaceId: house.palace.id, bookingId }
    house.clock.set('2026-11-28T18:31+08:00')
    await expect(cancelBooking(house.as(person), key)).rejects.toEqual(problem('too-late-to-cancel'))
    await cancelBooking(house.as(house.desk), key)
    house.clock.set('2026-11-22T18:00+08:00')
    expect((await bookingById(database.db, house.palace.id, bookingId))?.state).toBe('cancelled')
  })
})

test('the public sees which slots are free, and nobody by name', async () => {
  const day = {
    start: Temporal.Instant.from('2026-11-24T00:00+08:00'),
    end: Temporal.Instant.from('2026-11-25T00:00+08:00'),
  }
  const spaces = await spacesWithSlots(database.db, house.palace.id, day, house.clock.now())
  const classroom = spaces.find(({ spaceId }) => spaceId === house.palace.classroom)!
  expect(classroom.slots).toHaveLength(12)
  expect(classroom.slots.filter(({ state }) => state === 'taken').map(({ start }) => start)).toEqual([
    '2026-11-24T11:00:00Z',
  ])
})

describe('the database refuses, whatever the code does', () => {
  const change = async (set: object) => {
    const { bookingId } = await bookSpace(
      house.as(await house.person()),
      slot(house.palace.hall, `2026-12-10T${10 + changed++}:00+08:00`),
    )
    return bookingDb(database.db)
      .updateTable('booking.booking')
      .set(set)
      .where('id', '=', bookingId)
      .execute()
  }
  let changed = 0
  const now = () => house.clock.now()
  test.each<[string, () => object]>([
    ['booking_ends_one_way', () => ({ refused_at: now(), displaced_at: now() })],
    ['cancelling_a_booking_names_who', () => ({ cancelled_at: now() })],
    ['whoever_came_is_not_released', () => ({ checked_in_at: now(), released_at: now() })],
    ['free_of_charge_means_no_price', () => ({ price_fen: 1 })],
    ['date_of_a_series_has_its_number', () => ({ series_no: 1 })],
    ['somebody_comes', () => ({ people: 0 })],
  ])('%s', (constraint, set) => expect(change(set())).rejects.toMatchObject({ constraint }))
})
