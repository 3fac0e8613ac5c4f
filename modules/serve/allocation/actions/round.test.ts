import { beforeAll, describe, expect, test } from 'vitest'
import { commitmentTo, readProof, sha256Hex } from '#kit/draw/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { allocationDb } from '../schema/db.ts'
import { aRoundHouse, aRound, drawnOf, type RoundHouse } from '../testing.ts'
import { cancelEnrolment, enrol } from '#modules/serve/enrolment/index.ts'
import { claimOf } from '#modules/serve/enrolment/testing.ts'
import { announceRound } from './announce-round.ts'
import { annulRound } from './annul-round.ts'
import { confirmPlace, declinePlace } from './answer-offer.ts'
import { apply } from './apply.ts'
import { commitContribution, revealContribution } from './contribute.ts'
import { drawSealedRound } from './draw-round.ts'
import { passPlacesOn } from './pass-on.ts'
import { publishRound } from './publish-round.ts'
import { sealRound } from './seal-round.ts'
import { withdraw } from './withdraw.ts'

const database = testDatabase({ max: 10 })
let house: RoundHouse
beforeAll(async () => {
  house = await aRoundHouse(database.db)
})

const problem = (code: string) => expect.objectContaining({ code })
const claims = (roundId: string) =>
  allocationDb(database.db)
    .selectFrom('allocation.claim')
    .select(['application_id', 'course_no', 'number', 'state', 'size', 'ticket_id'])
    .where('round_id', '=', roundId)
    .orderBy('course_no')
    .orderBy('number')
    .execute()
const seats = (sessionId: string) =>
  database.db
    .withTables<{
      'enrolment.enrolment': { session_id: string; seat_no: number | null; person_id: string }
    }>()
    .selectFrom('enrolment.enrolment')
    .select(['seat_no', 'person_id'])
    .where('session_id', '=', sessionId)
    .where('seat_no', 'is not', null)
    .execute()

