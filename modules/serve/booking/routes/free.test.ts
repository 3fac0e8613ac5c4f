import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aPalace } from '#modules/base/places/testing.ts'
import { insertDates } from '../actions/booking-rows.ts'
import { bookSpace } from '../actions/book-space.ts'
import { cancelBooking } from '../actions/cancel-booking.ts'
import { bookingDb } from '../schema/db.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { spacesWithSlots } from './availability.ts'
import { freeIn, freeSpaces } from './free.ts'

const database = testDatabase()
let house: BookingHouse
let far: Awaited<ReturnType<typeof aPalace>>
const at = (text: string) => Temporal.Instant.from(text)
const tuesday = { start: at('2026-11-24T00:00+08:00'), end: at('2026-11-25T00:00+08:00') }

beforeAll(async () => {
  house = await aBookingHouse(database.db)
  const { owner_federation_id: ownerId } = await ownerOf()
  far = await aPalace(database.db, {
    ownerId,
    divisionCode: '420500',
    slug: 'yichang',
    lng: 111.3,
    lat: 30.7,
  })
  for (const { id, hall, east, classroom } of [house.palace, far]) {
    await aRule(database.db, id, hall, { advance_days: 30, slot_minutes: 90 })
    await aRule(database.db, id, east, { advance_days: 30, hours_per_person_day: 24 })
    await aRule(database.db, id, classroom, { advance_days: 30, self_service: true, slot_minutes: 40 })
    // With the evening before it, one slot of the classroom reaches over midnight.
    await openAfterMidnight(id)
  }
})

const openAfterMidnight = (palaceId: string) =>
  database.db
    .withTables<{ 'places.opening_hours': object }>()
    .insertInto('places.opening_hours')
    .values({ palace_id: palaceId, weekday: 3, opens: '00:00', closes: '02:00', self_service: true })
    .execute()

async function ownerOf() {
  const rows = await database.db
    .withTables<{ 'places.palace': { owner_federation_id: string } }>()
    .selectFrom('places.palace')
    .select('owner_federation_id')
    .execute()
  return rows[0]!
}
const search = (wish: object = {}) =>
  freeSpaces(database.db, { day: '2026-11-24', ...wish }, house.clock.now())
const slugs = (spaces: Awaited<ReturnType<typeof search>>) => [...new Set(spaces.map(({ slug }) => slug))]

describe('what is free around a place', () => {
  test('nearest palace first, from where one stands or from the chosen county', async () => {
    expect(slugs(await search({ lat: 30.6, lng: 114.3 }))).toEqual(['jiangan', 'yichang'])
    const [nearest] = await search({ lat: 30.7, lng: 111.31 })
    expect(nearest).toMatchObject({ slug: 'yichang' })
    expect(nearest!.metres).toBeGreaterThan(500)
    expect(nearest!.metres).toBeLessThan(1_500)
    expect((await search())[0]!.metres).toBeNull()
  })

  test('by kind, and by words in the name of the space or of what it lies in', async () => {
    expect((await search({ kind: 'classroom' })).map(({ kind }) => kind)).toEqual(['classroom', 'classroom'])
    expect((await search({ q: '东厅' })).map(({ name }) => name)).toEqual(['礼堂东厅', '礼堂东厅'])
    expect((await search({ q: '礼堂' })).length).toBe(4)
    expect(await search({ q: '%' })).toEqual([])
  })

  test('the rest of today without a day, and nothing on a day when the houses are shut', async () => {
    // Sunday, 18:00
    const spaces = await freeSpaces(database.db, {}, house.clock.now())
    const starts = spaces.flatMap(({ slots }) => slots.map(({ start }) => start))
    expect(starts.length).toBeGreaterThan(0)
    expect(starts.every((start) => at(start).epochMilliseconds > house.clock.now().epochMilliseconds)).toBe(
      true,
    )
    expect(starts.every((start) => start.startsWith('2026-11-22'))).toBe(true)
    expect(await search({ day: '2026-11-23' })).toEqual([])
  })

  test('what somebody gave back today says so, and what begins within three hours too', async () => {
    const wish = {
      palaceId: house.palace.id,
      spaceId: house.palace.east,
      start: '2026-11-22T12:00:00Z',
      end: '2026-11-22T13:00:00Z',
    }
    const person = house.as(await house.person())
    const { bookingId } = await bookSpace(person, wish)
    const slotOf = async (start: string) => {
      const spaces = await freeSpaces(database.db, { kind: 'hall' }, house.clock.now())
      return spaces
        .find(({ spaceId }) => spaceId === wish.spaceId)
        ?.slots.find((slot) => slot.start === start)
    }
    expect(await slotOf(wish.start)).toBeUndefined()
    expect(await slotOf('2026-11-22T11:00:00Z')).toMatchObject({ freed: false, soon: true })
    await cancelBooking(person, { palaceId: wish.palaceId, bookingId })
    expect(await slotOf(wish.start)).toMatchObject({ freed: true, soon: true })
    const [later] = await search({ q: '东厅' })
    expect(later!.slots.every(({ soon, freed }) => !soon && !freed)).toBe(true)
  })
})

