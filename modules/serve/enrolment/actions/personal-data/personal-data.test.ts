import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTranslator } from '#kit/i18n/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import {
  addChild,
  correctMyData,
  fillIdentityPorts,
  forgetMe,
  identityModule,
  tellPeople,
  unmaskName,
} from '#modules/base/identity/index.ts'
import { notificationsModule } from '#modules/base/notifications/index.ts'
import { enrolmentModule } from '../../index.ts'
import { figuresBySession } from '../../queries/figures.ts'
import { aHouse, claimOf, claimsOf, type TestHouse } from '../../testing.ts'
import { appealNoShow } from '../appeal-no-show.ts'
import { checkIn } from '../check-in.ts'
import { decideAppeal } from '../decide-appeal.ts'
import { enrol } from '../enrol.ts'
import { rate } from '../rate.ts'
import { releaseUnclaimed } from '../release-unclaimed.ts'

const database = testDatabase()
let house: TestHouse
const registered = [identityModule, notificationsModule, enrolmentModule].map((one) => one.personalData!)
const markers = [
  '戚思语',
  '戚小满',
  '戚阿姨',
  'marker@example.org',
  '拖堂十分钟',
  '堵在二桥上',
  '13987650001',
]

beforeAll(async () => {
  house = await aHouse(database.db)
  fillIdentityPorts({ personalData: registered })
})

/** The whole database as text, without what is encrypted and without the journal. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    database.db,
  )
  const tables = await Promise.all(
    rows.map(({ name }) => sql<object>`select * from ${sql.table(name)}`.execute(database.db)),
  )
  return JSON.stringify(tables.map((table) => table.rows))
}

/** Someone with a child and a companion, who came, missed, appealed, rated, and has a place and a number to come. */
async function aFullLife() {
  const me = await house.person({ phone: '13987650001' })
  await correctMyData(house.as(me), { name: '戚思语', email: 'marker@example.org' })
  const child = await addChild(house.as(me), { name: '戚小满', birthYear: 2017, agreed: true })
  const went = await house.session({ capacity: 8 })
  const missed = await house.session({ capacity: 8 })
  const coming = await house.session({ capacity: 3, waitlistCapacity: 5 })
  const full = await house.session({ capacity: 1, waitlistCapacity: 5 })
  const waiting = await house.person()
  const ids = (s: { palaceId: string; sessionId: string }) => ({
    palaceId: s.palaceId,
    sessionId: s.sessionId,
  })
  await enrol(house.as(waiting), { ...ids(full), personIds: [waiting.personId] })
  await enrol(house.as(me), {
    ...ids(went),
    personIds: [me.personId, child.id],
    companions: ['戚阿姨'],
  })
  await enrol(house.as(me), { ...ids(missed), personIds: [me.personId] })
  await enrol(house.as(me), { ...ids(coming), personIds: [me.personId, child.id], companions: ['戚阿姨'] })
  await enrol(house.as(me), { ...ids(full), personIds: [me.personId] })
  await enrol(house.as(waiting), { ...ids(coming), personIds: [waiting.personId] })
  house.clock.set(went.start)
  const claims = await claimsOf(house, went)
  await checkIn(house.atDesk(), {
    palaceId: went.palaceId,
    enrolmentIds: claims.map(({ id }) => id),
    method: 'scan',
  })
  house.clock.set(went.start.add({ hours: 2 }))
  const visit = await claimOf(house, went, me)
  await rate(house.as(me), {
    palaceId: went.palaceId,
    enrolmentId: visit.id,
    stars: 5,
    comment: '拖堂十分钟',
  })
  house.clock.set(missed.start.add({ minutes: 20 }))
  await releaseUnclaimed(house.bySystem(), ids(missed))
  const noShow = await claimOf(house, missed, me)
  await appealNoShow(house.as(me), {
    palaceId: missed.palaceId,
    enrolmentId: noShow.id,
    reason: '堵在二桥上',
  })
  return { me, child, went, missed, coming, full, waiting, noShow }
}

