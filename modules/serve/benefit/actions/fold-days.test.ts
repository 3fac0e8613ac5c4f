import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId, type Db } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { countingStatements } from '#kit/testing/statements.ts'
import { recordClosure, setOpeningHours } from '#modules/base/places/index.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'
import { forgetStandards } from '#modules/base/standards/index.ts'
import { aUse, contextAt, foldUntil } from '../testing.ts'

/*
 * The palaces of the builders open 09:00–21:00 but on Mondays, and by themselves to midnight: 24 space-hours a day in the
 * east hall (the hall's only part) and the classroom. The database's own clock tells what is past, so days lie long ago.
 */
const database = testDatabase()
const DAY = '2026-03-03' // a Tuesday
let owners: Map<string, string>
let house: Awaited<ReturnType<typeof aPalace>>

beforeEach(async () => {
  const { db } = database
  await sql`truncate places.division, places.palace, places.space, benefit.house_day, places.corrected_day cascade`.execute(
    db,
  )
  owners = await aProvince(db)
  house = await aPalace(db, { ownerId: owners.get('420102')!, divisionCode: '420102', slug: 'jiangan' })
})

const day = async (of = DAY) => {
  const { rows } = await sql<Record<string, number>>`
    select free, discounted, at_cost, commercial, maintenance, closed, empty, outside, open_minutes, staffed_minutes,
           off_peak_minutes
      from benefit.house_day where palace_id = ${house.id} and day = ${of}`.execute(database.db)
  return rows[0]
}
const use = (spaceId: string, from: string, to: string, more: object = {}) =>
  aUse(database.db, { palaceId: house.id, spaceId, from: `${DAY}T${from}`, to: `${DAY}T${to}`, ...more })

describe('a day that is over', () => {
  test('is kept by class; a use of the hall is a use of its part, and what was given back is empty', async () => {
    await use(house.hall, '09:00', '11:00', { kind: 'session' })
    await use(house.classroom, '10:00', '11:30', { price: 'discounted' })
    await use(house.classroom, '12:00', '13:00', { kind: 'maintenance', price: null })
    await use(house.classroom, '14:00', '16:00', { kind: 'lease', price: 'commercial' })
    await use(house.east, '15:00', '18:00', { endedAt: `${DAY}T15:15+08:00` })
    await use(house.east, '20:30', '22:00', { price: 'atCost' })
    await foldUntil(database.db, '2026-03-04T02:00+08:00')
    expect(await day()).toEqual({
      free: 120,
      discounted: 90,
      at_cost: 30,
      commercial: 120,
      maintenance: 60,
      closed: 0,
      empty: 2 * 720 - 420,
      outside: 60,
      open_minutes: 900,
      staffed_minutes: 720,
      off_peak_minutes: 900 - 480,
    })
    const { rows } = await sql<{ class: string; minutes: number }>`
      select class, sum(m)::int as minutes from benefit.space_day, unnest(within) m
        where day = ${DAY} group by class order by class`.execute(database.db)
    expect(Object.fromEntries(rows.map((row) => [row.class, row.minutes]))).toMatchObject({
      free: 120,
      empty: 1020,
      maintenance: 60,
    })
  })

  test('is measured from the first use on, and only once', async () => {
    await use(house.classroom, '10:00', '11:00')
    expect(await foldUntil(database.db, '2026-03-08T00:10+08:00')).toEqual({ days: 5 })
    expect(await foldUntil(database.db, '2026-03-08T01:10+08:00')).toEqual({ days: 0 })
    expect(await foldUntil(database.db, '2026-03-09T01:10+08:00')).toEqual({ days: 1 })
  })

  test('a closed house is closed, not empty, and the day is not one of opening', async () => {
    const context = contextAt(database.db, `${DAY}T08:00+08:00`)
    const times = { start: `${DAY}T08:30:00+08:00`, end: `${DAY}T23:59:30+08:00` }
    await recordClosure(context, { palaceId: house.id, spaceId: null, reason: '停电', ...times })
    await foldUntil(database.db, '2026-03-04T02:00+08:00')
    expect(await day()).toMatchObject({ closed: 1440, empty: 0, open_minutes: 0 })
  })

  test('a closure that interrupts a class leaves what took place', async () => {
    await use(house.classroom, '10:00', '12:00')
    const context = contextAt(database.db, `${DAY}T10:30+08:00`)
    const times = { start: `${DAY}T10:30:00+08:00`, end: `${DAY}T13:00:00+08:00` }
    await recordClosure(context, { palaceId: house.id, spaceId: house.classroom, reason: '漏水', ...times })
    await foldUntil(database.db, '2026-03-04T02:00+08:00')
    expect(await day()).toMatchObject({ free: 30, closed: 150 })
  })
})

