import { Hono } from 'hono'
import pino from 'pino'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { createApi, problemResponse, toProblem } from '#kit/http/api.ts'
import type { AppEnv } from '#kit/http/context.ts'
import { readRequest } from '#kit/http/request.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { apply } from '../actions/apply.ts'
import { publishRound } from '../actions/publish-round.ts'
import type { MyApplication, Round, RoundNotice, RoundResults } from '../contract.ts'
import { aRound, aRoundHouse, drawnOf, type RoundHouse, type TestRound } from '../testing.ts'
import { isMember, type Membership } from '#kit/draw/index.ts'
import { allocationApi } from './api.ts'
import { allocationPortal } from './portal.tsx'

const database = testDatabase()
let house: RoundHouse
let round: TestRound
let applicants: (Actor & { personId: string })[]
let app: Hono<AppEnv>
let actor: Actor | null = null

beforeAll(async () => {
  house = await aRoundHouse(database.db)
  const { outbox } = house.as({ personId: null, grants: [] })
  app = new Hono<AppEnv>()
  const viewer = (personId: string) => ({ personId, name: '陈文娟', unread: 0, staff: false })
  app.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db: house.db, clock: house.clock, outbox },
      authenticate: async () => actor && { actor, viewer: viewer(actor.personId!) },
    }),
  )
  const api = createApi()
  allocationApi(api)
  app.route('/api/v1', api)
  app.onError((error, c) => problemResponse(c, toProblem(error)))
  round = await aRound(house, { seats: [1] })
  applicants = await Promise.all([house.person({ name: '尉迟摇号' }), house.person({ name: '尉迟候补' })])
  for (const person of applicants)
    await apply(house.as(person), { ...round.ids, choices: [1], personIds: [person.personId] })
})

const read = async <T>(what = '') => {
  const { palaceId, roundId } = round.ids
  const answer = await app.request(`/api/v1/palaces/${palaceId}/rounds/${roundId}${what}`)
  return { status: answer.status, body: (await answer.json()) as T }
}

test('everybody reads a round and what came of it, never who applied; only oneself reads one’s own application', async () => {
  actor = null
  expect((await read<Round>()).body).toMatchObject({ phase: 'applying', applications: 2, files: [] })
  expect((await read('/me')).status).toBe(401)
  expect((await read('/results')).status).toBe(409)
  actor = applicants[0]!
  const before = (await read<MyApplication>('/me')).body
  expect(before).toMatchObject({ rank: null, claims: [], personIds: [applicants[0]!.personId] })
  expect(before.chances[0]).toBeGreaterThan(0.3)
  expect(before.chances[0]).toBeLessThan(0.7)

  await drawnOf(house, round)
  actor = null
  expect((await read('/results')).status).toBe(409)
  expect((await read<Round>()).body.files).toEqual(['list.csv', 'rules.json', 'seal.json'])
  await publishRound(house.asDirector(), round.ids)
  const shown = await read<Round>()
  const results = await read<RoundResults>('/results')
  expect(shown.body.files).toHaveLength(5)
  expect(results.body.groups[0]).toMatchObject({ group: 'all', people: 2, placed: 1 })
  const told = JSON.stringify([shown.body, results.body])
  expect(told).not.toMatch(/尉迟/)
  for (const { personId } of applicants) expect(told).not.toContain(personId)
  // The notice is for the staff, in the order of the draw, and shows the family name alone.
  expect((await read('/notice')).status).toBe(401)
  actor = { ...house.desk, personId: house.desk.personId! }
  const notice = (await read<RoundNotice>('/notice')).body
  expect(notice.rows.map(({ rank, names, course }) => [rank, names, course])).toEqual([
    [1, ['尉迟*'], 1],
    [2, ['尉迟*'], null],
  ])
  expect(JSON.stringify(notice)).not.toMatch(/摇号|候补/)
  actor = null
  const letters: MyApplication[] = []
  for (const person of applicants) {
    actor = person
    letters.push((await read<MyApplication>('/me')).body)
  }
  expect(letters.map(({ why }) => why[0]!.outcome).toSorted()).toEqual(['placed', 'rank'])
  // Each shows by their own pseudonym that they are in the sealed list, without the list; nobody else's name opens it.
  const portal = new Hono<AppEnv>()
  portal.use(
    readRequest({
      log: pino({ level: 'silent' }),
      services: { db: house.db, clock: house.clock, outbox: house.asDirector().outbox },
      authenticate: async () => null,
    }),
  )
  allocationPortal(portal)
  portal.onError((error, c) => problemResponse(c, toProblem(error)))
  const proofOf = (party: string) =>
    portal.request(`/rounds/${round.ids.palaceId}/${round.ids.roundId}/proof/${party}`)
  for (const { party } of letters) {
    const proof = (await (await proofOf(party)).json()) as Membership & { root: string; seal: string }
    expect(proof.seal).toBe(shown.body.seal)
    expect(proof.line.startsWith(`${party},`)).toBe(true)
    expect(isMember(proof.root, proof)).toBe(true)
    expect(isMember(proof.root, { ...proof, line: proof.line.replace(/,1,/, ',2,') })).toBe(false)
  }
  expect((await proofOf('0123456789abcdef')).status).toBe(404)
  expect(letters.flatMap(({ claims }) => claims.map(({ number }) => number)).toSorted()).toEqual([1, null])
})