test('agrees with the page of each palace, whatever is booked', async () => {
  const { id, hall, east, classroom } = house.palace
  const spaces = [hall, east, classroom]
  const wishes = fc.array(
    fc.record({
      space: fc.constantFrom(...spaces),
      quarter: fc.integer({ min: 30, max: 104 }),
      quarters: fc.integer({ min: 1, max: 30 }),
      margin: fc.integer({ min: 0, max: 60 }),
    }),
    { maxLength: 12 },
  )
  const now = house.clock.now()
  await fc.assert(
    fc.asyncProperty(wishes, async (list) => {
      for (const { space, quarter, quarters, margin } of list) {
        await database.db
          .withTables<{ 'places.space': { id: string; setup_minutes: number } }>()
          .updateTable('places.space')
          .set({ setup_minutes: margin })
          .where('id', '=', space)
          .execute()
        const start = tuesday.start.add({ minutes: quarter * 15 })
        const booking = {
          id: crypto.randomUUID(),
          palaceId: id,
          spaceId: space,
          during: { start, end: start.add({ minutes: quarters * 15 }) },
          kind: 'maintenance' as const,
          title: '',
          holderId: null,
          unionId: null,
          people: 1,
          priceClass: 'free' as const,
          priceFen: 0,
          awaitsApproval: false,
        }
        // Taken: the next.
        await insertDates(database.db, [booking], now).catch((error: { constraint?: string }) => {
          if (error.constraint !== 'a_space_and_its_parts_hold_one_use_at_a_time') throw error
        })
      }
      const shown = await spacesWithSlots(database.db, id, tuesday, now)
      const wanted = shown.flatMap(({ spaceId, slots }) => {
        const free = slots.filter(({ state }) => state === 'free').map(({ start, end }) => `${start} ${end}`)
        return free.length > 0 ? [[spaceId, free]] : []
      })
      const during = { start: tuesday.start, end: tuesday.end.add({ hours: 2 }) }
      const longer = await spacesWithSlots(database.db, id, during, now)
      for (const { spaceId, slots } of shown)
        expect(longer.find((one) => one.spaceId === spaceId)!.slots.slice(0, slots.length)).toEqual(slots)
      const found = await freeIn(database.db, new Map([[id, null]]), tuesday, {}, now)
      const free = found.map(({ spaceId, slots }) => [
        spaceId,
        slots.map(({ start, end }) => `${start} ${end}`),
      ])
      expect(free.toSorted()).toEqual(wanted.toSorted())
      await bookingDb(database.db)
        .updateTable('booking.booking')
        .set({ cancelled_at: now, cancelled_by: 'palace' })
        .where('ended_at', 'is', null)
        .execute()
    }),
    { numRuns: 40 },
  )
})
