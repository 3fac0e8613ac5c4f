import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Role } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { Problem } from '#kit/http/problem.ts'
import type { Outbox } from '#kit/jobs/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { ProgrammeText } from '../contract/programme.ts'
import { Series } from '../contract/schedule.ts'
import { sessionDetail, meetingsOf } from '../queries/session-detail.ts'
import { programmesOf } from '../queries/programmes-of.ts'
import { catalogDb } from '../schema/db.ts'
import { aProgramme, aSession } from '../testing.ts'
import { cancelProgramme, cancelSession } from './cancel.ts'
import { changeCapacity } from './change-capacity.ts'
import { copySeason } from './copy-season.ts'
import { draftProgramme } from './draft-programme.ts'
import { editProgramme } from './edit-programme.ts'
import { lockSession } from './lock-session.ts'
import { moveSession } from './move-session.ts'
import { publishProgramme, sendBackProgramme, submitProgramme } from './review-programme.ts'
import { scheduleSessions } from './schedule-sessions.ts'

const at = (text: string) => Temporal.Instant.from(text)
const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00+08:00')
const palaceId = newId()
const [hall, hall2, studio] = [newId(), newId(), newId()]
const events: [string, unknown][] = []
const outbox: Outbox = {
  send: async () => {},
  emit: async (_, event, data) => void events.push([event.name, data]),
}
const staff = (role: Role): Actor => ({ personId: newId(), grants: [{ role, palaceId }] })
const context = (role: Role = 'director'): ActionContext => ({
  db: database.db,
  actor: staff(role),
  clock,
  outbox,
})
const problemOf = async (act: Promise<unknown>) => {
  const problem = await act.catch((error: unknown) => error)
  if (!(problem instanceof Problem)) throw new Error(`expected a problem, not ${String(problem)}`)
  return problem.code
}
const text = (more: Partial<ProgrammeText> = {}) =>
  ProgrammeText.parse({
    form: 'activity',
    kind: 'education',
    title: '书法入门',
    summary: '从横开始',
    priceClass: 'free',
    ...more,
  })
const statusOf = async (id: string) =>
  (await programmesOf(database.db, palaceId, clock.now(), { ids: [id] }))[0]!.status
const lastEntry = async () => {
  const { rows } = await sql<{ action: string; before: unknown; after: unknown }>`
    select action, before, after from journal.entry order by id desc limit 1`.execute(database.db)
  return rows[0]!
}

async function house(db: Db) {
  const federation = newId()
  await sql`insert into places.division (code, name, level, scope) values ('420000', '湖北省', 'province', '42')
    on conflict do nothing`.execute(db)
  await sql`insert into places.federation (id, division_code, name) values (${federation}, '420000', '省总工会')`.execute(
    db,
  )
  await sql`insert into places.palace (id, division_code, owner_federation_id, slug, name, level, operation_mode,
    construction_mode, address, lng, lat, phone, created_at) values (${palaceId}, '420000', ${federation}, 'wuhan', '武汉宫',
    'city', 'own', 'standalone', '路', 114, 30, '027', now())`.execute(db)
  await sql`insert into places.space (palace_id, id, name, kind) values (${palaceId}, ${hall}, '礼堂', 'hall'),
    (${palaceId}, ${hall2}, '小礼堂', 'hall'), (${palaceId}, ${studio}, '形体室', 'studio')`.execute(db)
}
beforeAll(() => house(database.db))

