import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Grant } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { PalaceText } from '../contract/shapes.ts'
import { divisionByCode } from '../queries/divisions.ts'
import { basesOf, closuresOfPalaces, hoursOfPalaces, palaceRecord } from '../queries/palace-detail.ts'
import { spacesOf } from '../queries/spaces.ts'
import { aPalace, aProvince } from '../testing.ts'
import { liftClosure, recordClosure } from './close.ts'
import { editPalace } from './edit-palace.ts'
import { recordPalace } from './record-palace.ts'
import { recordServiceBase, removeServiceBase } from './service-bases.ts'
import { setCoveredBy } from './set-covered-by.ts'
import { setOpeningHours } from './set-opening-hours.ts'
import { setPhotos } from './set-photos.ts'
import { addSpace, editSpace, retireSpace } from './spaces.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00+08:00')
let palace: Awaited<ReturnType<typeof aPalace>>
let other: Awaited<ReturnType<typeof aPalace>>

beforeAll(async () => {
  const owners = await aProvince(database.db)
  palace = await aPalace(database.db, {
    ownerId: owners.get('420102')!,
    divisionCode: '420102',
    slug: 'jiangan',
  })
  other = await aPalace(database.db, {
    ownerId: owners.get('429004')!,
    divisionCode: '429004',
    slug: 'xiantao',
  })
})

/** A class takes a space for an hour and a half, as the catalogue's trigger would have it. */
const takeSpace = (spaceId: string, start: string) =>
  sql`select places.publish_take_space(${palace.id}, ${newId()}, 1, 'session', ${spaceId},
    tstzrange(${start}::timestamptz, ${start}::timestamptz + interval '90 minutes'), '书法入门', 'free', null)`.execute(
    database.db,
  )

const by = (grant: Grant): ActionContext => {
  const actor: Actor = { personId: newId(), grants: [grant] }
  return { db: database.db, actor, clock, outbox: { send: async () => {}, emit: async () => {} } }
}
const city = () => by({ role: 'federationOfficer', scope: '4201' })
const hall = () => by({ role: 'hallManager', palaceId: palace.id })
const director = () => by({ role: 'director', palaceId: palace.id })
const codeOf = async (act: Promise<unknown>) => {
  const problem = await act.catch((error: unknown) => error)
  if (!(problem instanceof Problem)) throw new Error(`expected a problem, not ${String(problem)}`)
  return problem.code
}
const lastEntry = async () => {
  const { rows } = await sql<{
    action: string
    palace_id: string
    before: Record<string, unknown>
    after: Record<string, unknown>
  }>`
    select action, palace_id, before, after from journal.entry order by id desc limit 1`.execute(database.db)
  return rows[0]!
}
const text = (more: Partial<PalaceText> = {}): PalaceText =>
  PalaceText.parse({
    divisionCode: '420103',
    name: '江汉区工人文化宫',
    level: 'county',
    operationMode: 'own',
    constructionMode: 'standalone',
    address: '新华路 2 号',
    lng: 114.27,
    lat: 30.6,
    phone: '027-5550-0001',
    ...more,
  })

describe('recordPalace', () => {
  test('enters it for the federation of its division', async () => {
    const { palaceId } = await recordPalace(city(), { slug: 'jianghan', text: text() })
    expect(await palaceRecord(database.db, palaceId)).toMatchObject({
      ownerName: '江汉区总工会',
      version: 1,
      status: 'open',
    })
    expect(await lastEntry()).toMatchObject({
      action: 'places.recordPalace',
      palace_id: palaceId,
      after: { slug: 'jianghan' },
    })
  })
  test('gives a city’s palace to the city', async () => {
    const { palaceId } = await recordPalace(city(), {
      slug: 'wuhan',
      text: text({ level: 'city', name: '武汉市工人文化宫' }),
    })
    expect((await palaceRecord(database.db, palaceId))?.ownerName).toBe('武汉市总工会')
  })
  test.each([
    ['slug-taken', () => recordPalace(city(), { slug: 'jiangan', text: text() })],
    ['not-allowed', () => recordPalace(city(), { slug: 'yichang', text: text({ divisionCode: '420500' }) })],
    ['not-allowed', () => recordPalace(director(), { slug: 'mine', text: text({ divisionCode: '420102' }) })],
    [
      'division-has-no-federation',
      () => recordPalace(city(), { slug: 'new', text: text({ divisionCode: '420199' }) }),
    ],
    ['invalid-input', () => recordPalace(city(), { slug: 'Not An Address', text: text() })],
  ])('refuses with %s', async (code, act) => expect(await codeOf(act())).toBe(code))
})

