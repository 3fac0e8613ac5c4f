import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'node:http'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, startProcess } from '../e2e/fixture/server.ts'
import { ask, enrolment } from './fixture/client.ts'
import { type House, type Kept, openHouse } from './fixture/house.ts'
import { follow } from './fixture/follow.ts'
import { claimsTo, expectFair, expectJournalled } from './fixture/invariants.ts'
import { type Person, type Session, sessions, signedInPeople } from './fixture/people.ts'

const PEOPLE = 400
const WATCHERS = 60
const IN_HAND = 12
/** What waited so long for a connection or a lock was refused for lack of time, not because a process ends. */
const BUSY_MS = 2_000
/** Draining may take twenty seconds; streams that are not ended would take all of them. */
const ENDED_WITHIN_SECONDS = 15

let house: House
let webs: Kept[]
let people: Person[]
let session: Session

beforeAll(async () => {
  house = await openHouse()
  webs = [await house.keep('web'), await house.keep('web')]
  await Promise.all(webs.map((web) => web.ready()))
  people = await signedInPeople(house.db, PEOPLE)
  session = (await sessions(house.db, 1, { capacity: 300, waitlist: PEOPLE }))[0]!
})
afterAll(() => house?.close())

const agent = new Agent({ keepAlive: true, maxSockets: 40 })

type Outcome = { status: number } | { error: NodeJS.ErrnoException; reused: boolean }

/** Sends once over a kept connection, as a proxy does. */
function send(base: string, person: Person): Promise<Outcome> {
  const { path, question } = enrolment(session, person)
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' }
  return new Promise((done) => {
    const sent = request(base + path, { method: 'POST', agent, headers })
    sent.once('error', (error) => done({ error, reused: sent.reusedSocket }))
    sent.once('response', (response) =>
      text(response).then(
        () => done({ status: response.statusCode! }),
        (error: NodeJS.ErrnoException) => done({ error, reused: false }),
      ),
    )
    sent.end(JSON.stringify(question.body))
  })
}

/**
 * What a proxy before two servers does: whoever refuses a connection is passed over, and a kept connection that turns out
 * to be closed is opened anew. Everything else that goes wrong is a request lost.
 */
async function throughProxy(person: Person, n: number): Promise<number | string> {
  for (let tries = 0; tries < 60; tries++) {
    const asked = performance.now()
    const outcome = await send(webs[(n + tries) % 2]!.baseUrl, person)
    if ('status' in outcome) {
      // Refused after a long wait: a machine that is busy with others, told to come again. Refused at once: turned away.
      if (outcome.status === 503 && performance.now() - asked > BUSY_MS) continue
      return outcome.status
    }
    const { error, reused } = outcome
    if (error.code !== 'ECONNREFUSED' && !(reused && error.code === 'ECONNRESET')) return String(error)
    await sleep(50)
  }
  return 'nobody served'
}

test('each web process in turn is asked to end and started again in a rush: no request is lost, every page stays live', async () => {
  const watching = Array.from({ length: WATCHERS }, (_, n) =>
    follow(
      webs.map(({ baseUrl }) => baseUrl),
      `/palaces/${session.slug}/sessions/${session.sessionId}/places/live`,
      n,
    ),
  )
  await expect.poll(() => watching.every(({ told }) => told.length > 0), { timeout: 30_000 }).toBe(true)
  const rushing = { over: false }
  const outcomes: (number | string)[] = []
  let next = 0
  const rush = Promise.all(
    Array.from({ length: IN_HAND }, async () => {
      while (!rushing.over || next < PEOPLE) {
        const n = next++
        outcomes.push(await throughProxy(people[n % PEOPLE]!, n))
      }
    }),
  )
  for (const web of webs) {
    await sleep(700)
    const { child } = web.process
    const gone = new Promise((done) => child.once('exit', (code) => done(code)))
    const asked = performance.now()
    child.kill('SIGTERM')
    expect(await gone, 'ended in order').toBe(0)
    expect(performance.now() - asked).toBeLessThan(ENDED_WITHIN_SECONDS * 1000)
    await web.ready()
  }
  rushing.over = true
  await rush
  expect(outcomes.filter((outcome) => outcome !== 200)).toEqual([])
  expect(outcomes.length).toBeGreaterThan(100)
  await expectJournalled(house, await expectFair(house, session))

  // Every page saw the process under it end in order, found the other, and shows what is true now.
  await expect.poll(() => new Set(watching.map(({ told }) => told.at(-1))).size, { timeout: 30_000 }).toBe(1)
  expect(JSON.parse(watching[0]!.told.at(-1)!)).toMatchObject({
    state: 'waitlist',
    waiting: PEOPLE - session.capacity,
  })
  for (const one of watching) {
    one.stop()
    expect(one.ends, 'ended by a last line, never broken off').toContain('in order')
    expect(one.ends).not.toContain('broken')
  }
})

test('whoever hung up leaves work behind, which is done before the database is let go', async () => {
  const other = (await sessions(house.db, 1, { capacity: 5, waitlist: 5 }))[0]!
  const holder = new pg.Client(house.postgres.url)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from catalog.session where id = $1 for update', [other.sessionId])
  const [web] = webs
  const underWay = Promise.withResolvers<void>()
  const fresh = await signedInPeople(house.db, 5)
  const hungUp = fresh.map((person) => {
    const { path, question } = enrolment(other, person)
    return ask(web!.baseUrl + path, { ...question, hangUpWhen: underWay.promise }).catch(
      (error: Error) => error.message,
    )
  })
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%catalog%session%'`
  while ((await house.rows(waiting)).length === 0) await sleep(20)
  await sleep(200)
  underWay.resolve()
  expect(new Set(await Promise.all(hungUp))).toEqual(new Set(['hung up']))
  const running = web!.process
  const gone = new Promise((done) => running.child.once('exit', (code) => done(code)))
  running.child.kill('SIGTERM')
  await sleep(800)
  await holder.query('rollback')
  await holder.end()
  expect(await gone, 'ended in order').toBe(0)
  expect(running.said()).not.toContain('failed unexpectedly')
  expect((await claimsTo(house, other)).length, 'done all the same').toBeGreaterThan(0)
  await web!.ready()
})

test('a process waits, in words, for a database that comes up later', async () => {
  const port = await freePort()
  const address = new URL(house.postgres.url)
  address.port = String(port)
  const one = startProcess('migrate', { DATABASE_URL: address.href, DATA_DIR: house.dataDir, DEMO: '0' })
  await expect.poll(() => one.said(), { timeout: 60_000 }).toContain('Waiting for the database')
  const late = createServer((near) => {
    const far = connect(Number(new URL(house.postgres.url).port), '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => socket.destroy())
  }).listen(port, '127.0.0.1')
  await expect.poll(() => one.child.exitCode, { timeout: 90_000 }).toBe(0)
  late.close()
})