describe('places', () => {
  test('of every meeting that took place, by price, with those that cost some groups less', async () => {
    const { db } = database
    const place = { palaceId: house.id, spaceId: house.classroom }
    const free = await aProgramme(db, { palaceId: house.id })
    const paid = await aProgramme(db, {
      palaceId: house.id,
      priceClass: 'atCost',
      priceFen: 3000,
      concessions: [{ who: 'member', priceFen: 1000 }],
    })
    const at = (hour: number) => ({ ...place, start: `${DAY}T${hour}:00+08:00`, minutes: 60 })
    await aSession(db, { ...at(10), programmeId: free.id, capacity: 25, meetings: 2 })
    await aSession(db, { ...at(12), programmeId: paid.id, capacity: 8 })
    await aSession(db, { ...at(14), programmeId: free.id, capacity: 90, published: false })
    const off = await aSession(db, { ...at(16), programmeId: free.id, capacity: 70 })
    await sql`update catalog.meeting set cancelled_at = now() where session_id = ${off.id}`.execute(db)
    await foldUntil(db, '2026-03-11T02:00+08:00')
    const of = async (on: string) => {
      const { rows } =
        await sql`select free_places as free, at_cost_places as "atCost", concession_places as less,
        discounted_places + commercial_places as other from benefit.house_day
        where palace_id = ${house.id} and day = ${on}`.execute(db)
      return rows[0]
    }
    expect(await of(DAY)).toEqual({ free: 25, atCost: 8, less: 8, other: 0 })
    expect(await of('2026-03-10')).toEqual({ free: 25, atCost: 0, less: 0, other: 0 })
    await expect(
      sql`update benefit.house_day set concession_places = 9 where palace_id = ${house.id} and day = ${DAY}`.execute(
        db,
      ),
    ).rejects.toThrow('concessions_are_on_places_with_a_price')
  })
})

