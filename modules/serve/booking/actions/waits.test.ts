import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { liftClosure, provideDisplacers, recordClosure } from '#modules/base/places/index.ts'
import { waitById } from '../queries/waits.ts'
import { bookingById } from '../queries/booking-record.ts'
import { bookingDb } from '../schema/db.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { acceptWait } from './accept-wait.ts'
import { bookSpace } from './book-space.ts'
import { cancelBooking } from './cancel-booking.ts'
import { bookingDisplacer } from './displace.ts'
import { joinWait } from './join-wait.ts'
import { lapseWaits } from './lapse-waits.ts'
import { leaveWait } from './leave-wait.ts'

const database = testDatabase({ max: 20 })
let house: BookingHouse
let slugs = 0
type Person = Awaited<ReturnType<BookingHouse['person']>>

beforeEach(async () => {
  if (!house) house = await aBookingHouse(database.db)
  house.clock.set('2026-11-22T18:00+08:00')
  if (slugs++ > 0) return
  const { id, hall, east, classroom } = house.palace
  for (const space of [hall, east, classroom])
    await aRule(database.db, id, space, { advance_days: 60, hours_per_person_day: 4 })
})

let day = 0
/** A time of day on a day that no other test uses: from the 1st of December on, Mondays apart. */
const nextDay = () => {
  do day++
  while (Temporal.PlainDate.from('2026-11-30').add({ days: day }).dayOfWeek === 1)
  return Temporal.PlainDate.from('2026-11-30').add({ days: day })
}
const slot = (date: Temporal.PlainDate, hour = 10) => ({
  palaceId: house.palace.id,
  start: `${date}T${hour}:00:00+08:00`,
  end: `${date}T${hour + 1}:00:00+08:00`,
})
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )
const wait = async (who: Person, wish: Parameters<typeof joinWait>[1]) => ({
  palaceId: house.palace.id,
  waitId: (await joinWait(house.as(who), wish)).waitId,
})
const stateOf = async ({ waitId }: { waitId: string }) =>
  (await waitById(database.db, house.palace.id, waitId))?.state
const people = (count: number) => Promise.all(Array.from({ length: count }, () => house.person()))
/** The east hall on a day of its own, booked by somebody. */
async function taken(date = nextDay(), spaceId = house.palace.east) {
  const holder = await house.person()
  const wish = { ...slot(date), spaceId }
  const { bookingId } = await bookSpace(house.as(holder), wish)
  return {
    wish,
    holder,
    give: (db = database.db) => cancelBooking(house.as(holder, db), { palaceId: wish.palaceId, bookingId }),
  }
}

