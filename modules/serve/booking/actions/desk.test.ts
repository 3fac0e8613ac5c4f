import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff } from '#modules/base/identity/testing.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import { addSpace } from '#modules/base/places/index.ts'
import { bookingJobs } from '../jobs/index.ts'
import { bookingById } from '../queries/booking-record.ts'
import { bookingNoShows } from '../queries/no-shows.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { approveBooking, refuseBooking } from './answer-request.ts'
import { appealBookingNoShow, decideBookingAppeal } from './appeal.ts'
import { bookForSomeone } from './book-for-someone.ts'
import { bookSpace } from './book-space.ts'
import { checkInBooking, undoCheckInBooking } from './check-in.ts'
import { findBookings } from './find-bookings.ts'
import { moveBooking } from './move-booking.ts'
import { recordUse } from './record-use.ts'
import { releaseBooking } from './release-unclaimed.ts'
import { setSpaceRule } from './set-space-rule.ts'

const database = testDatabase({ max: 20 })
let house: BookingHouse
/** Not booked online. */
let yard: string
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  const space = { name: '院子', kind: 'outdoor' as const }
  yard = (await addSpace(house.as(house.director), { palaceId: house.palace.id, space })).spaceId
  const { id, hall, east, classroom } = house.palace
  await aRule(database.db, id, hall, { advance_days: 60, approval: true, hours_per_person_day: 24 })
  await aRule(database.db, id, east, { advance_days: 60, hours_per_person_day: 2 })
  await aRule(database.db, id, classroom, {
    advance_days: 60,
    price_class: 'discounted',
    fen_per_hour: 2000,
    hours_per_person_day: 24,
  })
})

const times = (start: string, hours = 1) => {
  const from = Temporal.Instant.from(`${start}+08:00`)
  return { start: from.toString(), end: from.add({ hours }).toString() }
}
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )
const desk = () => house.as(house.desk)
const director = () => house.as(house.director)
const stateOf = async (bookingId: string) => (await bookingById(database.db, house.palace.id, bookingId))!
const messagesTo = async (personId: string) =>
  (
    await database.db
      .withTables<{ 'notifications.message': { person_id: string; template: string; created_at: string } }>()
      .selectFrom('notifications.message')
      .select('template')
      .where('person_id', '=', personId)
      .orderBy('created_at')
      .execute()
  ).map(({ template }) => template)
const guest = (spaceId: string, start: string, hours = 1) =>
  bookForSomeone(desk(), { palaceId: house.palace.id, spaceId, guestName: '李大明', ...times(start, hours) })
/** As the clock says, and back. */
const at = async <T>(moment: string, act: () => Promise<T>): Promise<T> => {
  house.clock.set(`${moment}+08:00`)
  return act().finally(() => house.clock.set('2026-11-22T18:00+08:00'))
}