describe('a round from its announcement to the tickets', () => {
  test('whoever wins confirms and has seats; what is declined or lapses goes to the next by number, and never twice', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [2] })
    const parents = await Promise.all(Array.from({ length: 5 }, () => house.person()))
    for (const person of parents)
      await apply(house.as(person), { ...round.ids, choices: [1], personIds: [person.personId] })
    await drawnOf(house, round)
    await publishRound(house.asDirector(), round.ids)
    const won = (await claims(round.ids.roundId)).filter(({ number }) => number === null)
    const waiting = (await claims(round.ids.roundId)).filter(({ number }) => number !== null)
    expect(won.map(({ state }) => state)).toEqual(['offered', 'offered'])
    expect(waiting.map(({ number, state }) => [number, state])).toEqual([
      [1, 'waiting'],
      [2, 'waiting'],
    ])
    const personOf = async (id: string) => {
      const { applicant_id } = await allocationDb(database.db)
        .selectFrom('allocation.application')
        .select('applicant_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return parents.find(({ personId }) => personId === applicant_id)!
    }
    const first = await personOf(won[0]!.application_id)
    const second = await personOf(won[1]!.application_id)
    const next = await personOf(waiting[0]!.application_id)
    const { ticketId } = await confirmPlace(house.as(first), { ...round.ids, course: 1 })
    expect(await confirmPlace(house.as(first), { ...round.ids, course: 1 })).toEqual({ ticketId })
    await expect(confirmPlace(house.as(next), { ...round.ids, course: 1 })).rejects.toEqual(
      problem('no-offer'),
    )
    await declinePlace(house.as(second), { ...round.ids, course: 1 })
    expect((await claims(round.ids.roundId)).map(({ state }) => state)).toEqual(
      expect.arrayContaining(['confirmed', 'declined', 'offered', 'waiting']),
    )
    // The first of the waitlist lets the offer run out; the second takes it.
    house.clock.set('2026-11-28T09:00+08:00')
    await passPlacesOn(house.bySystem(), round.ids)
    await expect(confirmPlace(house.as(next), { ...round.ids, course: 1 })).rejects.toEqual(
      problem('offer-over'),
    )
    const last = await personOf(waiting[1]!.application_id)
    await confirmPlace(house.as(last), { ...round.ids, course: 1 })
    expect((await seats(round.sessions[0]!.sessionId)).map(({ person_id }) => person_id).toSorted()).toEqual(
      [first.personId, last.personId].toSorted(),
    )
    await expect(passPlacesOn(house.as(first), round.ids)).rejects.toEqual(problem('not-allowed'))
  })

  test('a place given back after it was confirmed goes to the next number, not to whoever comes when it opens', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [1] })
    const people = await Promise.all([house.person(), house.person()])
    for (const person of people)
      await apply(house.as(person), { ...round.ids, choices: [1], personIds: [person.personId] })
    await drawnOf(house, round)
    await publishRound(house.asDirector(), round.ids)
    const take = (person: { personId: string }) =>
      confirmPlace(house.as({ ...person, grants: [] }), { ...round.ids, course: 1 }).then(
        () => true,
        () => false,
      )
    const taken = [await take(people[0]!), await take(people[1]!)]
    expect(taken.toSorted()).toEqual([false, true])
    const [winner, loser] = (taken[0] ? people : people.toReversed()) as [
      (typeof people)[0],
      (typeof people)[0],
    ]
    await passPlacesOn(house.bySystem(), round.ids)
    const states = async () => (await claims(round.ids.roundId)).map(({ state }) => state)
    expect(await states()).toEqual(expect.arrayContaining(['confirmed', 'waiting']))
    const claim = await claimOf(house, round.sessions[0]!, winner)
    await cancelEnrolment(house.as(winner), { palaceId: claim.palaceId, enrolmentId: claim.id })
    await passPlacesOn(house.bySystem(), round.ids)
    expect(await states()).toEqual(expect.arrayContaining(['confirmed', 'offered']))
    expect(await take(loser)).toBe(true)
    expect((await seats(round.sessions[0]!.sessionId)).map(({ person_id }) => person_id)).not.toContain(
      winner.personId,
    )
  })

  test('a mother and two children get in together or not at all', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [3, 2] })
    const mother = await house.person()
    const children = await Promise.all(
      [1, 2].map(() => house.person({ guardian_id: mother.personId, birth_year: 2018 })),
    )
    const family = [mother, ...children].map(({ personId }) => personId)
    await apply(house.as(mother), { ...round.ids, choices: [2, 1], personIds: family })
    await drawnOf(house, round)
    await publishRound(house.asDirector(), round.ids)
    // Two places do not hold three, so the second choice is theirs.
    expect(await claims(round.ids.roundId)).toEqual([
      expect.objectContaining({ course_no: 1, number: null, size: 3 }),
    ])
    await confirmPlace(house.as(mother), { ...round.ids, course: 1 })
    expect((await seats(round.sessions[0]!.sessionId)).map(({ person_id }) => person_id).toSorted()).toEqual(
      family.toSorted(),
    )
  })
})

test('only those who programme the palace keep its rounds, and only of sessions that can wait for one', async () => {
  house.clock.set('2026-11-22T18:00+08:00')
  const round = await aRound(house, { seats: [1] })
  const worker = await house.person()
  for (const actor of [worker, house.desk])
    for (const step of [
      () => announceRound(house.as(actor), round.ids),
      () => sealRound(house.as(actor), round.ids),
      () => drawSealedRound(house.as(actor), round.ids),
      () => publishRound(house.as(actor), round.ids),
      () => annulRound(house.as(actor), { ...round.ids, reason: '不行' }),
      () => commitContribution(house.as(actor), { ...round.ids, name: '我', commitment: 'ab'.repeat(32) }),
    ])
      await expect(step()).rejects.toEqual(problem('not-allowed'))
  await expect(
    aRound(house, { seats: [2], sessions: [await house.session({ capacity: 1 })] }),
  ).rejects.toEqual(problem('too-many-seats'))
  await expect(aRound(house, { seats: [2], reserves: ['retired'], reserved: [[3]] })).rejects.toEqual(
    problem('too-many-reserved'),
  )
  // Nobody signs up past the round: however late the draw is, and then not before its waitlists end.
  const [session] = round.sessions
  await expect(enrol(house.as(worker), { ...session!, personIds: [worker.personId] })).rejects.toEqual(
    problem('by-draw'),
  )
})

