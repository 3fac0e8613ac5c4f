import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { ActionContext } from '#kit/db/action.ts'
import { commitmentTo, drawFiles, type DrawFiles, sha256Hex, verifyDraw } from '#kit/draw/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { cancelEnrolment, enrol } from '#modules/serve/enrolment/index.ts'
import { claimsOf, fill } from '#modules/serve/enrolment/testing.ts'
import { drawOf } from '../queries/draw.ts'
import { roundById } from '../queries/rounds.ts'
import { computation } from '../rules/computation.ts'
import { aRoundHouse, type RoundHouse } from '../testing.ts'
import { advanceWindow } from './advance-window.ts'
import { apply } from './apply.ts'
import { commitContribution, revealContribution } from './contribute.ts'
import { drawSealedRound } from './draw-round.ts'
import { openWindow } from './open-window.ts'
import { publishRound } from './publish-round.ts'
import { withdraw } from './withdraw.ts'

const database = testDatabase({ max: 10 })
let house: RoundHouse
beforeAll(async () => {
  house = await aRoundHouse(database.db)
})

const problem = (code: string) => expect.objectContaining({ code })
type Wish = Parameters<RoundHouse['session']>[0] & { capacity: number }

/** A session that opens now for 48 hours, by the standard. */
async function aWindow(wish: Wish) {
  house.clock.set('2026-11-22T09:00+08:00')
  const session = await house.session(wish)
  const { roundId } = await openWindow(house.asDirector(), {
    palaceId: session.palaceId,
    sessionId: session.sessionId,
  })
  return { session, ids: { palaceId: house.palace.id, roundId } }
}
type Window = Awaited<ReturnType<typeof aWindow>>

const applying = (one: { personId: string }, { ids }: Window, others: string[] = []) =>
  apply(house.as({ personId: one.personId, grants: [] }), {
    ...ids,
    choices: [1],
    personIds: [one.personId, ...others],
  })
const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => house.person()))

/** The clock goes to after the draw, and does what is due. */
async function drawn({ ids }: Window) {
  house.clock.set('2026-11-24T09:10+08:00')
  await advanceWindow(house.bySystem(), ids)
}
const filesOf = async ({ ids }: Window) => {
  const draw = (await drawOf(database.db, ids.palaceId, ids.roundId))!
  return Object.fromEntries(
    drawFiles.map((name) => [name, new Uint8Array(draw[name.split('.')[0] as keyof typeof draw]!)]),
  ) as DrawFiles
}
/** A process that ends when everything is written and nothing committed. */
const endsBeforeItCommits = (context: ActionContext): ActionContext => ({
  ...context,
  repetition: {
    next: () => ({
      claim: async () => null,
      keep: () => Promise.reject(new Error('gone')),
      release: async () => {},
    }),
  },
})
const told = async (window: Window) => {
  const { rows } = await sql<{ personId: string; outcome: string; template: string }>`
    select person_id as "personId", params ->> 'outcome' as outcome, template from notifications.message
    where link = ${`/rounds/${window.ids.palaceId}/${window.ids.roundId}/mine`} order by created_at, id`.execute(
    database.db,
  )
  return rows
}