describe('somebody’s data', () => {
  test('are told whole, and after forgetting nothing of them is left while every figure of the past stays', async () => {
    const { me, child, went, missed, coming, full, waiting } = await aFullLife()
    const reader = { t: createTranslator('zh-CN'), now: house.clock.now() }
    const told = JSON.stringify(await tellPeople(database.db, [me.personId, child.id], reader))
    expect(markers.filter((marker) => !told.includes(marker))).toEqual([])

    const figures = () => figuresBySession(database.db, [went, missed])
    const before = await figures()
    const counts = async () =>
      (
        await sql<object>`select * from enrolment.published_attendance
      where session_id in (${went.sessionId}, ${missed.sessionId}) order by session_id`.execute(database.db)
      ).rows
    const published = await counts()
    await forgetMe(house.as(me), {})

    const left = await everything()
    expect(markers.filter((marker) => left.includes(marker))).toEqual([])
    expect(await tellPeople(database.db, [me.personId, child.id], reader)).toSatisfy(
      (tables: { name: string; rows: { who?: string }[] }[]) =>
        tables.find(({ name }) => name === 'people')!.rows.length === 0 &&
        tables.find(({ name }) => name === 'enrolments')!.rows.every(({ who }) => !who),
    )
    expect(await figures()).toEqual(before)
    expect(await counts()).toEqual(published)
    expect(published).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ attended: 3, ratings: 1 })]),
    )

    // The places to come were given back, and the first who waited has one offered.
    const after = await claimsOf(house, coming)
    expect(after.filter(({ holderId }) => holderId === me.personId).map(({ state }) => state)).toEqual(
      Array(3).fill('cancelled'),
    )
    expect(after.find(({ personId }) => personId === waiting.personId)!.state).toMatch(/offered|confirmed/)
    expect((await claimOf(house, full, me)).state).toBe('cancelled')
    expect([...(await claimsOf(house, went)), ...after].filter(({ walkInName }) => walkInName)).toEqual([])
  })

  test.each(registered.flatMap((one) => Object.entries(one.columns)).filter(([, fate]) => fate === 'erased'))(
    '%s names nobody who was forgotten',
    async (column) => {
      const [schema, table, name] = column.split('.') as [string, string, string]
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(`${schema}.${table}`)} t
        join identity.person p on p.id = t.${sql.ref(name)} where p.forgotten_at is not null`.execute(
        database.db,
      )
      expect(rows[0]!.count).toBe(0)
    },
  )

  test('a decided appeal keeps its outcome and loses its words', async () => {
    const me = await house.person()
    const session = await house.session({ capacity: 5 })
    const palaceId = session.palaceId
    house.clock.set(session.start.subtract({ hours: 24 }))
    await enrol(house.as(me), { palaceId, sessionId: session.sessionId, personIds: [me.personId] })
    house.clock.set(session.start.add({ minutes: 20 }))
    await releaseUnclaimed(house.bySystem(), { palaceId, sessionId: session.sessionId })
    const { id: enrolmentId } = await claimOf(house, session, me)
    await appealNoShow(house.as(me), { palaceId, enrolmentId, reason: '我叫戚思语' })
    const appeals = await sql<{ id: string }>`
      select id from enrolment.appeal where enrolment_id = ${enrolmentId}`.execute(database.db)
    const appealId = appeals.rows[0]!.id
    await decideAppeal(house.as(house.director), { palaceId, appealId, upheld: true, answer: '戚思语说得对' })
    await forgetMe(house.as(me), {})
    expect((await everything()).includes('戚思语')).toBe(false)
    const { rows } = await sql<object>`select upheld from enrolment.appeal where id = ${appealId}`.execute(
      database.db,
    )
    expect(rows).toEqual([{ upheld: true }])
  })

  test('whoever looked at a name stands in the copy, with the reason', async () => {
    const me = await house.person({ division_code: '420102' })
    const officer = { ...house.desk, grants: [{ role: 'federationOfficer', scope: '4201' }] as const }
    await unmaskName(house.as(officer), { personId: me.personId, reason: 'complaint' })
    const told = await tellPeople(database.db, [me.personId], {
      t: createTranslator('zh-CN'),
      now: house.clock.now(),
    })
    expect(told.find(({ name }) => name === 'looks')!.rows).toMatchObject([
      { by: '陈*', reason: 'complaint' },
    ])
  })

  test('another’s data are never in the copy', async () => {
    const [me, other] = [
      await house.person(),
      await house.person({
        name: '别人甲',
        phone: `139${String(randomUUID()).replace(/\D/g, '').padEnd(8, '0').slice(0, 8)}`,
      }),
    ]
    const session = await house.session({ capacity: 5 })
    house.clock.set(session.start.subtract({ hours: 24 }))
    for (const person of [me, other])
      await enrol(house.as(person), {
        palaceId: session.palaceId,
        sessionId: session.sessionId,
        personIds: [person.personId],
      })
    const told = await tellPeople(database.db, [me.personId], {
      t: createTranslator('zh-CN'),
      now: house.clock.now(),
    })
    expect(JSON.stringify(told)).not.toContain(other.personId)
    expect(JSON.stringify(told)).not.toContain('别人甲')
  })
})
