import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import type { DoorAct } from '../contract.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import { noShowsOf } from '../queries/no-shows.ts'
import { enrolmentDb } from '../schema/db.ts'
import { aHouse, claimOf, claimsOf, fill, type TestHouse } from '../testing.ts'
import { cancelEnrolment } from './cancel-enrolment.ts'
import { checkIn } from './check-in.ts'
import { enrol } from './enrol.ts'
import { mergeDoorActs } from './merge-door-acts.ts'
import { releaseUnclaimed } from './release-unclaimed.ts'
import { undoCheckIn } from './undo-check-in.ts'
import { walkIn } from './walk-in.ts'

const database = testDatabase()
let house: TestHouse
const evening = Temporal.Instant.from('2026-11-22T18:00+08:00')
beforeAll(async () => {
  house = await aHouse(database.db)
})

type Session = Awaited<ReturnType<TestHouse['session']>>
const clock = ({ start }: Session, minutes: number) => house.clock.set(start.add({ minutes }))

/** An act of a device, so many minutes after the start. */
function acts({ sessionId, start }: Session) {
  let seq = 0
  const act = (minutes: number, of: Partial<DoorAct>): DoorAct => ({
    id: randomUUID(),
    seq: ++seq,
    at: start.add({ seconds: minutes * 60 }).toString(),
    kind: 'checkIn',
    sessionId,
    meetingNo: 1,
    enrolmentId: '',
    method: 'scan',
    ...of,
  })
  return {
    enter: (minutes: number, enrolmentId: string) => act(minutes, { enrolmentId }),
    walkIn: (minutes: number, name: string) => {
      const id = randomUUID()
      return act(minutes, { id, enrolmentId: id, kind: 'walkIn', method: 'walkIn', name })
    },
    undo: (minutes: number, { enrolmentId, at }: Pick<DoorAct, 'enrolmentId' | 'at'>) =>
      act(minutes, { kind: 'undo', enrolmentId, undoesAt: at }),
  }
}

const devices = [randomUUID(), randomUUID()] as const
async function upload({ palaceId }: Session, told: readonly DoorAct[], deviceId: string = devices[0]) {
  const { acts: done } = await mergeDoorActs(house.atDesk(), { palaceId, deviceId, acts: [...told] })
  return told.map(({ id }) => done.find((act) => act.id === id)?.outcome)
}
const states = async (session: Session) =>
  (await claimsOf(house, session)).map(({ state, seatNo, walkInNameMasked }) =>
    [state, seatNo !== null, walkInNameMasked].filter((one) => one !== null).join(' '),
  )