describe('editPalace', () => {
  const mine = (more: Partial<PalaceText> = {}) =>
    text({
      divisionCode: '420102',
      name: 'jiangan工人文化宫',
      address: '解放大道 1 号',
      lng: 114.3,
      phone: '027-5550-0000',
      floorM2: 4_000,
      ...more,
    })

  test('writes what changed, before and after, and counts the version', async () => {
    const { version } = await editPalace(director(), {
      palaceId: palace.id,
      version: 1,
      text: mine({ phone: '027-5550-0009' }),
    })
    expect(version).toBe(2)
    expect(await lastEntry()).toMatchObject({
      before: { phone: '027-5550-0000' },
      after: { phone: '027-5550-0009' },
    })
    expect(Object.keys((await lastEntry()).after)).toEqual(['phone'])
  })
  test('tells the later of two officials', async () => {
    expect(await codeOf(editPalace(city(), { palaceId: palace.id, version: 1, text: mine() }))).toBe(
      'changed-meanwhile',
    )
  })
  test('saving the same changes nothing', async () => {
    expect(
      await editPalace(director(), {
        palaceId: palace.id,
        version: 2,
        text: mine({ phone: '027-5550-0009' }),
      }),
    ).toEqual({ version: 2 })
  })
  test('only who answers for both divisions moves it from one to the other', async () => {
    const moved = mine({ divisionCode: '420103' })
    expect(await codeOf(editPalace(director(), { palaceId: palace.id, version: 2, text: moved }))).toBe(
      'not-allowed',
    )
    expect(
      await codeOf(
        editPalace(city(), { palaceId: palace.id, version: 2, text: mine({ divisionCode: '420500' }) }),
      ),
    ).toBe('not-allowed')
  })
  test('a hall manager keeps the house but not its facts', async () => {
    expect(await codeOf(editPalace(hall(), { palaceId: palace.id, version: 2, text: mine() }))).toBe(
      'not-allowed',
    )
  })
})

