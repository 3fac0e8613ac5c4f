import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { cancelEnrolment } from '#modules/serve/enrolment/index.ts'
import { claimsOf } from '#modules/serve/enrolment/testing.ts'
import { applicationsTo, partyOf } from '../queries/applications.ts'
import { drawOf } from '../queries/draw.ts'
import { aRound, aRoundHouse, drawnOf, type RoundHouse, type TestRound } from '../testing.ts'
import { advanceWindow } from './advance-window.ts'
import { confirmPlace } from './answer-offer.ts'
import { apply } from './apply.ts'
import { inviteToParty, joinParty, leaveParty } from './join-party.ts'
import { openWindow } from './open-window.ts'
import { publishRound } from './publish-round.ts'
import { withdraw } from './withdraw.ts'

const database = testDatabase({ max: 10 })
let house: RoundHouse
beforeAll(async () => {
  house = await aRoundHouse(database.db)
})

type Person = Awaited<ReturnType<RoundHouse['person']>>
const problem = (code: string) => expect.objectContaining({ code })
const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => house.person()))
const applying = (one: Person, { ids }: Pick<TestRound, 'ids'>, choices = [1]) =>
  apply(house.as(one), { ...ids, choices, personIds: [one.personId] })
const codeOf = async (leader: Person, { ids }: Pick<TestRound, 'ids'>) =>
  (await inviteToParty(house.as(leader), ids)).code
const joining = (one: Person, { ids }: Pick<TestRound, 'ids'>, code: string, others: string[] = []) =>
  joinParty(house.as(one), { ...ids, code, personIds: [one.personId, ...others] })
const partyIn = ({ ids }: Pick<TestRound, 'ids'>, one: Person) =>
  partyOf(database.db, ids.palaceId, ids.roundId, one.personId)

async function aRoundNow(wish: Parameters<typeof aRound>[1]) {
  house.clock.set('2026-11-22T18:00+08:00')
  return aRound(house, wish)
}

