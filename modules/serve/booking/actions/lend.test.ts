import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { addSpace, liftClosure, provideDisplacers, recordClosure } from '#modules/base/places/index.ts'
import { loansOf, resourcesOf } from '../queries/resources.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookForSomeone } from './book-for-someone.ts'
import { bookSpace } from './book-space.ts'
import { cancelBooking } from './cancel-booking.ts'
import { bookingDisplacer } from './displace.ts'
import { changeLoans, returnLoan } from './lend.ts'
import { moveBooking } from './move-booking.ts'
import { addResource, editResource, retireResource } from './set-resource.ts'

const database = testDatabase({ max: 20 })
let house: BookingHouse
let palaceId: string
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  palaceId = house.palace.id
  for (const spaceId of [house.palace.hall, house.palace.classroom])
    await aRule(database.db, palaceId, spaceId, { advance_days: 60, hours_per_person_day: 24 })
  provideDisplacers([bookingDisplacer])
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
const director = () => house.as(house.director)
const desk = () => house.as(house.desk)
const stock = async (name: string, count: number, forKinds: string[] = []) =>
  (await addResource(director(), { palaceId, name, count, forKinds })).resourceId
const borrow = (resourceId: string, count: number, start: string, hours = 1, spaceId = house.palace.hall) =>
  bookForSomeone(desk(), {
    palaceId,
    spaceId,
    guestName: '李大明',
    ...times(start, hours),
    resources: [{ resourceId, count }],
  })
const left = async (resourceId: string, start: string, hours = 1) => {
  const { start: from, end } = times(start, hours)
  const during = { start: Temporal.Instant.from(from), end: Temporal.Instant.from(end) }
  return (await resourcesOf(database.db, palaceId, during)).find(({ id }) => id === resourceId)!.left
}

test('what is lent with one room is not left for another at the same time, and is free again after', async () => {
  const projector = await stock('投影仪', 3)
  const { bookingId } = await borrow(projector, 2, '2026-11-25T10:00', 2)
  expect(await left(projector, '2026-11-25T11:00', 3)).toBe(1)
  expect(await left(projector, '2026-11-25T12:00')).toBe(3)
  const { classroom } = house.palace
  const short = borrow(projector, 2, '2026-11-25T11:30', 1, classroom)
  await expect(short).rejects.toMatchObject({ code: 'resource-short', params: { name: '投影仪', left: 1 } })
  expect(await codeOf(borrow(projector, 1, '2026-11-25T11:30', 1, classroom))).toBe('done')
  await cancelBooking(desk(), { palaceId, bookingId, reason: '改期' })
  expect(await left(projector, '2026-11-25T10:00', 2)).toBe(2)
})

test('a worker asks for some with a booking of their own; another room does not have them', async () => {
  const net = await stock('排球网', 1, ['hall'])
  const worker = house.as(await house.person())
  const wish = { palaceId, ...times('2026-11-26T10:00'), resources: [{ resourceId: net, count: 1 }] }
  const { bookingId } = await bookSpace(worker, { ...wish, spaceId: house.palace.hall })
  expect((await loansOf(database.db, [{ id: bookingId }])).get(bookingId)).toMatchObject([
    { name: '排球网', count: 1, gone: false },
  ])
  const other = house.as(await house.person())
  expect(await codeOf(bookSpace(other, { ...wish, spaceId: house.palace.classroom }))).toBe(
    'resource-not-here',
  )
})

test('twenty at once for the last three of five: never more are lent than there are', async () => {
  const mic = await stock('话筒', 5)
  await borrow(mic, 2, '2026-12-01T10:00')
  const rooms: string[] = []
  for (let n = 0; n < 20; n++) {
    const space = { name: `小间 ${n}`, kind: 'meeting' as const }
    rooms.push((await addSpace(director(), { palaceId, space })).spaceId)
  }
  const outcomes = await Promise.all(rooms.map((room) => codeOf(borrow(mic, 1, '2026-12-01T10:30', 1, room))))
  expect(outcomes.filter((code) => code === 'done')).toHaveLength(3)
  expect(outcomes.filter((code) => !['done', 'resource-short', 'resource-gone'].includes(code))).toEqual([])
})

