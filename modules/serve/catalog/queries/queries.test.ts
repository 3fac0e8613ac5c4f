import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freeSpaces, spaceUses } from '#modules/base/places/index.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { catalogDb } from '../schema/db.ts'
import { aProgramme, aSession } from '../testing.ts'
import { aheadByPalace } from './ahead-by-palace.ts'
import { balanceByKind } from './balance-by-kind.ts'
import { countSessions, findSessions, type SessionFilter } from './find-sessions.ts'
import { programmesOf } from './programmes-of.ts'
import { meetingsOf, otherDates, sessionDetail } from './session-detail.ts'
import { sessionsByKeys } from './sessions-by-keys.ts'
import { seasonOf } from './season.ts'
import { weekTimetable } from './week-timetable.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2026-11-22T18:00+08:00')
const database = testDatabase()

/** Two palaces with two rooms each. */
async function twoPalaces(db: Db) {
  const federation = newId()
  await sql`insert into places.division (code, name, level, scope) values ('420000', '湖北省', 'province', '42')`.execute(
    db,
  )
  await sql`insert into places.federation (id, division_code, name) values (${federation}, '420000', '省总工会')`.execute(
    db,
  )
  const palaces = []
  for (const slug of ['wuhan', 'yichang']) {
    const [palaceId, hall, studio] = [newId(), newId(), newId()]
    await sql`insert into places.palace (id, division_code, owner_federation_id, slug, name, level, operation_mode,
      construction_mode, address, lng, lat, phone, created_at) values (${palaceId}, '420000', ${federation}, ${slug}, ${slug},
      'city', 'own', 'standalone', '路', 114, 30, '027', ${now})`.execute(db)
    await sql`insert into places.space (palace_id, id, name, kind) values (${palaceId}, ${hall}, '礼堂', 'hall'),
      (${palaceId}, ${studio}, '形体室', 'studio')`.execute(db)
    palaces.push({ palaceId, hall, studio })
  }
  return palaces as [
    { palaceId: string; hall: string; studio: string },
    { palaceId: string; hall: string; studio: string },
  ]
}

type Palace = Awaited<ReturnType<typeof twoPalaces>>[number]
let wuhan: Palace
let yichang: Palace
let course: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  const { db } = database
  ;[wuhan, yichang] = await twoPalaces(db)
  const session = async (
    name: string,
    palace: Palace,
    text: Partial<Parameters<typeof aProgramme>[1]>,
    start: string,
    more = {},
  ) => {
    const programme = await aProgramme(db, { palaceId: palace.palaceId, title: name, ...text })
    const { id } = await aSession(db, {
      palaceId: palace.palaceId,
      spaceId: palace.hall,
      programmeId: programme.id,
      start,
      ...more,
    })
    ids[name] = id
    return programme.id
  }
  await session('骑手八段锦', wuhan, { gigReserved: 10 }, '2026-11-22T18:30+08:00')
  course = await session(
    '书法入门',
    wuhan,
    { form: 'course', kind: 'education', priceClass: 'discounted', priceFen: 2000, audience: { ageMin: 18 } },
    '2026-11-24T19:00+08:00',
    { meetings: 3, spaceId: wuhan.studio },
  )
  await session(
    '亲子陶艺',
    yichang,
    { audience: { ageMin: 6, ageMax: 12 }, signature: true },
    '2026-11-28T09:00+08:00',
  )
  await session('已过去', wuhan, {}, '2026-11-22T16:00+08:00')
  await session('进行中', yichang, {}, '2026-11-22T17:00+08:00')
  await session('草稿', yichang, { status: 'draft' }, '2026-11-23T19:00+08:00', { published: false })
  await session('取消了', yichang, {}, '2026-11-25T19:00+08:00')
  await catalogDb(db)
    .updateTable('catalog.session')
    .set({ cancelled_at: now, cancel_reason: '停电' })
    .where('id', '=', ids['取消了']!)
    .execute()
})

const find = async (filter: Partial<SessionFilter> = {}) =>
  (await findSessions(database.db, now, { limit: 20, ...filter })).map(({ title }) => title)