describe('writing a programme', () => {
  test('a draft is journalled, found by pinyin, and only its palace may write it', async () => {
    const { programmeId } = await draftProgramme(context('programmer'), { palaceId, text: text() })
    expect(await lastEntry()).toMatchObject({
      action: 'catalog.draftProgramme',
      after: { title: '书法入门' },
    })
    const found = await programmesOf(database.db, palaceId, clock.now(), { q: 'sfrm' })
    expect(found.map(({ id }) => id)).toEqual([programmeId])
    expect(await problemOf(draftProgramme(context('desk'), { palaceId, text: text() }))).toBe('not-allowed')
    expect(await problemOf(draftProgramme(context(), { palaceId: newId(), text: text() }))).toBe('not-found')
  })

  test('free has no price', async () => {
    const priced = text({ priceFen: 100 })
    expect(await problemOf(draftProgramme(context(), { palaceId, text: priced }))).toBe('free-has-no-price')
  })

  test('whoever saves over a newer version is told; only what differs is journalled', async () => {
    const { programmeId } = await draftProgramme(context(), { palaceId, text: text() })
    const change = { palaceId, programmeId, version: 1, text: text({ title: '行书' }) }
    expect(await editProgramme(context(), change)).toEqual({ version: 2 })
    expect((await lastEntry()).before).toEqual({
      title: '书法入门',
      search_text: expect.stringContaining('shufa') as string,
    })
    expect(await problemOf(editProgramme(context(), change))).toBe('changed-meanwhile')
    expect(await problemOf(editProgramme(context(), { ...change, programmeId: newId() }))).toBe(
      'programme-not-found',
    )
  })

  test('review: submit, send back, publish with its sessions; repeating changes nothing', async () => {
    const { programmeId } = await draftProgramme(context(), { palaceId, text: text() })
    const key = { palaceId, programmeId }
    const session = await aSession(database.db, {
      ...key,
      spaceId: studio,
      start: '2027-03-01T19:00:00+08:00',
      published: false,
    })
    await submitProgramme(context('programmer'), key)
    await submitProgramme(context('programmer'), key)
    expect(await statusOf(programmeId)).toBe('review')
    expect(await problemOf(publishProgramme(context('programmer'), key))).toBe('not-allowed')
    await sendBackProgramme(context(), { ...key, reason: '缺老师' })
    expect(await statusOf(programmeId)).toBe('draft')
    await publishProgramme(context(), key)
    await publishProgramme(context(), key)
    expect(await statusOf(programmeId)).toBe('published')
    expect((await sessionDetail(database.db, palaceId, session.id))!.publishedAt).toEqual(clock.now())
    expect(await problemOf(submitProgramme(context(), key))).toBe('step-not-open')
  })
})

describe('scheduling', () => {
  const capacity = 20
  const once = (start: string, end: string) => ({ when: { start, end }, capacity })

  test('one meeting: sign-up from now to the start, waitlist by the standard', async () => {
    const { id } = await aProgramme(database.db, { palaceId })
    const { sessionIds } = await scheduleSessions(context('programmer'), {
      palaceId,
      programmeId: id,
      spaceId: hall,
      ...once('2026-12-01T19:00:00+08:00', '2026-12-01T20:30:00+08:00'),
    })
    expect(await sessionDetail(database.db, palaceId, sessionIds[0]!)).toMatchObject({
      opensAt: clock.now(),
      closesAt: at('2026-12-01T19:00+08:00'),
      waitlistCapacity: 20,
      publishedAt: clock.now(),
    })
  })

  test('a taken room is refused with the constraint named, or those dates are left out when asked', async () => {
    const { id } = await aProgramme(database.db, { palaceId })
    const series = Series.parse({
      firstDate: '2026-12-01',
      startTime: '20:00',
      minutes: 60,
      weekdays: [2],
      count: 3,
    })
    const request = { palaceId, programmeId: id, spaceId: hall, capacity, when: { series } }
    const problem = await scheduleSessions(context(), request).catch((error: unknown) => error)
    expect(problem).toMatchObject({
      code: 'room-taken',
      params: {
        count: 1,
        constraint: 'a_space_and_its_parts_hold_one_use_at_a_time',
        first: '2026-12-01T12:00:00Z',
      },
    })
    const { sessionIds, leftOut } = await scheduleSessions(context(), { ...request, onConflict: 'leaveOut' })
    expect(sessionIds).toHaveLength(2)
    expect(leftOut).toMatchObject([{ taken: [{ title: '骑手八段锦' }], freeSpaceIds: [hall2] }])
  })

  test('two who schedule the same room at once: one gets it, the other is told', async () => {
    const { id } = await aProgramme(database.db, { palaceId })
    const request = {
      palaceId,
      programmeId: id,
      spaceId: hall2,
      ...once('2026-12-20T19:00:00+08:00', '2026-12-20T20:30:00+08:00'),
    }
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        scheduleSessions(context(), request).then(
          () => 'placed',
          (problem: Problem) => problem.code,
        ),
      ),
    )
    // Whoever looks after the other has committed is told by name, whoever wrote at the same moment by the constraint.
    expect(outcomes.map((one) => one.replace(/^(room|space)-/, '')).toSorted()).toEqual([
      'placed',
      ...Array<string>(5).fill('taken'),
    ])
  })

  test('a course is one session with all its meetings', async () => {
    const { id } = await aProgramme(database.db, { palaceId, form: 'course' })
    const series = Series.parse({
      firstDate: '2026-12-03',
      startTime: '19:00',
      minutes: 90,
      weekdays: [4],
      count: 5,
    })
    const { sessionIds } = await scheduleSessions(context(), {
      palaceId,
      programmeId: id,
      spaceId: studio,
      capacity,
      when: { series },
    })
    expect(sessionIds).toHaveLength(1)
    expect(await meetingsOf(database.db, palaceId, sessionIds[0]!)).toHaveLength(5)
  })

  test.each([
    ['an unknown room', { spaceId: newId() }, 'room-unknown'],
    ['a start in the past', once('2026-11-01T19:00:00+08:00', '2026-11-01T20:00:00+08:00'), 'in-the-past'],
    ['an end before the start', once('2026-12-05T19:00:00+08:00', '2026-12-05T18:00:00+08:00'), 'no-dates'],
    ['sign-up that never opens', { opensAt: '2026-12-09T00:00:00+08:00' }, 'closes-before-it-opens'],
  ])('%s is refused', async (_, wrong, code) => {
    const { id } = await aProgramme(database.db, { palaceId })
    const good = {
      palaceId,
      programmeId: id,
      spaceId: hall,
      ...once('2026-12-06T19:00:00+08:00', '2026-12-06T20:00:00+08:00'),
    }
    expect(await problemOf(scheduleSessions(context(), { ...good, ...wrong }))).toBe(code)
  })
})