describe('a fair window', () => {
  test('gives whoever applies at noon the same as whoever came at nine: one draw, then numbers, then first come', async () => {
    const window = await aWindow({ capacity: 3, waitlistCapacity: 2 })
    const people = await crowd(8)
    for (const [i, person] of people.entries()) {
      house.clock.set(`2026-11-22T${String(9 + i).padStart(2, '0')}:00+08:00`)
      await applying(person, window)
    }
    await expect(
      enrol(house.as(people[0]!), { ...window.session, personIds: [people[0]!.personId] }),
    ).rejects.toEqual(problem('by-draw'))
    await withdraw(house.as(people[7]!), window.ids)
    // The time that was announced passes, and still nobody gets in past the draw.
    house.clock.set('2026-11-25T09:00+08:00')
    await expect(
      enrol(house.as(people[7]!), { ...window.session, personIds: [people[7]!.personId] }),
    ).rejects.toEqual(problem('by-draw'))
    await drawn(window)
    const claims = await claimsOf(house, window.session)
    expect(claims.map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'waitlisted',
      'waitlisted',
    ])
    const results = new TextDecoder().decode((await filesOf(window))['results.csv'])
    expect(results.match(/,1:[12]$/gm)).toHaveLength(2)
    // Everybody is told once, and each what is true of them.
    const news = (await told(window)).filter(({ template }) => template === 'windowResult')
    const toldTo = (outcome: string) =>
      news.filter((one) => one.outcome === outcome).map(({ personId }) => personId)
    const inState = (state: string) =>
      claims.filter((claim) => claim.state === state).map(({ personId }) => personId)
    expect(toldTo('won').toSorted()).toEqual(inState('confirmed').toSorted())
    expect(toldTo('waiting').toSorted()).toEqual(inState('waitlisted').toSorted())
    expect(toldTo('none')).toHaveLength(2)
    // First come from here on: the waitlist is full, so the next is turned away, and a freed place is offered by number.
    await expect(
      enrol(house.as(people[7]!), { ...window.session, personIds: [people[7]!.personId] }),
    ).rejects.toEqual(problem('full'))
    const [first] = claims
    await cancelEnrolment(house.as({ personId: first!.personId, grants: [] }), {
      palaceId: first!.palaceId,
      enrolmentId: first!.id,
    })
    expect((await claimsOf(house, window.session)).map(({ state }) => state)).toEqual([
      'cancelled',
      'confirmed',
      'confirmed',
      'offered',
      'waitlisted',
    ])
  })

  test('can be drawn again by anybody from its five files', async () => {
    const window = await aWindow({ capacity: 2 })
    for (const person of await crowd(5)) await applying(person, window)
    await drawn(window)
    const files = await filesOf(window)
    const verdict = verifyDraw(files, computation, sha256Hex(files['seal.json']))
    let step = verdict.next()
    while (!step.done) step = verdict.next()
    expect(step.value.finding).toBeNull()
  })

  test('comes to the same wherever it stops: after the seal, after the draw, or in the middle of giving', async () => {
    const window = await aWindow({ capacity: 2, waitlistCapacity: 2 })
    for (const person of await crowd(6)) await applying(person, window)
    house.clock.set('2026-11-24T09:00+08:00')
    await advanceWindow(house.bySystem(), window.ids)
    expect((await roundById(database.db, window.ids.palaceId, window.ids.roundId))!.state).toBe('sealed')
    house.clock.set('2026-11-24T09:10+08:00')
    // The draw ends just before it is committed; then once more before anything of it is given.
    const broken = endsBeforeItCommits(house.bySystem())
    await expect(drawSealedRound(broken, window.ids)).rejects.toThrow('gone')
    await drawSealedRound(house.bySystem(), window.ids)
    const before = await filesOf(window)
    await expect(publishRound(broken, window.ids)).rejects.toThrow('gone')
    expect(await claimsOf(house, window.session)).toEqual([])
    await advanceWindow(house.bySystem(), window.ids)
    await advanceWindow(house.bySystem(), window.ids)
    expect(await filesOf(window)).toEqual(before)
    expect((await claimsOf(house, window.session)).map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'waitlisted',
      'waitlisted',
    ])
    const news = (await told(window)).filter(({ template }) => template === 'windowResult')
    expect(news).toHaveLength(6)
    await expect(
      database.db
        .withTables<{ 'allocation.draw': { round_id: string; results: Buffer } }>()
        .updateTable('allocation.draw')
        .set({ results: Buffer.from('x') })
        .where('round_id', '=', window.ids.roundId)
        .execute(),
    ).rejects.toThrow('a sealed round is drawn once')
  })

  test('keeps places for gig workers, who are as free to win the others', async () => {
    const window = await aWindow({ capacity: 2, programme: { gigReserved: 1 } })
    const others = await crowd(6)
    for (const person of others) await applying(person, window)
    const rider = await house.person({ gig_worker: true })
    await applying(rider, window)
    await drawn(window)
    const claims = (await claimsOf(house, window.session)).filter(({ state }) => state === 'confirmed')
    expect(claims).toHaveLength(2)
    const own = claims.find(({ personId }) => personId === rider.personId)
    expect(own).toMatchObject({ reserved: true })
  })

  test('that nobody wanted is simply first come', async () => {
    const window = await aWindow({ capacity: 2 })
    await drawn(window)
    const person = await house.person()
    await enrol(house.as(person), { ...window.session, personIds: [person.personId] })
    expect((await claimsOf(house, window.session)).map(({ state }) => state)).toEqual(['confirmed'])
  })

  test('gives fewer places when there are fewer by now: whoever does not fit is first on the waitlist', async () => {
    const window = await aWindow({ capacity: 3, waitlistCapacity: 3 })
    for (const person of await crowd(4)) await applying(person, window)
    await sql`update catalog.session set capacity = 2 where id = ${window.session.sessionId}`.execute(
      database.db,
    )
    await drawn(window)
    expect((await claimsOf(house, window.session)).map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'waitlisted',
      'waitlisted',
    ])
  })

  test('is annulled in the open when its session is called off', async () => {
    const window = await aWindow({ capacity: 2 })
    const person = await house.person()
    await applying(person, window)
    await sql`update catalog.session set cancelled_at = now(), cancel_reason = '停电' where id = ${window.session.sessionId}`.execute(
      database.db,
    )
    await advanceWindow(house.bySystem(), window.ids)
    expect(await roundById(database.db, window.ids.palaceId, window.ids.roundId)).toMatchObject({
      state: 'annulled',
      annulReason: '停电',
    })
  })
})

test('a window opens only for whoever programmes the palace, and only where nobody is in yet', async () => {
  house.clock.set('2026-11-22T09:00+08:00')
  const session = await house.session({ capacity: 2 })
  const key = { palaceId: session.palaceId, sessionId: session.sessionId }
  await expect(openWindow(house.as(house.desk), key)).rejects.toEqual(problem('not-allowed'))
  await fill(house, session, 1)
  await expect(openWindow(house.asDirector(), key)).rejects.toEqual(problem('signed-up-already'))
})

test('whoever is at another session then cannot apply: a place of a window needs no confirmation', async () => {
  house.clock.set('2026-11-22T09:00+08:00')
  const other = await house.session({ capacity: 2 })
  const person = await house.person()
  await enrol(house.as(person), { ...other, personIds: [person.personId] })
  const window = await aWindow({ capacity: 2, start: other.start.toString(), spaceId: house.palace.hall })
  await expect(applying(person, window)).rejects.toEqual(problem('overlap'))
})

test('waits for a secret that was promised, and goes on when it is told', async () => {
  const window = await aWindow({ capacity: 1 })
  const own = { name: '区公证处', secret: 'ab'.repeat(32) }
  await commitContribution(house.asDirector(), {
    ...window.ids,
    name: own.name,
    commitment: commitmentTo(window.ids.roundId, own),
  })
  await applying(await house.person(), window)
  await drawn(window)
  const stateNow = async () => (await roundById(database.db, window.ids.palaceId, window.ids.roundId))!.state
  expect(await stateNow()).toBe('sealed')
  await revealContribution(house.as({ personId: null, grants: [] }), { ...window.ids, ...own })
  await advanceWindow(house.bySystem(), window.ids)
  expect(await stateNow()).toBe('published')
})
