import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildStaff } from '#modules/base/identity/testing.ts'
import { aPalace } from '#modules/base/places/testing.ts'
import { datesOfSeries, seriesById } from '../queries/series.ts'
import { aBookingHouse, aRule, type BookingHouse } from '../testing.ts'
import { bookSeries } from './book-series.ts'
import { bookSpace } from './book-space.ts'
import { cancelSeries } from './cancel-series.ts'
import { changeSeries } from './change-series.ts'
import { planSeries, presentPlan } from './plan-series.ts'
import { readdDate } from './readd-date.ts'
import { SeriesRequest } from '../contract/series.ts'

// Who acts for a union is for base/membership to say (its own tests do): here the union named below has one contact.
const unionId = '01890000-0000-7000-8000-000000000001'
let contactId = ''
vi.mock('#modules/base/membership/index.ts', () => ({
  unionsOf: async (_: unknown, personId: string) => (personId === contactId ? [{ id: unionId }] : []),
}))

const database = testDatabase({ max: 8 })
let house: BookingHouse
let contact: Awaited<ReturnType<BookingHouse['person']>>
beforeAll(async () => {
  house = await aBookingHouse(database.db)
  house.clock.set('2026-01-05T10:00+08:00')
  contact = await house.person()
  contactId = contact.personId
  const { id, hall, east, classroom } = house.palace
  await aRule(database.db, id, hall, { series_to: 'unions', advance_days: 365 })
  await aRule(database.db, id, east, { advance_days: 365, hours_per_person_day: 24 })
  await aRule(database.db, id, classroom, { series_to: 'unions', series_dates: 3 })
})

/** The Tuesdays of a season over the Spring Festival of 2026. */
const tuesdays = (wish: Partial<SeriesRequest> = {}) => ({
  palaceId: house.palace.id,
  spaceId: house.palace.hall,
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  firstDate: '2026-01-06',
  lastDate: '2026-03-31',
  startTime: '19:00',
  minutes: 120,
  unionId,
  title: '合唱排练',
  ...wish,
})
const plan = async (wish: Partial<SeriesRequest> = {}, actor: Parameters<BookingHouse['as']>[0] = contact) =>
  presentPlan(
    await planSeries(
      database.db,
      actor,
      house.palace.id,
      SeriesRequest.parse(tuesdays(wish)),
      house.clock.now(),
    ),
  )
const datesOf = async (seriesId: string) =>
  (await datesOfSeries(database.db, house.palace.id, seriesId)).map(
    ({ no, during, state }) =>
      `${no} ${during.start.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime()} ${state}`,
  )
const clear = () =>
  sql`update booking.booking set cancelled_at = now(), cancelled_by = 'palace' where ended_at is null`.execute(
    database.db,
  )