describe('changing what is scheduled', () => {
  const scheduled = async (start: string, more: Partial<Parameters<typeof aSession>[1]> = {}) => {
    const programme = await aProgramme(database.db, { palaceId })
    const session = await aSession(database.db, {
      palaceId,
      programmeId: programme.id,
      spaceId: hall,
      start,
      ...more,
    })
    return { palaceId, sessionId: session.id, programmeId: programme.id }
  }

  test('moving the first meeting moves list time, room and the end of sign-up; a taken room is refused', async () => {
    const { programmeId: _, ...key } = await scheduled('2027-01-05T19:00+08:00', { meetings: 2 })
    await moveSession(context(), {
      ...key,
      no: 1,
      start: '2027-01-06T18:00:00+08:00',
      end: '2027-01-06T19:00:00+08:00',
      spaceId: hall2,
    })
    expect(await sessionDetail(database.db, palaceId, key.sessionId)).toMatchObject({
      spaceId: hall2,
      firstMeeting: { start: at('2027-01-06T18:00+08:00') },
      during: { end: at('2027-01-12T20:30+08:00') },
      closesAt: at('2027-01-06T18:00+08:00'),
    })
    expect(events.at(-1)).toEqual(['catalog.sessionMoved', { ...key, no: 1 }])
    const other = await scheduled('2027-01-07T19:00+08:00')
    const clash = {
      ...key,
      no: 1,
      start: '2027-01-07T20:00:00+08:00',
      end: '2027-01-07T21:00:00+08:00',
      spaceId: hall,
    }
    expect(await problemOf(moveSession(context(), clash))).toBe('room-taken')
    expect(
      await problemOf(
        moveSession(context(), {
          ...clash,
          sessionId: other.sessionId,
          no: 7,
          start: '2027-01-08T20:00:00+08:00',
          end: '2027-01-08T21:00:00+08:00',
        }),
      ),
    ).toBe('session-not-found')
  })

  test('more places are told to those who wait; the same number changes nothing', async () => {
    const { programmeId: _, ...key } = await scheduled('2027-01-15T19:00+08:00', { capacity: 10 })
    events.length = 0
    await changeCapacity(context(), { ...key, capacity: 12, waitlistCapacity: 5 })
    await changeCapacity(context(), { ...key, capacity: 12, waitlistCapacity: 5 })
    await changeCapacity(context(), { ...key, capacity: 11, waitlistCapacity: 5 })
    expect(events).toEqual([['catalog.placesAdded', key]])
    const locked = await database.db.transaction().execute((tx) => lockSession(tx, palaceId, key.sessionId))
    expect(locked).toMatchObject({ capacity: 11, waitlistCapacity: 5, audience: {}, gigReserved: 0 })
  })

  test('a cancelled session frees its room, is told to everyone, and is cancelled once', async () => {
    const { programmeId: _, ...key } = await scheduled('2027-01-20T19:00+08:00')
    await cancelSession(context('programmer'), { ...key, reason: '停电' })
    expect(events.at(-1)).toEqual(['catalog.sessionCancelled', { ...key, reason: '停电' }])
    expect(await problemOf(cancelSession(context(), { ...key, reason: '停电' }))).toBe('already-cancelled')
    expect(await problemOf(changeCapacity(context(), { ...key, capacity: 5, waitlistCapacity: 0 }))).toBe(
      'already-cancelled',
    )
    await scheduled('2027-01-20T19:00+08:00') // the room is free again
  })

  test('cancelling a programme calls off what has not begun', async () => {
    const gone = await scheduled('2026-11-22T08:00+08:00')
    const coming = await aSession(database.db, { ...gone, spaceId: hall, start: '2027-01-25T19:00:00+08:00' })
    const { sessionIds } = await cancelProgramme(context('federationOfficer'), {
      ...gone,
      reason: '老师离职',
    })
    expect(sessionIds).toEqual([coming.id])
    expect(await statusOf(gone.programmeId)).toBe('cancelled')
    expect((await sessionDetail(database.db, palaceId, gone.sessionId))!.cancelledAt).toBeNull()
    expect(await problemOf(cancelProgramme(context(), { ...gone, reason: '老师离职' }))).toBe('step-not-open')
    const late = { palaceId, programmeId: gone.programmeId, spaceId: hall, capacity: 5 }
    const when = { start: '2027-02-01T19:00:00+08:00', end: '2027-02-01T20:00:00+08:00' }
    expect(await problemOf(scheduleSessions(context(), { ...late, when }))).toBe('step-not-open')
  })
})