describe('a correction of the past', () => {
  beforeEach(async () => {
    await use(house.classroom, '10:00', '11:00')
    await foldUntil(database.db, '2026-03-06T02:00+08:00')
  })
  const again = () => foldUntil(database.db, '2026-03-06T03:00+08:00')

  test('is in the figures after the next run: what is added, moved, given back, taken out', async () => {
    const id = await use(house.classroom, '14:00', '15:00', { kind: 'lease', price: 'commercial' })
    expect(await again()).toEqual({ days: 1 })
    expect(await day()).toMatchObject({ free: 60, commercial: 60 })
    await sql`update places.space_use set held = tstzrange(lower(held), upper(held) + interval '1 hour') where source_id = ${id}`.execute(
      database.db,
    )
    await again()
    expect(await day()).toMatchObject({ commercial: 120 })
    await sql`update places.space_use set ended_at = now() where source_id = ${id}`.execute(database.db)
    await again()
    expect(await day()).toMatchObject({ commercial: 0 })
    await sql`delete from places.space_use`.execute(database.db)
    await again()
    expect(await day()).toMatchObject({ free: 0, empty: 1440 })
  })

  test('a night that was corrected is two days', async () => {
    await aUse(database.db, {
      palaceId: house.id,
      spaceId: house.east,
      from: `${DAY}T20:00`,
      to: '2026-03-04T10:00',
    })
    expect(await again()).toEqual({ days: 2 })
    expect([(await day())?.['free'], (await day('2026-03-04'))?.['free']]).toEqual([120, 60])
  })

  test('does not change how long the house was open, nor which rooms it had', async () => {
    const context = contextAt(database.db, '2026-03-06T02:30+08:00')
    const hours = [{ weekday: 2, opens: '10:00', closes: '12:00' }]
    await setOpeningHours(context, { palaceId: house.id, hours })
    await sql`insert into places.space (palace_id, id, name, kind) values (${house.id}, ${newId()}, '新室', 'studio')`.execute(
      database.db,
    )
    await use(house.east, '15:00', '16:00')
    await again()
    expect(await day()).toMatchObject({ free: 120, empty: 1320, open_minutes: 900 })
  })

  test('a new name is none, and a new price counts from now on', async () => {
    await sql`select places.publish_rename_uses(${house.id}, source_id, '新名', 'commercial') from places.space_use`.execute(
      database.db,
    )
    expect(await again()).toEqual({ days: 0 })
    const { rows } = await sql<{ label: string; price_class: string }>`
      select label, price_class from places.space_use`.execute(database.db)
    expect(rows).toEqual([{ label: '新名', price_class: 'free' }])
  })

  test('that is under way while figures are made is not missed', async () => {
    const { db } = database
    await use(house.east, '09:00', '10:00')
    const under = Promise.withResolvers<void>()
    const change = db.transaction().execute(async (tx) => {
      const spaceId = house.east
      await aUse(tx, { palaceId: house.id, spaceId, from: `${DAY}T12:00`, to: `${DAY}T14:00` })
      await under.promise
    })
    const fold = again()
    // Long enough for the run to have passed by, were it not waiting for the change.
    await sleep(500)
    under.resolve()
    await Promise.all([change, fold])
    await again()
    expect(await day()).toMatchObject({ free: 240 })
  })

  test('what is still to come is no correction', async () => {
    const ahead = '2099-03-03'
    await aUse(database.db, {
      palaceId: house.id,
      spaceId: house.east,
      from: `${ahead}T10:00`,
      to: `${ahead}T11:00`,
    })
    await again()
    const { rows } = await sql`select from places.corrected_day`.execute(database.db)
    expect(rows).toHaveLength(0)
  })
})

test('a thousand houses cost as many statements as one', async () => {
  const { db } = database
  await use(house.classroom, '10:00', '11:00')
  const first = await statementsOf(db, '2026-03-04T02:00+08:00')
  await sql`insert into places.palace select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'slug', 'house-' || n))).*
    from places.palace p, generate_series(1, 999) n`.execute(db)
  await sql`insert into places.space (palace_id, id, name, kind)
    select id, gen_random_uuid(), '教室', 'classroom' from places.palace where id <> ${house.id}`.execute(db)
  await sql`insert into places.opening_hours select p.id, 3, '09:00', '21:00', false from places.palace p on conflict do nothing`.execute(
    db,
  )
  const second = await statementsOf(db, '2026-03-05T02:00+08:00')
  const { rows } = await sql<{ days: number }>`select count(*)::int as days from benefit.house_day`.execute(
    db,
  )
  expect(rows[0]!.days).toBe(1_001)
  // The very first run looks for the first use; afterwards nobody does.
  expect(second).toBe(first - 1)
}, 60_000)

async function statementsOf(db: Db, at: string): Promise<number> {
  forgetStandards() // read anew each time, however slow the machine
  const counting = countingStatements(db)
  await foldUntil(counting.db, at)
  return counting.asked.statements
}

test('figures that do not add up are refused by the table itself', async () => {
  await use(house.classroom, '10:00', '11:00')
  await foldUntil(database.db, '2026-03-04T02:00+08:00')
  await expect(sql`update benefit.house_day set free = free + 1`.execute(database.db)).rejects.toMatchObject({
    constraint: 'classes_add_up_to_the_opening_time',
  })
})