describe('the desk books for a caller', () => {
  test('a person by phone, with their price, limits and news; again is the same booking', async () => {
    const person = await house.person()
    const { phone } = (await contactOf(database.db, person.personId))!
    const wish = {
      palaceId: house.palace.id,
      spaceId: house.palace.east,
      phone,
      ...times('2026-11-25T20:00'),
    }
    const first = await bookForSomeone(desk(), wish)
    expect(await bookForSomeone(desk(), wish)).toEqual(first)
    expect(await stateOf(first.bookingId)).toMatchObject({ holderId: person.personId, state: 'confirmed' })
    expect(await messagesTo(person.personId)).toEqual(['bookingConfirmed'])
    const more = { ...wish, ...times('2026-11-25T15:15', 2) }
    expect(await codeOf(bookForSomeone(desk(), more))).toBe('person-limit')
  })
  test('a guest by name, at any time; the name is kept encrypted and shown masked', async () => {
    const { bookingId } = await guest(yard, '2026-11-25T07:20')
    const booking = await stateOf(bookingId)
    expect(booking).toMatchObject({ guestNameMasked: '李*', holderId: null, state: 'confirmed' })
    expect(booking.guestName!.includes(Buffer.from('李大明'))).toBe(false)
  })
  test.each([
    ['space-booked', () => guest(house.palace.hall, '2026-11-25T20:30')],
    ['space-not-here', () => guest(house.palace.id, '2026-11-26T10:00')],
    ['in-the-past', () => guest(house.palace.classroom, '2026-11-22T10:00')],
    ['ends-before-it-begins', () => guest(house.palace.classroom, '2026-11-26T10:00', 0)],
    [
      'nobody-with-phone',
      () =>
        bookForSomeone(desk(), {
          palaceId: house.palace.id,
          spaceId: house.palace.east,
          phone: '19900000000',
          ...times('2026-11-26T10:00'),
        }),
    ],
    [
      'holder-or-guest',
      () =>
        bookForSomeone(desk(), {
          palaceId: house.palace.id,
          spaceId: house.palace.east,
          ...times('2026-11-26T10:00'),
        }),
    ],
    [
      'not-allowed',
      async () =>
        bookForSomeone(house.as(await house.person()), {
          palaceId: house.palace.id,
          spaceId: house.palace.east,
          guestName: '李',
          ...times('2026-11-26T10:00'),
        }),
    ],
  ])('or hears %s', async (code, act) => expect(await codeOf(act())).toBe(code))
})

describe('maintenance and leases', () => {
  const use = (wish: object) =>
    recordUse(director(), {
      palaceId: house.palace.id,
      kind: 'lease',
      spaceIds: [house.palace.classroom],
      title: '企业年会',
      grounds: '空置期对外出租',
      ...times('2027-03-02T09:00'),
      ...wish,
    })
  test('many spaces at one time: all or none, and the held one is named', async () => {
    const { hall, east } = house.palace
    const wish = { kind: 'maintenance', title: '灯具检修', grounds: '' }
    const time = times('2026-12-01T08:00', 3)
    const { bookingIds } = await use({ ...wish, ...time, spaceIds: [hall, yard] })
    expect(bookingIds).toHaveLength(2)
    const again = use({ ...wish, ...time, spaceIds: [house.palace.classroom, east] })
    await expect(again).rejects.toMatchObject({
      code: 'space-held',
      params: { what: '灯具检修', from: '08:00', to: '11:00' },
    })
    expect(await codeOf(use({ ...wish, ...time }))).toBe('done')
  })
  test('a lease is commercial unless said', async () => {
    const { bookingIds } = await use({})
    expect(await stateOf(bookingIds[0]!)).toMatchObject({ priceClass: 'commercial', kind: 'lease' })
  })
  test.each([
    ['grounds-needed', { grounds: '' }],
    ['lease-needs-bidding', { end: '2027-06-03T09:00:00+08:00' }],
    ['lease-too-long', { end: '2033-03-03T09:00:00+08:00' }],
    ['lease-too-long', { end: '2037-03-03T09:00:00+08:00', biddingNo: '招租〔2027〕1号' }],
    ['free-has-no-price', { priceClass: 'free', priceFen: 1 }],
  ])('a lease is refused with %s', async (code, wish) => expect(await codeOf(use(wish))).toBe(code))
  test('a longer lease comes out of an open bidding; the desk records none', async () => {
    const wish = { spaceIds: [yard], end: '2032-03-02T09:00:00+08:00' }
    expect(await codeOf(use({ ...wish, biddingNo: '招租〔2027〕1号' }))).toBe('done')
    const bydesk = recordUse(desk(), {
      palaceId: house.palace.id,
      kind: 'maintenance',
      spaceIds: [yard],
      title: '检修',
      ...times('2026-12-02T09:00'),
    })
    expect(await codeOf(bydesk)).toBe('not-allowed')
  })
})