describe('what a door did without a network', () => {
  test('a family, a walk-in; sent twice it changes nothing; the journal says who, when and when it was told', async () => {
    const session = await house.session({ capacity: 3 })
    house.clock.set(evening)
    const [a, b] = await fill(house, session, 2)
    const [one, two] = [await claimOf(house, session, a!), await claimOf(house, session, b!)]
    const { enter, walkIn } = acts(session)
    const told = [enter(-5, one.id), enter(-5, two.id), walkIn(1, '余大伯')]
    clock(session, 40)
    expect(await upload(session, told)).toEqual(['entered', 'entered', 'seated'])
    expect(await upload(session, told)).toEqual(['entered', 'entered', 'seated'])
    expect(await states(session)).toEqual(['attended true', 'attended true', 'attended true 余*'])
    const [visit] = await visitsOf(database.db, session.palaceId, [one.id])
    expect(visit).toMatchObject({
      at: session.start.subtract({ minutes: 5 }),
      byPersonId: house.desk.personId,
    })
    const entries = await database.db
      .withTables<{
        'journal.entry': {
          subject_id: string
          action: string
          actor_id: string
          after: unknown
          at: Temporal.Instant
        }
      }>()
      .selectFrom('journal.entry')
      .selectAll()
      .where('subject_id', '=', one.id)
      .where('action', '=', 'enrolment.mergeDoorAct')
      .execute()
    expect(entries).toMatchObject([
      {
        actor_id: house.desk.personId,
        at: session.start.add({ minutes: 40 }),
        after: { outcome: 'entered', happenedAt: session.start.subtract({ minutes: 5 }).toString() },
      },
    ])
    expect(house.sent).toContainEqual(
      expect.objectContaining({
        job: 'enrolment.closeSession',
        data: expect.objectContaining({ sessionId: session.sessionId }),
      }),
    )
  })

  test('a desk let the same person in: one check-in, since the earlier; taking one back leaves the other', async () => {
    const session = await house.session()
    house.clock.set(evening)
    const [person] = await fill(house, session, 1)
    const { id } = await claimOf(house, session, person!)
    const since = async () => (await visitsOf(database.db, session.palaceId, [id])).map(({ at }) => at)
    clock(session, 4)
    await checkIn(house.atDesk(), { palaceId: session.palaceId, enrolmentIds: [id], method: 'name' })
    const { enter, undo } = acts(session)
    const offline = enter(2, id)
    clock(session, 20)
    expect(await upload(session, [offline])).toEqual(['entered'])
    expect(await since()).toEqual([session.start.add({ minutes: 2 })])
    expect(await upload(session, [enter(5, id)], devices[1])).toEqual(['already'])
    expect(await upload(session, [undo(6, offline)])).toEqual(['undid'])
    expect(await since()).toEqual([session.start.add({ minutes: 4 })])
  })

  test('released while on the way: a free place, or over the limit, and no no-show either way', async () => {
    const session = await house.session({ capacity: 2, waitlistCapacity: 9 })
    house.clock.set(evening)
    const people = await fill(house, session, 2)
    const [first, second] = await claimsOf(house, session)
    clock(session, 16)
    await releaseUnclaimed(house.bySystem(), session)
    await walkIn(house.atDesk(), { ...session, name: '新来的', key: randomUUID() })
    const { enter } = acts(session)
    clock(session, 30)
    expect(await upload(session, [enter(5, second!.id), enter(3, first!.id)])).toEqual([
      'overLimit',
      'seated',
    ])
    expect(await states(session)).toEqual(['attended true', 'noShow false', 'attended true 新*'])
    expect(
      (
        await noShowsOf(
          database.db,
          people.map(({ personId }) => personId),
        )
      ).size,
    ).toBe(0)
  })

  test('cancelled meanwhile: in anew on a free place, the old claim stays cancelled', async () => {
    const session = await house.session({ capacity: 1 })
    house.clock.set(evening)
    const [person] = await fill(house, session, 1)
    const { id } = await claimOf(house, session, person!)
    await cancelEnrolment(house.atDesk(), { palaceId: session.palaceId, enrolmentId: id })
    const { enter, undo } = acts(session)
    const entry = enter(1, id)
    clock(session, 5)
    expect(await upload(session, [entry])).toEqual(['seated'])
    expect(await states(session)).toEqual(['cancelled false', 'attended true'])
    expect(await upload(session, [undo(2, entry)])).toEqual(['undid'])
    expect(await states(session)).toEqual(['cancelled false'])
  })

  test('beyond the places: recorded, seen, never a seat too many; a place freed later is theirs', async () => {
    const session = await house.session({ capacity: 1 })
    house.clock.set(evening)
    const [holder] = await fill(house, session, 1)
    const { id } = await claimOf(house, session, holder!)
    const { walkIn } = acts(session)
    const told = [walkIn(1, '甲'), walkIn(2, '乙')]
    clock(session, 5)
    expect(await upload(session, told)).toEqual(['overLimit', 'overLimit'])
    expect(await states(session)).toEqual(['confirmed true'])
    clock(session, 16)
    await releaseUnclaimed(house.bySystem(), session)
    expect(await upload(session, told)).toEqual(['seated', 'overLimit'])
    expect((await claimOf(house, session, holder!)).id).toBe(id)
  })

  test('an earlier act from another device takes the place that a later one had', async () => {
    const session = await house.session({ capacity: 1 })
    const [late, early] = [acts(session).walkIn(9, '晚'), acts(session).walkIn(3, '早')]
    clock(session, 20)
    expect(await upload(session, [late])).toEqual(['seated'])
    expect(await upload(session, [early], devices[1])).toEqual(['seated'])
    expect(await upload(session, [late])).toEqual(['overLimit'])
    expect(await states(session)).toEqual(['attended true 早*'])
  })

  test('a desk takes back what a device told; it stays taken back', async () => {
    const session = await house.session({ capacity: 2 })
    const { walkIn } = acts(session)
    const told = [walkIn(1, '甲')]
    clock(session, 5)
    await upload(session, told)
    await undoCheckIn(house.atDesk(), { palaceId: session.palaceId, enrolmentId: told[0]!.id })
    expect(await upload(session, [...told, walkIn(4, '乙')])).toEqual(['takenBack', 'seated'])
    expect(await states(session)).toEqual(['cancelled false 甲*', 'attended true 乙*'])
  })

  test('only for who keeps the door', async () => {
    const session = await house.session()
    const told = { palaceId: session.palaceId, deviceId: devices[0], acts: [acts(session).walkIn(1, '甲')] }
    await expect(mergeDoorActs(house.as(await house.person()), told)).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  test('the database refuses a seat too many, whatever the merge would do', async () => {
    const session = await house.session({ capacity: 1 })
    clock(session, 5)
    await upload(session, [acts(session).walkIn(1, '甲')])
    const [row] = await claimsOf(house, session)
    await expect(
      enrolmentDb(database.db)
        .updateTable('enrolment.enrolment')
        .set({ seat_no: 2 })
        .where('id', '=', row!.id)
        .execute(),
    ).rejects.toMatchObject({ constraint: 'seat_exists_within_capacity' })
  })
})

describe('two devices and a desk', () => {
  /** A session with holders, one released and one who cancelled, and what two devices did there. */
  async function scene() {
    const session = await house.session({ capacity: 5, waitlistCapacity: 5 })
    house.clock.set(evening)
    for (let n = 0; n < 6; n++) {
      const person = await house.person()
      await enrol(house.as(person), { ...session, personIds: [person.personId] })
    }
    const claims = await claimsOf(house, session)
    await cancelEnrolment(house.atDesk(), { palaceId: session.palaceId, enrolmentId: claims[4]!.id })
    clock(session, 2)
    await checkIn(house.atDesk(), {
      palaceId: session.palaceId,
      enrolmentIds: [claims[0]!.id],
      method: 'name',
    })
    clock(session, 16)
    await releaseUnclaimed(house.bySystem(), session)
    const { enter, walkIn, undo } = acts(session)
    const wrong = enter(4, claims[1]!.id)
    const a = [enter(1, claims[0]!.id), wrong, undo(5, wrong), walkIn(6, '甲'), enter(8, claims[4]!.id)]
    const b = [
      enter(3, claims[1]!.id),
      enter(7, claims[2]!.id),
      walkIn(5, '乙'),
      walkIn(9, '丙'),
      walkIn(10, '丁'),
    ]
    clock(session, 60)
    return {
      session,
      told: [...a.map((act) => [devices[0], act] as const), ...b.map((act) => [devices[1], act] as const)],
    }
  }
  /** Who is in since when, and what became of each act: all that people are told. */
  async function end({ session, told }: Awaited<ReturnType<typeof scene>>) {
    const claims = await claimsOf(house, session)
    const visits = await visitsOf(
      database.db,
      session.palaceId,
      claims.map(({ id }) => id),
    )
    const seats = claims.filter(({ seatNo }) => seatNo !== null)
    const { acts: done } = await mergeDoorActs(house.atDesk(), {
      palaceId: session.palaceId,
      deviceId: devices[0],
      acts: told.map(([, act]) => act),
    })
    return {
      outcomes: told.map(([, { id }]) => done.find((act) => act.id === id)!.outcome),
      since: visits.map(({ at }) => session.start.until(at).total('minutes')).toSorted((x, y) => x - y),
      seats: new Set(seats.map(({ seatNo }) => seatNo)).size,
      walkIns: seats.flatMap(({ walkInNameMasked }) => walkInNameMasked ?? []).toSorted(),
    }
  }

  test('whatever the order, the parts and the repeats, the end is the same', async () => {
    const whole = await scene()
    for (const device of devices)
      await upload(
        whole.session,
        whole.told.flatMap(([by, act]) => (by === device ? [act] : [])),
        device,
      )
    const wanted = await end(whole)
    expect(wanted.seats).toBe(5)
    expect(wanted.outcomes).toContain('overLimit')
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (stream) => {
        const other = await scene()
        const order = other.told
          .map((one) => [stream.next().value, one] as const)
          .toSorted(([x], [y]) => x - y)
        const repeated = [...order, ...order.filter(([n]) => n % 3 === 0)]
        for (let from = 0; from < repeated.length;) {
          const size = 1 + (stream.next().value % 4)
          const part = repeated.slice(from, from + size).map(([, one]) => one)
          for (const device of devices) {
            const own = part.flatMap(([by, act]) => (by === device ? [act] : []))
            if (own.length > 0) await upload(other.session, own, device)
          }
          from += size
        }
        expect(await end(other)).toEqual(wanted)
      }),
      { numRuns: 12 },
    )
  })
})
