import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import { noShowsOf } from '../queries/no-shows.ts'
import { qrText } from '../rules/ticket-code.ts'
import { aHouse, claimOf, claimsOf, fill, type TestHouse } from '../testing.ts'
import { cancelEnrolment } from './cancel-enrolment.ts'
import { checkIn } from './check-in.ts'
import { enrol } from './enrol.ts'
import { findAtDoor } from './find-at-door.ts'
import { releaseUnclaimed } from './release-unclaimed.ts'
import { undoCheckIn } from './undo-check-in.ts'
import { walkIn } from './walk-in.ts'

const database = testDatabase()
let house: TestHouse
const evening = Temporal.Instant.from('2026-11-22T18:00+08:00')
beforeAll(async () => {
  house = await aHouse(database.db)
})

const problem = (code: string) => expect.objectContaining({ code })
const outcomes = ({ entries }: Awaited<ReturnType<typeof checkIn>>) => entries.map(({ outcome }) => outcome)
type Session = Awaited<ReturnType<TestHouse['session']>>

/** Sets the clock relative to the start of a session. */
const at = ({ start }: Session, minutes: number) => house.clock.set(start.add({ minutes }))

async function family(session: Session) {
  house.clock.set(evening)
  const parent = await house.person()
  const child = await house.person({ guardian_id: parent.personId, name: '张小宝' })
  await enrol(house.as(parent), { ...session, personIds: [parent.personId, child.personId] })
  const { code } = await claimOf(house, session, parent)
  return { parent, child, code }
}