test('whoever lost has more tickets next time, and places kept for gig workers go to them', async () => {
  house.clock.set('2026-11-22T18:00+08:00')
  const first = await aRound(house, { seats: [1] })
  const [loser, winner] = await Promise.all([house.person({ gig_worker: true }), house.person()])
  for (const person of [loser, winner])
    await apply(house.as(person), { ...first.ids, choices: [1], personIds: [person.personId] })
  await drawnOf(house, first)
  await publishRound(house.asDirector(), first.ids)
  const lines = async (roundId: string) => {
    const { list } = await allocationDb(database.db)
      .selectFrom('allocation.draw')
      .select('list')
      .where('round_id', '=', roundId)
      .executeTakeFirstOrThrow()
    return list
      .toString()
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',').slice(1).join())
      .toSorted()
  }
  expect(await lines(first.ids.roundId)).toEqual(['1,1,,1', '1,1,,1'])
  // As if it had been last season.
  await allocationDb(database.db)
    .updateTable('allocation.round')
    .set({ published_at: Temporal.Instant.from('2026-09-01T00:00+08:00') })
    .where('id', '=', first.ids.roundId)
    .execute()
  house.clock.set('2026-11-22T18:00+08:00')
  const second = await aRound(house, { seats: [1], reserves: ['gigWorker'], reserved: [[1]] })
  for (const person of [loser, winner])
    await apply(house.as(person), { ...second.ids, choices: [1], personIds: [person.personId] })
  await drawnOf(house, second)
  const [one, other] = await lines(second.ids.roundId)
  expect([one, other]).toEqual(expect.arrayContaining([expect.stringMatching(/^1,2,/)]))
  expect([one, other].filter((line) => line!.split(',')[2] === '1')).toHaveLength(1)
})

describe('applying', () => {
  test('again replaces it, taking it back leaves nothing, and nobody is in two parties', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [3, 2] })
    const mother = await house.person()
    const child = await house.person({ guardian_id: mother.personId, birth_year: 2018 })
    const wish = (choices: number[], personIds: string[]) =>
      apply(house.as(mother), { ...round.ids, choices, personIds })
    const { applicationId } = await wish([1], [mother.personId])
    expect(await wish([2, 1], [mother.personId, child.personId])).toEqual({ applicationId })
    expect(await wish([2, 1], [mother.personId, child.personId])).toEqual({ applicationId })
    await expect(wish([3], [mother.personId])).rejects.toEqual(problem('unknown-choice'))
    const stranger = await house.person()
    await expect(wish([1], [stranger.personId])).rejects.toEqual(problem('not-allowed'))
    await expect(
      allocationDb(database.db)
        .insertInto('allocation.member')
        .values({
          palace_id: round.ids.palaceId,
          round_id: round.ids.roundId,
          application_id: applicationId,
          no: 3,
          person_id: child.personId,
        })
        .execute(),
    ).rejects.toThrow('person_is_in_one_party_of_a_round')
    expect(await withdraw(house.as(mother), round.ids)).toEqual({ withdrawn: true })
    expect(await withdraw(house.as(mother), round.ids)).toEqual({ withdrawn: false })
    house.clock.set('2026-11-26T00:00+08:00')
    await expect(wish([1], [mother.personId])).rejects.toEqual(problem('not-applying'))
  })
})