describe('moving', () => {
  test('to another time and space, with its price, a message, and the old time free', async () => {
    const person = await house.person()
    const { east, classroom, id: palaceId } = house.palace
    const time = times('2026-12-03T10:00')
    const { bookingId } = await bookSpace(house.as(person), { palaceId, spaceId: east, ...time })
    await moveBooking(desk(), {
      palaceId,
      bookingId,
      spaceId: classroom,
      ...times('2026-12-03T14:10', 2),
      version: 1,
    })
    expect(await stateOf(bookingId)).toMatchObject({ spaceId: classroom, priceFen: 4000, version: 2 })
    expect(await messagesTo(person.personId)).toEqual(['bookingConfirmed', 'bookingMoved'])
    expect(await codeOf(guest(east, '2026-12-03T10:00'))).toBe('done')
    // Within its own time it is not in its own way.
    await moveBooking(desk(), {
      palaceId,
      bookingId,
      spaceId: classroom,
      ...times('2026-12-03T15:00'),
      version: 2,
    })
  })
  test('names what is in the way, and keeps what others changed meanwhile', async () => {
    const { hall, east, classroom, id: palaceId } = house.palace
    await guest(east, '2026-12-04T10:00')
    const { bookingId } = await guest(classroom, '2026-12-04T10:00')
    const wish = { palaceId, bookingId, spaceId: hall, ...times('2026-12-04T10:30'), version: 1 }
    await expect(moveBooking(desk(), wish)).rejects.toMatchObject({
      code: 'space-booked',
      params: { from: '10:00', to: '11:00' },
    })
    const free = { ...wish, ...times('2026-12-04T12:00') }
    expect(await codeOf(moveBooking(desk(), { ...free, version: 7 }))).toBe('changed-meanwhile')
    expect(await codeOf(moveBooking(desk(), free))).toBe('done')
    expect(await codeOf(moveBooking(desk(), free))).toBe('done')
    expect((await stateOf(bookingId)).version).toBe(2)
  })
  test('ten at once to one time: one gets it', async () => {
    const { hall, classroom, id: palaceId } = house.palace
    const ids: string[] = []
    for (let n = 0; n < 10; n++) ids.push((await guest(classroom, `2026-12-${10 + n}T10:00`)).bookingId)
    const time = times('2026-12-09T10:00')
    const outcomes = await Promise.all(
      ids.map((bookingId) =>
        codeOf(moveBooking(desk(), { palaceId, bookingId, spaceId: hall, ...time, version: 1 })),
      ),
    )
    expect(outcomes.filter((code) => code === 'done')).toHaveLength(1)
    expect(outcomes.filter((code) => !['done', 'space-booked', 'space-taken'].includes(code))).toEqual([])
  })
})

describe('a hall that needs a yes', () => {
  const ask = async (start: string) => {
    const person = await house.person()
    const { hall, id: palaceId } = house.palace
    const { bookingId } = await bookSpace(house.as(person), { palaceId, spaceId: hall, ...times(start) })
    return { person, key: { palaceId, bookingId } }
  }
  test('is theirs when the manager says so; twice is once', async () => {
    const { person, key } = await ask('2026-12-05T10:00')
    const manager = await buildStaff(database.db, { role: 'hallManager', palaceId: house.palace.id })
    expect(await codeOf(approveBooking(desk(), key))).toBe('not-allowed')
    await approveBooking(house.as(manager), key)
    await approveBooking(house.as(manager), key)
    expect((await stateOf(key.bookingId)).state).toBe('confirmed')
    expect(await messagesTo(person.personId)).toEqual(['bookingRequested', 'bookingConfirmed'])
    expect(await codeOf(refuseBooking(director(), { ...key, reason: '太晚了' }))).toBe('step-not-open')
  })
  test('or free again, with the reason', async () => {
    const { person, key } = await ask('2026-12-05T12:00')
    await refuseBooking(director(), { ...key, reason: '当天要布展' })
    expect(await stateOf(key.bookingId)).toMatchObject({ state: 'refused', reason: '当天要布展' })
    expect(await messagesTo(person.personId)).toEqual(['bookingRequested', 'bookingRefused'])
    expect(await codeOf(guest(house.palace.hall, '2026-12-05T12:00'))).toBe('done')
  })
  test('by the desk it waits, by who answers it does not', async () => {
    const { bookingId } = await guest(house.palace.hall, '2026-12-05T15:00')
    expect((await stateOf(bookingId)).state).toBe('requested')
    const { hall: spaceId, id: palaceId } = house.palace
    const own = await bookForSomeone(director(), {
      palaceId,
      spaceId,
      guestName: '王',
      ...times('2026-12-05T17:00'),
    })
    expect((await stateOf(own.bookingId)).state).toBe('confirmed')
  })
})