describe('findSessions', () => {
  test('shows what is public and not over, soonest first', async () => {
    expect(await find()).toEqual(['进行中', '骑手八段锦', '书法入门', '亲子陶艺'])
  })

  const week = { start: at('2026-11-22T18:00+08:00'), end: at('2026-11-25T00:00+08:00') }
  test.each<[string, () => Partial<SessionFilter>, string[]]>([
    ['window', () => ({ window: week }), ['骑手八段锦', '书法入门']],
    ['palace', () => ({ palaceIds: [yichang.palaceId] }), ['进行中', '亲子陶艺']],
    ['no palace', () => ({ palaceIds: [] }), []],
    ['room', () => ({ spaceId: wuhan.studio }), ['书法入门']],
    ['kind', () => ({ kinds: ['education', 'publicCulture'] }), ['书法入门']],
    ['price', () => ({ priceClasses: ['discounted'] }), ['书法入门']],
    ['form', () => ({ form: 'course' }), ['书法入门']],
    ['age', () => ({ age: 8 }), ['进行中', '骑手八段锦', '亲子陶艺']],
    ['children', () => ({ forChildren: true }), ['亲子陶艺']],
    ['gig workers', () => ({ forGig: true }), ['骑手八段锦']],
    ['signature', () => ({ signature: true }), ['亲子陶艺']],
    ['text in Chinese', () => ({ text: '书法' }), ['书法入门']],
    ['initials', () => ({ text: 'SF' }), ['书法入门']],
    ['pinyin', () => ({ text: 'qi shou' }), ['骑手八段锦']],
    ['a wildcard is no letter', () => ({ text: '%' }), ['进行中', '骑手八段锦', '书法入门', '亲子陶艺']],
  ])('narrows by %s', async (_, filter, titles) => expect(await find(filter())).toEqual(titles))

  test('orders by nearness, then by time', async () => {
    const nearest = [yichang.palaceId, wuhan.palaceId]
    expect(await find({ nearest })).toEqual(['进行中', '亲子陶艺', '骑手八段锦', '书法入门'])
    expect(await find({ nearest: [yichang.palaceId] })).toEqual(['进行中', '亲子陶艺'])
  })

  test.each([false, true])('pages join without gap or overlap (nearest first: %s)', async (near) => {
    const filter = near ? { nearest: [yichang.palaceId, wuhan.palaceId] } : {}
    const all = await find(filter)
    const pages: string[] = []
    let after: SessionFilter['after']
    for (;;) {
      const page = await findSessions(database.db, now, { limit: 1, after, ...filter })
      const [row] = page
      if (!row) break
      pages.push(row.title)
      after = { rank: row.rank, start: row.firstMeeting.start, id: row.id }
    }
    expect(pages).toEqual(all)
  })

  test('counts by the same filter', async () => {
    expect(await countSessions(database.db, now, {})).toEqual({ sessions: 4, free: 3, palaces: 2 })
    expect(await countSessions(database.db, now, { kinds: ['education'] })).toEqual({
      sessions: 1,
      free: 0,
      palaces: 1,
    })
    expect(await countSessions(database.db, now, { palaceIds: [] })).toEqual({
      sessions: 0,
      free: 0,
      palaces: 0,
    })
  })
})

describe('one session', () => {
  test('has its programme, meetings and other dates', async () => {
    const { db } = database
    const found = await sessionDetail(db, wuhan.palaceId, ids['书法入门']!)
    expect(found).toMatchObject({
      title: '书法入门',
      audience: { ageMin: 18 },
      meetingCount: 3,
      programmeStatus: 'published',
    })
    const meetings = await meetingsOf(db, wuhan.palaceId, ids['书法入门']!)
    expect(meetings.map(({ no }) => no)).toEqual([1, 2, 3])
    const more = await aSession(db, {
      palaceId: wuhan.palaceId,
      spaceId: wuhan.studio,
      programmeId: course,
      start: '2027-01-05T19:00+08:00',
    })
    expect((await otherDates(db, now, found!)).map(({ id }) => id)).toEqual([more.id])
    await catalogDb(db)
      .updateTable('catalog.session')
      .set({ published_at: null })
      .where('id', '=', more.id)
      .execute()
    expect(await otherDates(db, now, found!)).toEqual([])
  })

  test('is not found at another palace', async () => {
    expect(await sessionDetail(database.db, yichang.palaceId, ids['书法入门']!)).toBeNull()
  })

  test('is told by key, cancelled ones too', async () => {
    const keys = [
      { palaceId: wuhan.palaceId, sessionId: ids['书法入门']! },
      { palaceId: yichang.palaceId, sessionId: ids['取消了']! },
      { palaceId: wuhan.palaceId, sessionId: ids['亲子陶艺']! },
      // Whoever asks for it at another palace hides it from nobody.
      { palaceId: yichang.palaceId, sessionId: ids['书法入门']! },
    ]
    const found = await sessionsByKeys(database.db, keys)
    expect([...found.values()].map(({ title, cancelReason }) => [title, cancelReason]).toSorted()).toEqual([
      ['书法入门', null],
      ['取消了', '停电'],
    ])
  })
})