describe('copying a season', () => {
  test('keeps weekday and time, names what does not fit, and writes drafts only when told to', async () => {
    const { db } = database
    const programme = await aProgramme(db, { palaceId, title: '秋季合唱', audience: { ageMin: 18 } })
    const model = (start: string) =>
      aSession(db, { palaceId, programmeId: programme.id, spaceId: studio, start })
    await model('2026-10-13T19:00+08:00')
    await model('2026-10-20T19:00+08:00')
    await model('2026-10-23T19:00+08:00')
    // 16 weeks on, the first two fall on 2 and 9 February; the third on 12 February. Spring Festival is 5 to 8 February.
    await model('2026-10-17T19:00+08:00') // → Saturday, 6 February: a holiday
    const blocker = await aProgramme(db, { palaceId, title: '占着' })
    await aSession(db, {
      palaceId,
      programmeId: blocker.id,
      spaceId: studio,
      start: '2027-02-09T19:30:00+08:00',
    })
    const request = { palaceId, from: { first: '2026-10-12', last: '2026-10-31' }, toFirst: '2027-02-01' }

    const preview = await copySeason(context('programmer'), { ...request, dryRun: true })
    expect(preview).toMatchObject({ weeks: 16, programmes: 1, unknownYears: [2027] })
    expect(preview.sessions.map(({ start, outcome }) => [start.slice(0, 10), outcome])).toEqual([
      ['2027-02-02', 'copied'],
      ['2027-02-06', 'holiday'],
      ['2027-02-09', 'roomTaken'],
      ['2027-02-12', 'copied'],
    ])
    const drafts = () => programmesOf(db, palaceId, clock.now(), { status: 'draft', q: '秋季合唱' })
    expect(await drafts()).toEqual([])

    await copySeason(context('programmer'), request)
    expect(await drafts()).toMatchObject([
      { sessionCount: 2, audience: { ageMin: 18 }, nextStart: at('2027-02-02T19:00+08:00') },
    ])
    const rows = await catalogDb(db)
      .selectFrom('catalog.session')
      .select('published_at')
      .where('programme_id', '=', (await drafts())[0]!.id)
      .execute()
    expect(rows.map((row) => row.published_at)).toEqual([null, null])
  })

  test.each([
    [{ toFirst: '2026-10-01' }, 'season-runs-backwards'],
    [{ toFirst: '2026-11-02' }, 'in-the-past'],
    [{ from: { first: '2025-01-01', last: '2025-02-01' } }, 'no-dates'],
  ])('%o is refused as %s', async (wrong, code) => {
    const request = {
      palaceId,
      from: { first: '2026-10-12', last: '2026-10-31' },
      toFirst: '2027-02-01',
      ...wrong,
    }
    expect(await problemOf(copySeason(context(), request))).toBe(code)
  })
})