describe('a union books a season of Tuesdays', () => {
  test('around the holidays, which are named; the year that is not announced is said', async () => {
    const { dates, leftOut, unknownYears } = await plan()
    expect(leftOut).toEqual([
      { date: '2026-02-17', reason: 'holiday', name: expect.objectContaining({ en: expect.any(String) }) },
    ])
    expect(dates).toHaveLength(12)
    expect(dates.every(({ why }) => why === null)).toBe(true)
    expect(unknownYears).toEqual([])
    const fridays = await plan({
      rule: 'FREQ=WEEKLY;BYDAY=FR',
      firstDate: '2026-12-25',
      lastDate: '2027-02-12',
    })
    expect(fridays.leftOut.map(({ date }) => date)).toEqual(['2027-01-01', '2027-02-05'])
    expect(fridays.unknownYears).toEqual([2027])
  })

  test('a conflict is shown with what is free instead, stops nothing else and has to be decided', async () => {
    const other = await house.person()
    const start = '2026-01-13T19:00:00+08:00'
    await bookSpace(house.as(other), {
      palaceId: house.palace.id,
      spaceId: house.palace.east,
      start,
      end: '2026-01-13T20:00:00+08:00',
    })
    const { dates } = await plan()
    const conflicts = dates.filter(({ why }) => why !== null)
    expect(conflicts.map(({ date, why }) => [date, why])).toEqual([['2026-01-13', 'slot-taken']])
    expect(conflicts[0]!.alternatives).toContainEqual(
      expect.objectContaining({ spaceId: house.palace.hall, start: '2026-01-13T09:00:00Z' }),
    )
    await expect(bookSeries(house.as(contact), tuesdays())).rejects.toMatchObject({
      code: 'series-undecided',
      params: { count: 1, first: '2026-01-13' },
    })
    const {
      date,
      alternatives: [instead],
    } = conflicts[0]!
    const { spaceId, start: from, end } = instead!
    const moved = await bookSeries(
      house.as(contact),
      tuesdays({ choices: [{ date, spaceId, start: from, end }] }),
    )
    expect(await datesOf(moved.seriesId)).toHaveLength(12)
    await clear()
  })

  test('a date left out stands in the series, and is put back; holidays too', async () => {
    const { seriesId } = await bookSeries(
      house.as(contact),
      tuesdays({ choices: [{ date: '2026-01-13', skip: true }] }),
    )
    const series = await seriesById(database.db, house.palace.id, seriesId)
    expect(series?.leftOut.map(({ date, reason }) => [date, reason])).toEqual([
      ['2026-01-13', 'chosen'],
      ['2026-02-17', 'holiday'],
    ])
    const key = { palaceId: house.palace.id, seriesId }
    await readdDate(house.as(contact), { ...key, date: '2026-01-13' })
    await readdDate(house.as(contact), { ...key, date: '2026-01-13' })
    expect((await datesOf(seriesId))[1]).toBe('12 2026-01-13T19:00:00 confirmed')
    expect((await seriesById(database.db, house.palace.id, seriesId))?.leftOut).toHaveLength(1)
    await expect(
      readdDate(house.as(await house.person()), { ...key, date: '2026-02-17' }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    await clear()
  })

  test('this, this and following, all: changed and given back', async () => {
    const { seriesId } = await bookSeries(house.as(contact), tuesdays({ lastDate: '2026-02-03' }))
    const key = { palaceId: house.palace.id, seriesId }
    const act = house.as(contact)
    expect((await changeSeries(act, { ...key, reach: 'this', no: 2, startTime: '18:00' })).changed).toBe(1)
    expect((await changeSeries(act, { ...key, reach: 'following', no: 4, startTime: '17:00' })).changed).toBe(
      2,
    )
    expect(await datesOf(seriesId)).toEqual([
      '1 2026-01-06T19:00:00 confirmed',
      '2 2026-01-13T18:00:00 confirmed',
      '3 2026-01-20T19:00:00 confirmed',
      '4 2026-01-27T17:00:00 confirmed',
      '5 2026-02-03T17:00:00 confirmed',
    ])
    const other = await house.person()
    await bookSpace(house.as(other), {
      palaceId: house.palace.id,
      spaceId: house.palace.east,
      start: '2026-01-20T13:00:00+08:00',
      end: '2026-01-20T14:00:00+08:00',
    })
    const all = { ...key, reach: 'all' as const, no: 1, startTime: '13:00' }
    const { conflicts } = await changeSeries(act, { ...all, dryRun: true })
    expect(conflicts.map(({ no, why }) => [no, why])).toEqual([[3, 'slot-taken']])
    await expect(changeSeries(act, all)).rejects.toMatchObject({ code: 'series-undecided' })
    await changeSeries(act, { ...all, choices: [{ no: 3, become: 'stay' }] })
    expect((await datesOf(seriesId)).map((line) => line.slice(2, 18))).toEqual([
      '2026-01-06T13:00',
      '2026-01-13T13:00',
      '2026-01-20T19:00',
      '2026-01-27T13:00',
      '2026-02-03T13:00',
    ])
    // A conflict takes one of the times that were offered instead; a taken one is a conflict again.
    const again = { ...key, reach: 'all' as const, no: 1, startTime: '13:00' }
    const spot = { no: 3, spaceId: house.palace.hall, end: '2026-01-20T16:00:00+08:00' }
    const taken = { ...spot, start: '2026-01-20T13:30:00+08:00', end: '2026-01-20T15:30:00+08:00' }
    await expect(changeSeries(act, { ...again, choices: [taken] })).rejects.toMatchObject({
      code: 'series-undecided',
    })
    await changeSeries(act, { ...again, choices: [{ ...spot, start: '2026-01-20T14:00:00+08:00' }] })
    expect((await datesOf(seriesId))[2]).toBe('3 2026-01-20T14:00:00 confirmed')
    expect(await cancelSeries(act, { ...key, reach: 'this', no: 1 })).toEqual({ cancelled: 1, tooLate: 0 })
    expect(await cancelSeries(act, { ...key, reach: 'following', no: 4 })).toEqual({
      cancelled: 2,
      tooLate: 0,
    })
    expect(await cancelSeries(act, { ...key, reach: 'all', no: 1 })).toEqual({ cancelled: 2, tooLate: 0 })
    await clear()
  })

  test.each<[string, () => Partial<SeriesRequest>]>([
    ['not-your-union', () => ({ unionId: newId() })],
    ['series-not-open', () => ({ spaceId: house.palace.east })],
    ['series-not-open', () => ({ kind: 'lease' })],
    ['series-too-long', () => ({ spaceId: house.palace.classroom })],
    ['not-a-rule', () => ({ rule: 'FREQ=HOURLY' })],
    ['series-empty', () => ({ rule: 'FREQ=WEEKLY;BYDAY=TU', lastDate: '2026-01-05' })],
  ])('is refused with %s', async (code, wish) => expect(plan(wish())).rejects.toMatchObject({ code }))

  test('staff plan in any space, whatever the rules for others', async () => {
    const { dates } = await plan(
      { spaceId: house.palace.east, kind: 'maintenance', unionId: null },
      house.director,
    )
    expect(dates.map(({ why }) => why)).toEqual(Array(12).fill(null))
  })
})

describe('the calendar', () => {
  test('swapped workdays of 2026: a Saturday worked is held or left out as asked', async () => {
    const saturdays = {
      rule: 'FREQ=WEEKLY;BYDAY=SA',
      firstDate: '2026-02-07',
      lastDate: '2026-03-07',
      startTime: '10:00',
    }
    const kept = await plan(saturdays)
    expect(kept.leftOut.map(({ date, reason }) => [date, reason])).toEqual([['2026-02-21', 'holiday']])
    const skipped = await plan({ ...saturdays, adjustedWorkdays: 'skip' })
    expect(skipped.leftOut.map(({ date, reason }) => [date, reason])).toEqual([
      ['2026-02-14', 'adjustedWorkday'],
      ['2026-02-21', 'holiday'],
      ['2026-02-28', 'adjustedWorkday'],
    ])
    expect(skipped.unknownYears).toEqual([])
  })

  test('a leap day is a day; a date over midnight takes the space of two days', async () => {
    const yearly = await plan(
      { rule: 'FREQ=WEEKLY;BYDAY=TU', firstDate: '2028-02-29', lastDate: '2028-02-29' },
      house.director,
    )
    expect(yearly.dates.map(({ start }) => start)).toEqual(['2028-02-29T11:00:00Z'])
    const night = await plan(
      { startTime: '22:00', minutes: 240, lastDate: '2026-01-06', unionId: null },
      house.director,
    )
    expect(night.dates[0]).toMatchObject({ end: '2026-01-06T18:00:00Z', why: null })
    await bookSeries(
      house.as(house.director),
      tuesdays({ startTime: '22:00', minutes: 240, lastDate: '2026-01-06', unionId: null }),
    )
    const next = await plan(
      {
        rule: 'FREQ=DAILY',
        firstDate: '2026-01-07',
        lastDate: '2026-01-07',
        startTime: '01:00',
        unionId: null,
      },
      house.director,
    )
    expect(next.dates[0]?.why).toBe('slot-taken')
    await clear()
  })

  test('where the clock changes, the local time stays and each date is as long as asked', async () => {
    const { rows } = await sql<{
      id: string
    }>`select id from places.federation where division_code = '420102'`.execute(database.db)
    const berlin = await aPalace(database.db, {
      ownerId: rows[0]!.id,
      divisionCode: '420102',
      slug: 'berlin',
    })
    await sql`update places.palace set time_zone = 'Europe/Berlin' where id = ${berlin.id}`.execute(
      database.db,
    )
    const wish = SeriesRequest.parse({
      ...tuesdays({ spaceId: berlin.hall, unionId: null, holidays: 'keep' }),
      rule: 'FREQ=DAILY',
      firstDate: '2027-03-27',
      lastDate: '2027-03-29',
      startTime: '01:30',
      minutes: 120,
    })
    const keeper = await buildStaff(database.db, { role: 'programmer', palaceId: berlin.id })
    const { dates } = presentPlan(await planSeries(database.db, keeper, berlin.id, wish, house.clock.now()))
    expect(dates.map(({ start, end }) => [start, end])).toEqual([
      ['2027-03-27T00:30:00Z', '2027-03-27T02:30:00Z'],
      ['2027-03-28T00:30:00Z', '2027-03-28T02:30:00Z'],
      ['2027-03-28T23:30:00Z', '2027-03-29T01:30:00Z'],
    ])
  })
})