describe('hours, closures and counters', () => {
  test('hours are set as a whole, with midnight as 24:00', async () => {
    const hours = [{ weekday: 1, opens: '18:00', closes: '24:00', selfService: true }]
    await setOpeningHours(hall(), { palaceId: palace.id, hours })
    expect((await hoursOfPalaces(database.db, [palace.id])).get(palace.id)).toEqual(hours)
    expect((await lastEntry()).before['hours']).toHaveLength(12)
  })
  test('a closure says how many meetings it touches, and is lifted once', async () => {
    await takeSpace(palace.east, '2026-11-25T10:00:00+08:00')
    await takeSpace(palace.hall, '2026-11-25T19:00:00+08:00')
    await takeSpace(palace.hall, '2026-11-26T09:00:00+08:00')
    await takeSpace(palace.classroom, '2026-11-25T10:00:00+08:00')
    const times = { start: '2026-11-25T09:00:00+08:00', end: '2026-11-26T09:00:00+08:00' }
    const { closureId, meetings } = await recordClosure(hall(), {
      palaceId: palace.id,
      spaceId: palace.hall,
      reason: '检修',
      ...times,
    })
    expect(meetings).toBe(2)
    expect((await closuresOfPalaces(database.db, [palace.id], clock.now())).get(palace.id)).toHaveLength(1)
    await liftClosure(hall(), { palaceId: palace.id, closureId })
    await liftClosure(hall(), { palaceId: palace.id, closureId })
    expect(await closuresOfPalaces(database.db, [palace.id], clock.now())).toEqual(new Map())
  })
  test.each([
    ['closure-ends-before-it-begins', '2026-11-25T09:00:00+08:00', '2026-11-25T09:00:00+08:00', null],
    ['closure-already-over', '2026-11-20T09:00:00+08:00', '2026-11-21T09:00:00+08:00', null],
    ['space-not-found', '2026-11-25T09:00:00+08:00', '2026-11-26T09:00:00+08:00', 'other'],
  ])('a closure is refused with %s', async (code, start, end, space) => {
    const spaceId = space && other.hall
    expect(
      await codeOf(recordClosure(hall(), { palaceId: palace.id, spaceId, reason: '检修', start, end })),
    ).toBe(code)
  })
  test('a counter is opened, changed and closed', async () => {
    const base = { kind: 'legalAid' as const, name: '法律援助站' }
    const { baseId } = await recordServiceBase(hall(), { palaceId: palace.id, base })
    await recordServiceBase(hall(), { palaceId: palace.id, baseId, base: { ...base, floor: '二楼' } })
    expect((await basesOf(database.db, palace.id)).find(({ id }) => id === baseId)).toMatchObject({
      floor: '二楼',
      hours: [],
    })
    await removeServiceBase(hall(), { palaceId: palace.id, baseId })
    expect(await codeOf(removeServiceBase(hall(), { palaceId: palace.id, baseId }))).toBe('base-not-found')
    expect(
      await codeOf(recordServiceBase(hall(), { palaceId: palace.id, baseId: other.bookroom, base })),
    ).toBe('base-not-found')
  })
  test('a picture is a built-in drawing with words', async () => {
    await setPhotos(hall(), {
      palaceId: palace.id,
      photos: [{ src: 'illustration:house', alt: '文化宫正门' }],
    })
    expect((await palaceRecord(database.db, palace.id))?.photos).toEqual([
      { src: 'illustration:house', alt: '文化宫正门' },
    ])
    const unknown = [{ src: 'illustration:nowhere', alt: '无' }]
    expect(await codeOf(setPhotos(hall(), { palaceId: palace.id, photos: unknown }))).toBe('picture-unknown')
  })
})