describe('adults who want to be together', () => {
  test('join by a code, each for themselves and their children, as far as the round allows', async () => {
    const round = await aRoundNow({ seats: [4] })
    const [leader, friend, second, third] = (await crowd(4)) as [Person, Person, Person, Person]
    const child = await house.person({ guardian_id: friend.personId, birth_year: 2018 })
    await applying(leader, round)
    const code = await codeOf(leader, round)
    expect(await codeOf(leader, round)).toBe(code)
    // As somebody types it who was told it: small, with a space.
    await joining(friend, round, `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`, [child.personId])
    await joining(friend, round, code)
    expect(await partyIn(round, friend)).toMatchObject({ size: 3, applicantId: leader.personId })
    await joining(second, round, code)
    await expect(joining(third, round, code)).rejects.toEqual(problem('too-many-together'))
    await expect(joining(third, round, 'AAAAAAAA')).rejects.toEqual(problem('no-such-party'))
    await expect(applying(second, round)).rejects.toEqual(problem('in-another-party'))
    // The leader changes what is asked for; whoever joined stays.
    await apply(house.as(leader), { ...round.ids, choices: [1], personIds: [leader.personId] })
    expect(await partyIn(round, second)).toMatchObject({ size: 4 })
    await leaveParty(house.as(second), round.ids)
    await leaveParty(house.as(second), round.ids)
    expect(await partyIn(round, leader)).toMatchObject({ size: 3 })
    await joining(third, round, code)
    await withdraw(house.as(leader), round.ids)
    expect(await applicationsTo(database.db, round.ids.palaceId, round.ids.roundId)).toEqual([])
  })

  test('several at once never pass the cap', async () => {
    const round = await aRoundNow({ seats: [4] })
    const [leader, ...others] = (await crowd(8)) as [Person, ...Person[]]
    await applying(leader, round)
    const code = await codeOf(leader, round)
    const answers = await Promise.allSettled(others.map((one) => joining(one, round, code)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await partyIn(round, leader)).toMatchObject({ size: 4 })
  })

  test('get in together or not at all, each with a ticket of their own, and nobody joins after the end', async () => {
    const round = await aRoundNow({ seats: [3, 2] })
    const [leader, friend, third, late] = (await crowd(4)) as [Person, Person, Person, Person]
    await applying(leader, round, [2, 1])
    const code = await codeOf(leader, round)
    for (const one of [friend, third]) await joining(one, round, code)
    await drawnOf(house, round)
    await expect(joining(late, round, code)).rejects.toEqual(problem('not-applying'))
    await publishRound(house.asDirector(), round.ids)
    // Two places do not hold three. Any of the adults may take what was won.
    await confirmPlace(house.as(friend), { ...round.ids, course: 1 })
    const claims = await claimsOf(house, round.sessions[0]!)
    expect(claims.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(new Set(claims.map(({ ticketId }) => ticketId)).size).toBe(3)
    expect(claims.map(({ holderId }) => holderId).toSorted()).toEqual(
      [leader, friend, third].map(({ personId }) => personId).toSorted(),
    )
  })

  test('a reserve counts only when it is for every adult of the party', async () => {
    const round = await aRoundNow({ seats: [2], reserves: ['gigWorker'], reserved: [[1]] })
    const rider = await house.person({ gig_worker: true })
    const other = await house.person({ gig_worker: true })
    const clerk = await house.person()
    await applying(rider, round)
    await joining(other, round, await codeOf(rider, round))
    const single = await house.person({ gig_worker: true })
    await applying(single, round)
    await joining(clerk, round, await codeOf(single, round))
    const mixed = (await partyIn(round, clerk))!.party
    await drawnOf(house, round, { until: 'sealed' })
    const { list } = (await drawOf(database.db, round.ids.palaceId, round.ids.roundId))!
    const reserves = new Map(
      list
        .toString()
        .split('\n')
        .map((line) => line.split(','))
        .map(([party, , , kinds]) => [party, kinds]),
    )
    expect(reserves.get(mixed)).toBe('')
    expect(reserves.get((await partyIn(round, other))!.party)).toBe('1')
  })

  test('are given a fair window together', async () => {
    house.clock.set('2026-11-22T09:00+08:00')
    const session = await house.session({ capacity: 3, waitlistCapacity: 3 })
    const { roundId } = await openWindow(house.asDirector(), {
      palaceId: session.palaceId,
      sessionId: session.sessionId,
    })
    const round = { ids: { palaceId: session.palaceId, roundId } }
    const [leader, friend, single, another] = (await crowd(4)) as [Person, Person, Person, Person]
    await applying(leader, round)
    await joining(friend, round, await codeOf(leader, round))
    for (const one of [single, another]) await applying(one, round)
    house.clock.set('2026-11-24T09:10+08:00')
    await advanceWindow(house.bySystem(), round.ids)
    const claims = await claimsOf(house, session)
    const state = (one: Person) => claims.find(({ personId }) => personId === one.personId)!.state
    expect(claims.filter((claim) => claim.state === 'confirmed').length).toBeGreaterThan(1)
    expect(state(leader)).toBe(state(friend))
  })

  test('wait together after a fair window: a single place left over parts nobody, two are offered to a pair', async () => {
    house.clock.set('2026-11-22T09:00+08:00')
    const session = await house.session({ capacity: 3, waitlistCapacity: 6 })
    const { roundId } = await openWindow(house.asDirector(), {
      palaceId: session.palaceId,
      sessionId: session.sessionId,
    })
    const round = { ids: { palaceId: session.palaceId, roundId } }
    for (const [leader, friend] of [await crowd(2), await crowd(2), await crowd(2)] as [Person, Person][]) {
      await applying(leader, round)
      await joining(friend, round, await codeOf(leader, round))
    }
    house.clock.set('2026-11-24T09:10+08:00')
    await advanceWindow(house.bySystem(), round.ids)
    const states = async () => (await claimsOf(house, session)).map(({ state }) => state)
    const givesBack = async (at: number) => {
      const { palaceId, id, personId } = (await claimsOf(house, session))[at]!
      await cancelEnrolment(house.as({ personId, grants: [] }), { palaceId, enrolmentId: id })
    }
    const waits = ['waitlisted', 'waitlisted']
    expect(await states()).toEqual(['confirmed', 'confirmed', ...waits, ...waits])
    await givesBack(0)
    expect(await states()).toEqual(['cancelled', 'confirmed', 'offered', 'offered', ...waits])
    await givesBack(1)
    expect(await states()).toEqual(['cancelled', 'cancelled', 'offered', 'offered', ...waits])
  })
})