describe('standing in line', () => {
  test('the first in order of arrival is offered what is given back, and nobody else can take it', async () => {
    const { wish, give } = await taken()
    const [one, two, other] = (await people(3)) as [Person, Person, Person]
    const first = await wait(one, wish)
    const second = await wait(two, wish)
    expect((await waitById(database.db, first.palaceId, second.waitId))?.ahead).toBe(1)
    await give()
    expect([await stateOf(first), await stateOf(second)]).toEqual(['offered', 'waiting'])
    expect(await codeOf(bookSpace(house.as(other), wish))).toBe('slot-taken')
    // The hall around it neither: the inventory itself knows of the hold.
    expect(await codeOf(bookSpace(house.as(other), { ...wish, spaceId: house.palace.hall }))).toBe(
      'slot-taken',
    )
    const { bookingId } = await acceptWait(house.as(one), first)
    expect(await acceptWait(house.as(one), first)).toEqual({ bookingId })
    expect(await bookingById(database.db, first.palaceId, bookingId)).toMatchObject({
      state: 'confirmed',
      holderId: one.personId,
      spaceId: house.palace.east,
    })
    expect(await stateOf(first)).toBe('booked')
  })

  test('declining passes it on at once; running out does so by the clock, and is refused before the job has run', async () => {
    const { wish, give } = await taken()
    const [one, two, three] = (await people(3)) as [Person, Person, Person]
    const [first, second, third] = [await wait(one, wish), await wait(two, wish), await wait(three, wish)]
    await give()
    await leaveWait(house.as(one), first)
    expect([await stateOf(first), await stateOf(second)]).toEqual(['passed', 'offered'])
    house.clock.advance({ minutes: 30 })
    expect(await codeOf(acceptWait(house.as(two), second))).toBe('offer-over')
    await lapseWaits(house.bySystem(), { palaceId: wish.palaceId })
    await lapseWaits(house.bySystem(), { palaceId: wish.palaceId })
    expect([await stateOf(second), await stateOf(third)]).toEqual(['passed', 'offered'])
    const messages = await database.db
      .withTables<{ 'notifications.message': { person_id: string; template: string } }>()
      .selectFrom('notifications.message')
      .select('template')
      .where('person_id', '=', two.personId)
      .execute()
    expect(messages.map(({ template }) => template).toSorted()).toEqual(['offerLapsed', 'placeOffered'])
  })

  test('any space of the kind will do; what is free is booked, not waited for', async () => {
    const date = nextDay()
    const hall = await taken(date, house.palace.hall)
    const [one] = (await people(1)) as [Person]
    const first = await wait(one, { ...hall.wish, spaceId: house.palace.east, anyOfKind: true })
    await hall.give()
    expect(await waitById(database.db, first.palaceId, first.waitId)).toMatchObject({
      state: 'offered',
      offeredSpaceId: house.palace.hall,
    })
    const free = { ...slot(date, 15), spaceId: house.palace.east }
    expect(await codeOf(joinWait(house.as(one), free))).toBe('slot-free')
  })

  test('three at a time; asking again is the same place in the line; whoever could not book does not wait', async () => {
    const wishes = [(await taken()).wish, (await taken()).wish, (await taken()).wish, (await taken()).wish]
    const [one] = (await people(1)) as [Person]
    for (const wish of wishes.slice(0, 3)) await wait(one, wish)
    expect(await codeOf(joinWait(house.as(one), wishes[3]!))).toBe('waits-limit')
    expect(await wait(one, wishes[0]!)).toEqual(await wait(one, wishes[0]!))
    const odd = { ...wishes[0]!, start: wishes[0]!.start.replace('10:00', '10:10') }
    expect(await codeOf(joinWait(house.as((await people(1))[0]!), odd))).toBe('not-a-slot')
  })

  test('whoever has booked their hours of the day meanwhile is passed over, and keeps their place', async () => {
    const { wish, give } = await taken()
    const [one, two] = (await people(2)) as [Person, Person]
    const [first, second] = [await wait(one, wish), await wait(two, wish)]
    const date = Temporal.PlainDate.from(wish.start.slice(0, 10))
    for (const hour of [12, 14]) {
      const end = slot(date, hour + 1).end
      await bookSpace(house.as(one), { ...slot(date, hour), end, spaceId: house.palace.classroom })
    }
    await give()
    expect([await stateOf(first), await stateOf(second)]).toEqual(['waiting', 'offered'])
  })

  test('nobody answers for somebody else', async () => {
    const { wish, give } = await taken()
    const [one, two] = (await people(2)) as [Person, Person]
    const first = await wait(one, wish)
    await give()
    expect(await codeOf(acceptWait(house.as(two), first))).toBe('not-allowed')
    expect(await codeOf(leaveWait(house.as(house.desk), first))).toBe('not-allowed')
    expect(await codeOf(lapseWaits(house.as(two), { palaceId: wish.palaceId }))).toBe('not-allowed')
  })

  test('a slot that has begun is waited for no longer', async () => {
    const { wish } = await taken()
    const first = await wait((await people(1))[0]!, wish)
    house.clock.set(wish.start)
    await lapseWaits(house.bySystem(), { palaceId: wish.palaceId })
    expect(await stateOf(first)).toBe('passed')
  })
})

test('a closure takes a slot that is kept: it is waited for again, and offered when the closure is lifted', async () => {
  provideDisplacers([bookingDisplacer])
  const { wish, give } = await taken()
  const [one] = (await people(1)) as [Person]
  const first = await wait(one, wish)
  await give()
  const shut = { ...wish, spaceId: house.palace.hall, reason: '水管爆了' }
  const { closureId } = await recordClosure(house.as(house.director), shut)
  expect(await stateOf(first)).toBe('waiting')
  await lapseWaits(house.bySystem(), { palaceId: wish.palaceId })
  expect(await stateOf(first)).toBe('waiting')
  await liftClosure(house.as(house.director), { palaceId: wish.palaceId, closureId })
  await lapseWaits(house.bySystem(), { palaceId: wish.palaceId })
  expect(await stateOf(first)).toBe('offered')
  await acceptWait(house.as(one), first)
})

