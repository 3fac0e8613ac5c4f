import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, askUntilAnswered, enrolment, promise } from './fixture/client.ts'
import { type House, openHouse } from './fixture/house.ts'
import {
  claimsTo,
  expectFair,
  expectJournalled,
  expectKept,
  expectTold,
  type Promised,
} from './fixture/invariants.ts'
import { type Person, type Session, sessions, signedInPeople } from './fixture/people.ts'

const PEOPLE = 300
const [CAPACITY, WAITLIST] = [60, 80]
const CANCELLING = 15

let house: House
let bases: string[]
let workerUrl: string
let people: Person[]
let session: Session

beforeAll(async () => {
  house = await openHouse()
  // All three find an empty database, and make it theirs at once.
  const [one, two, worker] = await Promise.all([house.keep('web'), house.keep('web'), house.keep('worker')])
  await Promise.all([one!.ready(), two!.ready(), worker!.ready()])
  bases = [one!.baseUrl, two!.baseUrl]
  workerUrl = worker!.baseUrl
  people = await signedInPeople(house.db, PEOPLE)
  session = (await sessions(house.db, 1, { capacity: CAPACITY, waitlist: WAITLIST }))[0]!
})
afterAll(() => house?.close())

test('three processes that start at once on an empty database migrate it once', async () => {
  const names = await house.rows<{ count: number }>(
    'select count(*)::int from migration.kysely_migration group by name',
  )
  expect(names.length).toBeGreaterThan(10)
  expect(names.every(({ count }) => count === 1)).toBe(true)
  expect(await house.rows('select code from places.division')).toHaveLength(
    (await house.rows('select distinct code from places.division')).length,
  )
})

test('a worker tells how it is on its own port, and serves nothing else', async () => {
  expect(await ask(`${workerUrl}/healthz`)).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await ask(`${workerUrl}/readyz`)).toMatchObject({
    status: 200,
    body: { database: { status: 'ok' } },
  })
  expect((await ask(`${workerUrl}/metrics`)).body).toMatch(/^wenhuagong_part_ok\{part="jobs"\} 1$/m)
  expect((await ask(`${workerUrl}/`)).status).toBe(404)
})

/** Sends it up to three times at once, to both, hanging up at any moment; then asks until it is decided. */
async function impatiently(path: string, question: Parameters<typeof ask>[1]) {
  await sleep(Math.random() * 1_500)
  const repeats = Array.from({ length: Math.floor(Math.random() * 3) }, (_, n) =>
    ask(bases[n % 2]! + path, {
      ...question,
      ...(Math.random() < 0.6 && { hangUpAfter: Math.random() * 60 }),
    }).catch(() => null),
  )
  const answer = await askUntilAnswered(bases, path, question!)
  await Promise.all(repeats)
  return answer
}

test('people who retry, hang up and repeat are placed fairly, once each', async () => {
  const promised: Promised[] = []
  const full: Person[] = []
  await Promise.all(
    people.map(async (person) => {
      const { path, question } = enrolment(session, person)
      const { status, body } = await impatiently(path, question)
      if (status === 200) promised.push(promise(person, body))
      else {
        expect(body).toMatchObject({ status: 409, code: 'enrolment:full' })
        full.push(person)
      }
    }),
  )
  const claims = await expectFair(house, session)
  expect(claims).toHaveLength(CAPACITY + WAITLIST)
  expect(full).toHaveLength(PEOPLE - CAPACITY - WAITLIST)
  expectKept(claims, promised)
  await expectJournalled(house, claims)
})

test('freed places go down the waitlist in order, however often the cancelling is repeated', async () => {
  const before = await claimsTo(house, session)
  const byId = new Map(people.map((person) => [person.personId, person]))
  const leaving = before.filter(({ state }) => state === 'confirmed').slice(7, 7 + CANCELLING)
  await Promise.all(
    leaving.map(async ({ id, personId }) => {
      const { token } = byId.get(personId)!
      const path = `/api/v1/palaces/${session.palaceId}/enrolments/${id}/cancel`
      expect((await impatiently(path, { method: 'POST', token })).status).toBe(200)
    }),
  )
  const claims = await expectFair(house, session)
  const offered = claims.filter(({ state }) => state === 'offered').map(({ id }) => id)
  const first = before.filter(({ state }) => state === 'waitlisted').slice(0, CANCELLING)
  expect(offered).toEqual(first.map(({ id }) => id))
  await expectJournalled(house, claims)
  expect(await expectTold(house, claims, 60), 'no letter came twice').toEqual([])
})