test.each(['read committed', 'repeatable read', 'serializable'] as const)(
  'the database itself refuses more than there is, also from two connections at once (%s)',
  async (level) => {
    const lamp = await stock(`灯 ${level}`, 1)
    const day = { 'read committed': '01', 'repeatable read': '02', serializable: '03' }[level]
    const bookings: string[] = []
    for (const spaceId of [house.palace.hall, house.palace.classroom])
      bookings.push(
        (
          await bookForSomeone(desk(), {
            palaceId,
            spaceId,
            guestName: '李',
            ...times(`2026-12-${day}T14:00`),
          })
        ).bookingId,
      )
    const lend = (bookingId: string) =>
      database.db
        .transaction()
        .setIsolationLevel(level)
        .execute(async (tx) => {
          await sql`select count(*) from booking.loan`.execute(tx)
          await sql`select pg_sleep(0.1)`.execute(tx)
          await sql`insert into booking.loan (palace_id, booking_id, resource_id, count, during)
            select palace_id, id, ${lamp}, 1, during from booking.booking where id = ${bookingId}`.execute(tx)
          await sql`select pg_sleep(0.1)`.execute(tx)
        })
        .then(
          () => 'done',
          (error: { code: string }) => error.code,
        )
    const outcomes = await Promise.all(bookings.map(lend))
    expect(outcomes.toSorted()).toEqual([level === 'read committed' ? '23514' : '40001', 'done'])
  },
)

test('a booking that moves takes its things along, or does not move', async () => {
  const screen = await stock('幕布', 1)
  const { bookingId } = await borrow(screen, 1, '2026-12-04T10:00')
  await borrow(screen, 1, '2026-12-04T15:00', 1, house.palace.classroom)
  const to = (start: string) =>
    codeOf(
      moveBooking(desk(), { palaceId, bookingId, spaceId: house.palace.hall, ...times(start), version: 1 }),
    )
  expect(await to('2026-12-04T15:30')).toBe('resource-gone')
  expect(await to('2026-12-04T12:00')).toBe('done')
  expect(await left(screen, '2026-12-04T10:00')).toBe(1)
  expect(await left(screen, '2026-12-04T12:00')).toBe(0)
})

test('the stock never falls below what is promised; retired, it is lent no more', async () => {
  const chair = await stock('折叠椅', 40)
  await borrow(chair, 30, '2026-12-05T10:00')
  const edit = (count: number, version: number) =>
    codeOf(editResource(director(), { palaceId, resourceId: chair, name: '折叠椅', count, version }))
  expect(await edit(29, 1)).toBe('resource-gone')
  expect(await edit(30, 1)).toBe('done')
  expect(await edit(50, 1)).toBe('changed-meanwhile')
  expect(await codeOf(addResource(director(), { palaceId, name: '折叠椅', count: 1 }))).toBe(
    'resource-name-taken',
  )
  expect(await codeOf(retireResource(desk(), { palaceId, resourceId: chair }))).toBe('not-allowed')
  await retireResource(director(), { palaceId, resourceId: chair })
  expect(await codeOf(borrow(chair, 1, '2026-12-06T10:00'))).toBe('resource-not-here')
})

test('the desk changes what goes with a booking, and notes what came back and what did not', async () => {
  const ball = await stock('排球', 6)
  const { bookingId } = await borrow(ball, 2, '2026-12-07T10:00')
  const key = { palaceId, bookingId }
  await changeLoans(desk(), { ...key, resources: [{ resourceId: ball, count: 6 }] })
  expect(await left(ball, '2026-12-07T10:00')).toBe(0)
  const back = (lost: number | null) => codeOf(returnLoan(desk(), { ...key, resourceId: ball, lost }))
  expect(await back(7)).toBe('more-lost-than-lent')
  expect(await back(1)).toBe('done')
  const [loan] = (await loansOf(database.db, [{ id: bookingId }])).get(bookingId)!
  expect(loan).toMatchObject({ lost: 1, returnedAt: '2026-11-22T10:00:00Z' })
  expect(await back(null)).toBe('done')
  const worker = house.as(await house.person())
  expect(await codeOf(returnLoan(worker, { ...key, resourceId: ball, lost: 0 }))).toBe('not-allowed')
})

test('after a closure is lifted the room is theirs again even when the things are with others', async () => {
  const drum = await stock('鼓', 1)
  const { hall, classroom } = house.palace
  const { bookingId } = await borrow(drum, 1, '2026-12-08T10:00')
  const day = times('2026-12-08T09:00', 8)
  const { closureId } = await recordClosure(director(), {
    palaceId,
    spaceId: hall,
    ...day,
    reason: '水管爆裂',
  })
  await borrow(drum, 1, '2026-12-08T10:00', 1, classroom)
  await liftClosure(director(), { palaceId, closureId })
  expect((await loansOf(database.db, [{ id: bookingId }])).get(bookingId)).toMatchObject([{ gone: true }])
})