describe('at the desk', () => {
  test('found by last four or by name, checked in, and back', async () => {
    const person = await house.person()
    const { phone } = (await contactOf(database.db, person.personId))!
    const { classroom, east, id: palaceId } = house.palace
    const time = times('2026-12-06T19:00')
    const { bookingId } = await bookSpace(house.as(person), { palaceId, spaceId: classroom, ...time })
    const caller = await guest(east, '2026-12-06T19:00')
    const day = { palaceId, start: '2026-12-06T00:00+08:00', end: '2026-12-07T00:00+08:00' }
    const ids = async (by: object) => (await findBookings(desk(), { ...day, ...by })).map(({ id }) => id)
    expect(await ids({ last4: phone!.slice(-4) })).toEqual([bookingId])
    expect(await ids({ name: '李大' })).toEqual([caller.bookingId])
    const key = { palaceId, bookingId }
    expect(await codeOf(checkInBooking(desk(), key))).toBe('step-not-open')
    await at('2026-12-06T18:35', async () => {
      await checkInBooking(desk(), key)
      await checkInBooking(desk(), key)
      expect((await stateOf(bookingId)).state).toBe('attended')
      await undoCheckInBooking(desk(), key)
      expect((await stateOf(bookingId)).state).toBe('confirmed')
    })
  })
  test('who does not come in the grace time lets go; it counts until it is forgiven', async () => {
    const person = await house.person()
    const { east, id: palaceId } = house.palace
    const tuesday = times('2026-12-08T18:00', 2)
    const { bookingId } = await bookSpace(house.as(person), { palaceId, spaceId: east, ...tuesday })
    const key = { palaceId, bookingId }
    await at('2026-12-08T18:14', () => releaseBooking(house.bySystem(), key))
    expect((await stateOf(bookingId)).state).toBe('confirmed')
    await at('2026-12-08T18:15', async () => {
      await bookingJobs[0]!.run(house.bySystem(), {} as never)
      await bookingJobs[0]!.run(house.bySystem(), {} as never)
      expect(await codeOf(guest(east, '2026-12-08T18:20'))).toBe('done')
    })
    expect((await stateOf(bookingId)).state).toBe('noShow')
    expect(await messagesTo(person.personId)).toEqual(['bookingConfirmed', 'bookingReleased'])
    const counted = async () => (await bookingNoShows(database.db, [person.personId])).size
    expect(await counted()).toBe(1)
    const said = { ...key, reason: '地铁停运，赶不过来' }
    expect(await codeOf(appealBookingNoShow(desk(), said))).toBe('not-allowed')
    await appealBookingNoShow(house.as(person), said)
    expect(await codeOf(appealBookingNoShow(house.as(person), said))).toBe('appealed-already')
    const answer = { ...key, upheld: true, answer: '情况属实' }
    expect(await codeOf(decideBookingAppeal(desk(), answer))).toBe('not-allowed')
    await decideBookingAppeal(director(), answer)
    await decideBookingAppeal(director(), answer)
    expect(await codeOf(decideBookingAppeal(director(), { ...answer, upheld: false }))).toBe(
      'decided-already',
    )
    expect(await counted()).toBe(0)
    expect(await messagesTo(person.personId)).toContain('appealDecided')
  })
  test('a booking in self-service hours is not released: nobody is there to see them', async () => {
    const person = await house.person()
    const { classroom, id: palaceId } = house.palace
    await setSpaceRule(director(), {
      palaceId,
      spaceId: classroom,
      rule: { ...(await ruleOf(classroom)), selfService: true },
      version: 1,
    })
    const { bookingId } = await bookForSomeone(director(), {
      palaceId,
      spaceId: classroom,
      phone: (await contactOf(database.db, person.personId))!.phone,
      ...times('2026-12-11T22:00'),
    })
    await at('2026-12-11T22:30', () => releaseBooking(house.bySystem(), { palaceId, bookingId }))
    expect((await stateOf(bookingId)).state).toBe('confirmed')
  })
})