describe('for staff', () => {
  test('programmes with the number of their sessions and the next start', async () => {
    const all = await programmesOf(database.db, wuhan.palaceId, now)
    expect(all.find(({ title }) => title === '骑手八段锦')).toMatchObject({
      sessionCount: 1,
      nextStart: at('2026-11-22T18:30+08:00'),
    })
    expect(all.find(({ title }) => title === '已过去')!.nextStart).toBeNull()
    const drafts = await programmesOf(database.db, yichang.palaceId, now, { status: 'draft' })
    expect(drafts.map(({ title }) => title)).toEqual(['草稿'])
    expect(
      await programmesOf(database.db, yichang.palaceId, now, {
        q: 'taoyi',
        kind: 'cultureSports',
        priceClass: 'free',
      }),
    ).toHaveLength(1)
    expect(await programmesOf(database.db, yichang.palaceId, now, { priceClass: 'commercial' })).toEqual([])
  })

  const fortnight = { start: at('2026-11-23T00:00+08:00'), end: at('2026-12-03T00:00+08:00') }
  test('the timetable has every meeting of the period, drafts too', async () => {
    const week = await weekTimetable(database.db, wuhan.palaceId, fortnight)
    expect(week.map(({ title, no }) => [title, no])).toEqual([
      ['书法入门', 1],
      ['书法入门', 2],
    ])
    expect(
      (await weekTimetable(database.db, yichang.palaceId, fortnight)).map(({ title }) => title),
    ).toContain('草稿')
  })

  test('the balance over the kinds counts sessions, minutes and places once', async () => {
    const balance = await balanceByKind(database.db, wuhan.palaceId, {
      ...fortnight,
      end: at('2027-01-01T00:00Z'),
    })
    expect(balance.find(({ kind }) => kind === 'education')).toEqual({
      kind: 'education',
      sessions: 1,
      minutes: 270,
      places: 30,
    })
    expect(balance.filter(({ sessions }) => sessions > 0)).toHaveLength(1)
    expect(balance).toHaveLength(6)
  })

  test('what holds a room, and which rooms are free instead', async () => {
    const time = { start: at('2026-12-01T20:00+08:00'), end: at('2026-12-01T21:00+08:00') }
    const rooms = [wuhan.hall, wuhan.studio]
    const taken = await spaceUses(database.db, wuhan.palaceId, rooms, [time])
    expect(taken.map(({ label, spaceId }) => [label, spaceId])).toEqual([['书法入门', wuhan.studio]])
    expect(freeSpaces(rooms, taken, time)).toEqual([wuhan.hall])
    expect(await spaceUses(database.db, wuhan.palaceId, rooms, [])).toEqual([])
  })

  test('what palaces have ahead: published meetings of today and of the week, and the next', async () => {
    const day = at('2026-11-22T00:00+08:00')
    const periods = (hours: number) => ({ start: day, end: day.add({ hours }) })
    const ahead = async (palaceIds: string[], week = 24 * 7) =>
      aheadByPalace(database.db, palaceIds, { today: periods(24), week: periods(week), now })
    const both = await ahead([wuhan.palaceId, yichang.palaceId])
    expect(both.toSorted((a, b) => b.week - a.week)).toEqual([
      { palaceId: wuhan.palaceId, today: 2, week: 3, next: at('2026-11-22T18:30+08:00') },
      { palaceId: yichang.palaceId, today: 1, week: 2, next: at('2026-11-28T09:00+08:00') },
    ])
    expect(await ahead([yichang.palaceId], 24)).toMatchObject([{ week: 1 }])
    expect(await ahead([newId()])).toEqual([])
  })

  test('a season is the sessions that began in it, with their meetings', async () => {
    const season = await seasonOf(database.db, wuhan.palaceId, fortnight)
    expect(season.map(({ id, meetings }) => [id, meetings.length])).toEqual([[ids['书法入门'], 3]])
    expect(await seasonOf(database.db, wuhan.palaceId, fortnight, [newId()])).toEqual([])
  })
})

describe('the database refuses, whatever the code does', () => {
  const meeting = (spaceId: string, start: string, end: string) => ({
    palace_id: wuhan.palaceId,
    session_id: ids['书法入门']!,
    no: 99,
    space_id: spaceId,
    during: { start: at(start), end: at(end) },
  })
  const insert = (row: ReturnType<typeof meeting>) =>
    catalogDb(database.db).insertInto('catalog.meeting').values(row).execute()

  test('two meetings in a room at a time', async () => {
    await expect(
      insert(meeting(wuhan.studio, '2026-12-01T20:00+08:00', '2026-12-01T21:00+08:00')),
    ).rejects.toMatchObject({
      constraint: 'a_space_and_its_parts_hold_one_use_at_a_time',
    })
  })
  test('a room of another palace', async () => {
    await expect(
      insert(meeting(yichang.hall, '2026-12-02T20:00+08:00', '2026-12-02T21:00+08:00')),
    ).rejects.toMatchObject({
      constraint: 'meeting_is_held_in_a_space_of_its_palace',
    })
  })
  test('a free programme with a price', async () => {
    const update = catalogDb(database.db)
      .updateTable('catalog.programme')
      .set({ price_class: 'free' })
      .where('id', '=', course)
    await expect(update.execute()).rejects.toMatchObject({ constraint: 'free_means_no_price' })
  })
  test('sign-up that closes before it opens', async () => {
    const update = catalogDb(database.db)
      .updateTable('catalog.session')
      .set({ closes_at: at('2026-01-01T00:00Z') })
      .where('id', '=', ids['书法入门']!)
    await expect(update.execute()).rejects.toMatchObject({ constraint: 'sign_up_closes_after_it_opens' })
  })
})