describe('the draw', () => {
  test('is sealed after applications end, drawn once from what was told after the seal, and stays as it is', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [1] })
    const { ids } = round
    const person = await house.person()
    await apply(house.as(person), { ...ids, choices: [1], personIds: [person.personId] })
    await expect(sealRound(house.asDirector(), ids)).rejects.toEqual(problem('step-not-open'))
    house.clock.set('2026-11-25T00:00+08:00')
    await expect(sealRound(house.asDirector(), ids)).rejects.toEqual(problem('nobody-contributed'))
    const secret = 'ab'.repeat(16)
    const name = '公证处'
    const commitment = commitmentTo(ids.roundId, { name, secret })
    await commitContribution(house.asDirector(), { ...ids, name, commitment })
    await expect(revealContribution(house.as(person), { ...ids, name, secret })).rejects.toEqual(
      problem('step-not-open'),
    )
    await sealRound(house.asDirector(), ids)
    await sealRound(house.asDirector(), ids)
    const change = allocationDb(database.db)
      .updateTable('allocation.application')
      .where('round_id', '=', ids.roundId)
    await expect(change.set({ choices: [1, 1] }).execute()).rejects.toThrow('the round is sealed')
    await expect(
      allocationDb(database.db).deleteFrom('allocation.member').where('round_id', '=', ids.roundId).execute(),
    ).rejects.toThrow('the round is sealed')
    house.clock.set('2026-11-26T00:00+08:00')
    await expect(drawSealedRound(house.asDirector(), ids)).rejects.toEqual(problem('secret-missing'))
    await expect(
      revealContribution(house.as(person), { ...ids, name, secret: 'cd'.repeat(16) }),
    ).rejects.toEqual(problem('secret-differs'))
    await revealContribution(house.as(person), { ...ids, name, secret })
    await drawSealedRound(house.asDirector(), ids)
    await drawSealedRound(house.asDirector(), ids)
    const draw = await allocationDb(database.db)
      .selectFrom('allocation.draw')
      .selectAll()
      .where('round_id', '=', ids.roundId)
      .executeTakeFirstOrThrow()
    const proof = readProof(draw.proof!)
    expect(proof).toMatchObject({
      seal: sha256Hex(draw.seal),
      missing: [],
      results: { sha256: sha256Hex(draw.results!) },
    })
    const again = allocationDb(database.db).updateTable('allocation.draw').where('round_id', '=', ids.roundId)
    await expect(again.set({ results: Buffer.from('x') }).execute()).rejects.toThrow(
      'a sealed round is drawn once',
    )
    await expect(again.set({ list: Buffer.from('x') }).execute()).rejects.toThrow(
      'a sealed round is drawn once',
    )
    // Without its row, another could be put there.
    await expect(
      allocationDb(database.db).deleteFrom('allocation.draw').where('round_id', '=', ids.roundId).execute(),
    ).rejects.toThrow('a sealed round is drawn once')
    await expect(
      allocationDb(database.db)
        .insertInto('allocation.draw')
        .values({
          palace_id: ids.palaceId,
          round_id: ids.roundId,
          list: draw.list,
          rules: draw.rules,
          seal: draw.seal,
        })
        .execute(),
    ).rejects.toThrow('round_is_sealed_once')
  })

  test('comes to the same after a crash half way', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [3, 2] })
    for (let n = 0; n < 12; n++) {
      const person = await house.person()
      await apply(house.as(person), {
        ...round.ids,
        choices: n % 2 ? [1, 2] : [2, 1],
        personIds: [person.personId],
      })
    }
    await drawnOf(house, round, { until: 'sealed' })
    const results = async () =>
      (
        await allocationDb(database.db)
          .selectFrom('allocation.draw')
          .select('results')
          .where('round_id', '=', round.ids.roundId)
          .executeTakeFirstOrThrow()
      ).results
    // The transaction is gone before it commits: all that was computed in it is lost.
    const computed: (Buffer | null)[] = []
    await expect(
      database.db.transaction().execute(async (tx) => {
        const nested = {
          ...house.asDirector(),
          db: { transaction: () => ({ execute: (run: (t: typeof tx) => unknown) => run(tx) }) },
        }
        await drawSealedRound(nested as never, round.ids)
        const { results } = await allocationDb(tx)
          .selectFrom('allocation.draw')
          .select('results')
          .where('round_id', '=', round.ids.roundId)
          .executeTakeFirstOrThrow()
        computed.push(results)
        throw new Error('crash')
      }),
    ).rejects.toThrow('crash')
    expect(await results()).toBeNull()
    await drawSealedRound(house.asDirector(), round.ids)
    expect(await results()).toEqual(computed[0])
  })

  test('is annulled in the open with a reason and never drawn then; its courses are free for another round', async () => {
    house.clock.set('2026-11-22T18:00+08:00')
    const round = await aRound(house, { seats: [1] })
    await drawnOf(house, round, { until: 'sealed' })
    await expect(annulRound(house.asDirector(), { ...round.ids, reason: ' ' })).rejects.toEqual(
      problem('invalid-input'),
    )
    await annulRound(house.asDirector(), { ...round.ids, reason: '名单漏了一页' })
    await expect(drawSealedRound(house.asDirector(), round.ids)).rejects.toEqual(problem('step-not-open'))
    house.clock.set('2026-11-22T18:00+08:00')
    await expect(aRound(house, { sessions: round.sessions, seats: [1] })).resolves.toBeDefined()
    await expect(aRound(house, { sessions: round.sessions, seats: [1] })).rejects.toEqual(
      problem('course-in-another-round'),
    )
  })
})