const ruleOf = async (spaceId: string) => {
  const {
    id: _,
    palaceId: __,
    version: ___,
    ...rule
  } = (await rulesOfPalaces(database.db, [house.palace.id])).find(({ id }) => id === spaceId)!
  return {
    ...rule,
    concessions: [...rule.concessions],
    hoursPerPersonDay: rule.hoursPerPersonDay === null ? null : Number(rule.hoursPerPersonDay),
  }
}

test('rules: set, changed by one at a time, taken away', async () => {
  const { east, id: palaceId } = house.palace
  const set = (
    rule: Awaited<ReturnType<typeof ruleOf>> | null,
    version: number | null,
    actor = house.director,
  ) => codeOf(setSpaceRule(house.as(actor), { palaceId, spaceId: yard, rule, version }))
  const rule = { ...(await ruleOf(east)), slotMinutes: 90, graceMinutes: null }
  expect(await set(rule, null, house.desk)).toBe('not-allowed')
  expect(await set(rule, null)).toBe('done')
  expect(await set(rule, null)).toBe('changed-meanwhile')
  expect(await set({ ...rule, priceClass: 'free', fenPerHour: 100 }, 1)).toBe('free-has-no-price')
  expect(await set({ ...rule, mostSlots: 3 }, 1)).toBe('done')
  expect(await ruleOf(yard)).toMatchObject({ slotMinutes: 90, mostSlots: 3, graceMinutes: null })
  expect(await set(null, 2)).toBe('done')
  expect(await set(null, null)).toBe('done')
})
test('rules: seasons, concessions, and the time around each use, which what is booked already keeps', async () => {
  const { id: palaceId } = house.palace
  const space = { name: '排练室', kind: 'studio' as const }
  const { spaceId } = await addSpace(director(), { palaceId, space })
  const base = await ruleOf(house.palace.classroom)
  const set = (wish: object, setupMinutes: number) =>
    codeOf(
      setSpaceRule(director(), {
        palaceId,
        spaceId,
        rule: { ...base, ...wish },
        version: null,
        turnover: { setupMinutes, clearingMinutes: 15 },
      }),
    )
  await guest(spaceId, '2026-12-20T09:00')
  const dear = [{ who: 'retired' as const, fenPerHour: 2001 }]
  expect(await set({ concessions: dear }, 5)).toBe('concession-dearer')
  const retired = [{ who: 'retired' as const, fenPerHour: 0 }]
  const wish = { concessions: retired, seriesTo: 'unions', seriesDates: 12 }
  expect(await set(wish, 30)).toBe('done')
  expect(await ruleOf(spaceId)).toMatchObject(wish)
  expect(await codeOf(guest(spaceId, '2026-12-20T10:15'))).toBe('space-booked')
  expect(await codeOf(guest(spaceId, '2026-12-20T10:30'))).toBe('done')
  expect(await codeOf(guest(spaceId, '2026-12-20T12:00'))).toBe('space-booked')
  const old = await house.person({ retired: true })
  const booked = await bookForSomeone(desk(), {
    palaceId,
    spaceId,
    phone: (await contactOf(database.db, old.personId))!.phone,
    ...times('2026-12-20T15:00'),
  })
  expect((await stateOf(booked.bookingId)).priceFen).toBe(0)
})