describe('check-in', () => {
  test('a family in one scan; a second scan says since when', async () => {
    const session = await house.session()
    const { code } = await family(session)
    at(session, -30)
    const request = { palaceId: session.palaceId, code: qrText(code), method: 'scan' } as const
    expect(outcomes(await checkIn(house.atDesk(), request))).toEqual(['entered', 'entered'])
    at(session, -20)
    const again = await checkIn(house.atDesk(), request)
    expect(again.entries.map(({ outcome, at: since }) => [outcome, since])).toEqual([
      ['already', session.start.subtract({ minutes: 30 })],
      ['already', session.start.subtract({ minutes: 30 })],
    ])
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual(['attended', 'attended'])
    expect(house.sent).toContainEqual(
      expect.objectContaining({ job: 'enrolment.closeSession', at: session.start.add({ minutes: 105 }) }),
    )
  })

  test('eight scanners at once let each person in once', async () => {
    const session = await house.session()
    const { code } = await family(session)
    at(session, 0)
    const scans = Array.from({ length: 8 }, () =>
      checkIn(house.atDesk(), { palaceId: session.palaceId, code, method: 'scan' }),
    )
    const all = (await Promise.all(scans)).flatMap(outcomes)
    expect(all.filter((outcome) => outcome === 'entered')).toHaveLength(2)
    expect(all.filter((outcome) => outcome === 'already')).toHaveLength(14)
  })

  test('only chosen members, by the code as people type it', async () => {
    const session = await house.session()
    const { code, child } = await family(session)
    at(session, 5)
    const { id } = await claimOf(house, session, child)
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`
    await checkIn(house.atDesk(), {
      palaceId: session.palaceId,
      code: typed,
      enrolmentIds: [id],
      method: 'code',
    })
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual(['confirmed', 'attended'])
  })

  test('from an hour before to the end; with the right ticket at the right door', async () => {
    const [session, other] = [await house.session(), await house.session()]
    const { code } = await family(session)
    const request = { palaceId: session.palaceId, code, method: 'code' } as const
    for (const minutes of [-61, 90]) {
      at(session, minutes)
      await expect(checkIn(house.atDesk(), request)).rejects.toEqual(problem('door-closed'))
    }
    at(session, 0)
    await expect(checkIn(house.atDesk(), { ...request, sessionId: other.sessionId })).rejects.toEqual(
      problem('other-session'),
    )
    await expect(checkIn(house.atDesk(), { ...request, code: 'AAAA AAAA' })).rejects.toEqual(
      problem('ticket-not-found'),
    )
    await expect(checkIn(house.as(await house.person()), request)).rejects.toEqual(problem('not-allowed'))
  })

  test('each meeting of a course on its own', async () => {
    const session = await house.session({ meetings: 2, spaceId: house.palace.hall })
    const { code, parent } = await family(session)
    const request = { palaceId: session.palaceId, code, method: 'scan' } as const
    at(session, 0)
    await checkIn(house.atDesk(), request)
    at(session, 7 * 24 * 60)
    expect(outcomes(await checkIn(house.atDesk(), request))).toEqual(['entered', 'entered'])
    const { id } = await claimOf(house, session, parent)
    expect((await visitsOf(database.db, session.palaceId, [id])).map(({ no }) => no)).toEqual([1, 2])
  })
})

describe('after the grace time', () => {
  test('unclaimed places are let go and counted; those who wait at the door take them; a late-comer too, if one is left', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 9 })
    house.clock.set(evening)
    const [late, absent, waiting] = await fill(house, session, 3)
    at(session, 14)
    expect(await releaseUnclaimed(house.bySystem(), session)).toEqual({ released: 0 })
    at(session, 15)
    expect(await releaseUnclaimed(house.bySystem(), session)).toEqual({ released: 2 })
    expect(await releaseUnclaimed(house.bySystem(), session)).toEqual({ released: 0 })
    expect((await noShowsOf(database.db, [late!.personId, absent!.personId])).size).toBe(2)
    const enter = async (person: { personId: string }) => {
      const { id } = await claimOf(house, session, person)
      return outcomes(
        await checkIn(house.atDesk(), { palaceId: session.palaceId, enrolmentIds: [id], method: 'name' }),
      )
    }
    expect(await enter(waiting!)).toEqual(['entered'])
    expect(await enter(late!)).toEqual(['entered'])
    expect(await enter(absent!)).toEqual(['refused'])
    expect((await claimsOf(house, session)).map(({ state, seatNo }) => [state, seatNo])).toEqual([
      ['attended', 2],
      ['noShow', null],
      ['attended', 1],
    ])
    expect([...(await noShowsOf(database.db, [late!.personId, absent!.personId])).keys()]).toEqual([
      absent!.personId,
    ])
  })
})

describe('walk-ins', () => {
  test('by name on a free place, once per key, and no further than the places go', async () => {
    const session = await house.session({ capacity: 2 })
    at(session, 0)
    const key = randomUUID()
    const first = await walkIn(house.atDesk(), { ...session, name: '李大爷', key })
    expect(first).toEqual({ enrolmentId: key, seatNo: 1, nameMasked: '李*', left: 1 })
    expect(await walkIn(house.atDesk(), { ...session, name: '李大爷', key })).toEqual(first)
    await walkIn(house.atDesk(), { ...session, name: '王阿姨', key: randomUUID() })
    await expect(walkIn(house.atDesk(), { ...session, name: '赵某', key: randomUUID() })).rejects.toEqual(
      problem('no-free-place'),
    )
  })

  test('come after the waitlist before the start, and by order of coming after it', async () => {
    const session = await house.session({ capacity: 1, waitlistCapacity: 9 })
    house.clock.set(evening)
    const [holder] = await fill(house, session, 2)
    const { id } = await claimOf(house, session, holder!)
    at(session, -5)
    await cancelEnrolment(house.atDesk(), { palaceId: session.palaceId, enrolmentId: id })
    const come = () => walkIn(house.atDesk(), { ...session, name: '孙某', key: randomUUID() })
    await expect(come()).rejects.toEqual(problem('others-wait'))
    at(session, 0)
    expect(await come()).toMatchObject({ seatNo: 1 })
  })

  test('thirty at once on five places', async () => {
    const session = await house.session({ capacity: 5 })
    at(session, 0)
    const come = () => walkIn(house.atDesk(), { ...session, name: '周某', key: randomUUID() })
    const done = await Promise.allSettled(Array.from({ length: 30 }, come))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })
})

describe('taking a check-in back', () => {
  test('within ten minutes; a walk-in is gone, the place free again', async () => {
    const session = await house.session({ capacity: 2 })
    house.clock.set(evening)
    const [person] = await fill(house, session, 1)
    at(session, 0)
    const { id } = await claimOf(house, session, person!)
    const ids = { palaceId: session.palaceId, enrolmentId: id }
    await checkIn(house.atDesk(), { palaceId: session.palaceId, enrolmentIds: [id], method: 'name' })
    at(session, 10)
    await undoCheckIn(house.atDesk(), ids)
    expect((await claimOf(house, session, person!)).state).toBe('confirmed')
    await expect(undoCheckIn(house.atDesk(), ids)).rejects.toEqual(problem('not-checked-in'))
    const { enrolmentId } = await walkIn(house.atDesk(), { ...session, name: '吴某', key: randomUUID() })
    await undoCheckIn(house.atDesk(), { palaceId: session.palaceId, enrolmentId })
    expect((await claimsOf(house, session)).map(({ state }) => state)).toEqual(['confirmed', 'cancelled'])
    await checkIn(house.atDesk(), { palaceId: session.palaceId, enrolmentIds: [id], method: 'name' })
    at(session, 21)
    await expect(undoCheckIn(house.atDesk(), ids)).rejects.toEqual(problem('too-late-to-undo'))
  })

  test('who had lost the place loses it again', async () => {
    const session = await house.session()
    house.clock.set(evening)
    const [person] = await fill(house, session, 1)
    at(session, 16)
    await releaseUnclaimed(house.bySystem(), session)
    const { id } = await claimOf(house, session, person!)
    await checkIn(house.atDesk(), { palaceId: session.palaceId, enrolmentIds: [id], method: 'name' })
    await undoCheckIn(house.atDesk(), { palaceId: session.palaceId, enrolmentId: id })
    expect(await claimOf(house, session, person!)).toMatchObject({ state: 'noShow', seatNo: null })
    expect((await noShowsOf(database.db, [person!.personId])).size).toBe(1)
  })
})

describe('finding someone at the door', () => {
  test('by the last four digits, by name, by code; the family comes along', async () => {
    const session = await house.session()
    house.clock.set(evening)
    const parent = await house.person({ phone: '15490004321', name: '欧阳明' })
    const child = await house.person({ guardian_id: parent.personId, name: '欧阳小小' })
    await enrol(house.as(parent), { ...session, personIds: [child.personId] })
    at(session, -10)
    const { code, ticketId } = await claimOf(house, session, child)
    const { palaceId, sessionId } = session
    const find = async (by: { last4?: string; name?: string; code?: string }) =>
      (await findAtDoor(house.atDesk(), { palaceId, sessionId, ...by })).map(({ id }) => id)
    expect(await find({ last4: '4321' })).toEqual([ticketId])
    expect(await find({ name: '欧阳小' })).toEqual([ticketId])
    expect(await find({ code: qrText(code) })).toEqual([ticketId])
    expect(await find({ last4: '0000' })).toEqual([])
    expect((await findAtDoor(house.atDesk(), { palaceId, last4: '4321' })).map(({ id }) => id)).toEqual([
      ticketId,
    ])
  })
})