describe('at the same moment, over two processes', () => {
  const other = () => openDatabase(database.url, { max: 20 })

  test('two courts given back at once to a line for any of them: the first two have one each', async () => {
    const db = other()
    const { id: palaceId } = house.palace
    const courts = [crypto.randomUUID(), crypto.randomUUID()]
    for (const [n, id] of courts.entries()) {
      await database.db
        .withTables<{ 'places.space': { palace_id: string; id: string; name: string; kind: string } }>()
        .insertInto('places.space')
        .values({ palace_id: palaceId, id, name: `${n + 1} 号场`, kind: 'court' })
        .execute()
      await aRule(database.db, palaceId, id, { advance_days: 60, hours_per_person_day: 4 })
    }
    try {
      for (let round = 0; round < 8; round++) {
        const date = nextDay()
        const [one, two] = [await taken(date, courts[0]!), await taken(date, courts[1]!)]
        const waiters = await people(3)
        const ids = []
        for (const who of waiters) ids.push(await wait(who, { ...one.wish, anyOfKind: true }))
        await Promise.all([one.give(), two.give(db)])
        const waits = await Promise.all(ids.map(({ waitId }) => waitById(database.db, palaceId, waitId)))
        expect(waits.map((one) => one?.state)).toEqual(['offered', 'offered', 'waiting'])
        expect(new Set(waits.map((one) => one?.offeredSpaceId))).toEqual(new Set([...courts, null]))
        const told = await database.db
          .withTables<{ 'journal.entry': { subject_id: string; action: string } }>()
          .selectFrom('journal.entry')
          .select('subject_id')
          .where('action', '=', 'booking.offerSlot')
          .where(
            'subject_id',
            'in',
            ids.map(({ waitId }) => waitId),
          )
          .execute()
        expect(told, 'each was offered one court, once').toHaveLength(2)
      }
    } finally {
      await db.destroy()
    }
  })

  test('giving back races with booking: one of them has it, and whoever waits never loses to whoever comes later', async () => {
    const db = other()
    try {
      for (let round = 0; round < 6; round++) {
        const { wish, give } = await taken()
        const [one, rival] = (await people(2)) as [Person, Person]
        const first = await wait(one, wish)
        const [, booked] = await Promise.all([
          give(),
          sleep(round).then(() => codeOf(bookSpace(house.as(rival, db), wish))),
        ])
        expect(booked).not.toBe('done')
        expect(await stateOf(first)).toBe('offered')
      }
    } finally {
      await db.destroy()
    }
  }, 60_000)

  test('accepting races with running out: it is booked, or it is the next one’s, never both', async () => {
    const db = other()
    try {
      const ends = new Set<string>()
      for (let round = 0; round < 12; round++) {
        const { wish, give } = await taken()
        const [one, two] = (await people(2)) as [Person, Person]
        const [first, second] = [await wait(one, wish), await wait(two, wish)]
        await give()
        const before = house.clock.now()
        const late = { ...house.bySystem(), clock: { now: () => before.add({ minutes: 30 }) } }
        const [accepted] = await Promise.all([
          codeOf(acceptWait(house.as(one, db), first)),
          lapseWaits(late, { palaceId: wish.palaceId }),
        ])
        const states = `${await stateOf(first)} ${await stateOf(second)}`
        expect([accepted, states]).toEqual(
          accepted === 'done' ? ['done', 'booked waiting'] : ['offer-over', 'passed offered'],
        )
        ends.add(accepted)
        const held = await database.db
          .withTables<{
            'places.space_use': { ended_at: Temporal.Instant | null; during: unknown; space_id: string }
          }>()
          .selectFrom('places.space_use')
          .select('space_id')
          .where('ended_at', 'is', null)
          .where('during', '=', {
            start: Temporal.Instant.from(wish.start),
            end: Temporal.Instant.from(wish.end),
          })
          .execute()
        expect(held).toHaveLength(1)
      }
      expect(ends.size).toBeGreaterThan(0)
    } finally {
      await db.destroy()
    }
  }, 60_000)
})

describe('the database refuses, whatever the code does', () => {
  const now = () => house.clock.now()
  const change = async (set: object) => {
    const { wish } = await taken()
    const { waitId } = await wait((await people(1))[0]!, wish)
    return bookingDb(database.db).updateTable('booking.wait').set(set).where('id', '=', waitId).execute()
  }
  test.each<[string, () => object]>([
    ['offer_has_a_space_and_an_end', () => ({ offered_at: now() })],
    ['wait_ends_one_way', () => ({ passed_at: now(), left_at: now() })],
    ['only_an_offer_is_accepted', () => ({ accepted_at: now(), booking_id: crypto.randomUUID() })],
    ['wait_is_for_a_space_or_a_kind', () => ({ space_kind: 'hall' })],
    ['somebody_waits', () => ({ people: 0 })],
    [
      'a_space_and_its_parts_hold_one_use_at_a_time',
      () => ({
        offered_at: now(),
        offer_expires_at: now().add({ minutes: 5 }),
        offered_space_id: house.palace.east,
      }),
    ],
  ])('%s', (constraint, set) => expect(change(set())).rejects.toMatchObject({ constraint }))
})