describe('spaces', () => {
  const room = { name: '西厅', kind: 'hall', capacity: 100 } as const
  const names = async () => (await spacesOf(database.db, palace.id)).map(({ name }) => name)

  test('one is added inside another, moved, and retired; its name is then free again', async () => {
    const { spaceId } = await addSpace(hall(), {
      palaceId: palace.id,
      space: { ...room, parentId: palace.hall },
    })
    expect(await names()).toContain('西厅')
    await editSpace(hall(), { palaceId: palace.id, spaceId, space: { ...room, capacity: 90 } })
    expect(await lastEntry()).toMatchObject({
      before: { capacity: 100, parent_id: palace.hall },
      after: { capacity: 90, parent_id: null },
    })
    await retireSpace(hall(), { palaceId: palace.id, spaceId })
    expect(await names()).not.toContain('西厅')
    await addSpace(hall(), { palaceId: palace.id, space: room })
  })
  test.each([
    ['space-name-taken', () => addSpace(hall(), { palaceId: palace.id, space: { ...room, name: '教室' } })],
    [
      'parent-not-found',
      () => addSpace(hall(), { palaceId: palace.id, space: { ...room, name: '东二', parentId: other.hall } }),
    ],
    [
      'space-inside-itself',
      () =>
        editSpace(hall(), {
          palaceId: palace.id,
          spaceId: palace.hall,
          space: { ...room, name: '礼堂', parentId: palace.east },
        }),
    ],
    ['space-not-found', () => editSpace(hall(), { palaceId: palace.id, spaceId: other.hall, space: room })],
    ['space-has-parts', () => retireSpace(hall(), { palaceId: palace.id, spaceId: palace.hall })],
    ['not-allowed', () => addSpace(hall(), { palaceId: other.id, space: room })],
    ['palace-not-found', () => addSpace(hall(), { palaceId: newId(), space: room })],
  ])('is refused with %s', async (code, act) => expect(await codeOf(act())).toBe(code))
  test('one with meetings to come stays', async () => {
    await takeSpace(palace.classroom, '2026-12-01T19:00:00+08:00')
    expect(await codeOf(retireSpace(hall(), { palaceId: palace.id, spaceId: palace.classroom }))).toBe(
      'space-in-use',
    )
  })
  test('two who take the same name at once: one is told', async () => {
    const twice = await Promise.allSettled(
      [1, 2].map(() => addSpace(hall(), { palaceId: palace.id, space: { ...room, name: '新教室' } })),
    )
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('coverage', () => {
  test('an open palace serves a division, with a reason', async () => {
    await setCoveredBy(city(), {
      divisionCode: '420103',
      palaceId: palace.id,
      coverageRequired: false,
      reason: '城区共享',
    })
    expect(await divisionByCode(database.db, '420103')).toMatchObject({
      coveredBy: palace.id,
      coverageRequired: false,
      coverageReason: '城区共享',
    })
  })
  test('not a director’s to say, nor over other divisions', async () => {
    const input = { divisionCode: '420102', palaceId: null, coverageRequired: true, reason: '应建' }
    expect(await codeOf(setCoveredBy(director(), input))).toBe('not-allowed')
    expect(await codeOf(setCoveredBy(city(), { ...input, divisionCode: '429004' }))).toBe('not-allowed')
  })
})

describe('the database holds without the code', () => {
  const broken = async (query: ReturnType<typeof sql>) =>
    ((await query.execute(database.db).catch((error: unknown) => error)) as { constraint?: string })
      .constraint
  test.each([
    [
      'space_is_not_inside_itself',
      () => sql`update places.space set parent_id = id where id = ${palace.classroom}`,
    ],
    [
      'space_lies_in_a_space_of_its_palace',
      () => sql`update places.space set parent_id = ${other.hall} where id = ${palace.classroom}`,
    ],
    [
      'palace_names_a_space_once',
      () => sql`update places.space set name = '礼堂' where id = ${palace.classroom}`,
    ],
    [
      'space_capacity_is_positive',
      () => sql`update places.space set capacity = 0 where id = ${palace.classroom}`,
    ],
    [
      'palace_closes_after_it_opens',
      () => sql`insert into places.opening_hours values (${palace.id}, 3, '10:00', '09:00')`,
    ],
    [
      'weekday_is_iso',
      () => sql`insert into places.opening_hours values (${palace.id}, 0, '08:00', '09:00')`,
    ],
    [
      'closure_shuts_a_space_of_its_palace',
      () =>
        sql`insert into places.closure values (${palace.id}, ${newId()}, ${other.hall}, '[2026-12-01,2026-12-02)', '修', null, now())`,
    ],
    [
      'closure_lasts_some_time',
      () =>
        sql`insert into places.closure values (${palace.id}, ${newId()}, null, 'empty', '修', null, now())`,
    ],
    [
      'palace_slug_is_taken_once',
      () => sql`update places.palace set slug = 'jiangan' where id = ${other.id}`,
    ],
    [
      'division_is_covered_by_a_palace',
      () => sql`update places.division set covered_by = ${newId()} where code = '420103'`,
    ],
    [
      'division_scope_is_a_prefix_of_its_code',
      () => sql`update places.division set scope = '43' where code = '420103'`,
    ],
    [
      'only_the_province_has_no_parent',
      () => sql`update places.division set parent_code = null where code = '420103'`,
    ],
    [
      'division_has_one_federation',
      () => sql`insert into places.federation values (${newId()}, '420103', '又一个')`,
    ],
  ])('%s', async (name, query) => expect(await broken(query())).toBe(name))
})
