import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'node:http'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, startProcess } from '../e2e/fixture/server.ts'
import { enrolment } from './fixture/client.ts'
import { type House, type Kept, openHouse } from './fixture/house.ts'
import { expectFair, expectJournalled } from './fixture/invariants.ts'
import { type Person, type Session, sessions, signedInPeople } from './fixture/people.ts'

const PEOPLE = 400
const ROUNDS = 1

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
    const outcome = await send(webs[(n + tries) % 2]!.baseUrl, person)
    if ('status' in outcome) return outcome.status
    const { error, reused } = outcome
    if (error.code !== 'ECONNREFUSED' && !(reused && error.code === 'ECONNRESET')) return String(error)
    await sleep(50)
  }
  return 'nobody served'
}

test('each web process in turn is asked to end and started again in a rush: no request is lost', async () => {
  const rushing = { over: false }
  const outcomes: (number | string)[] = []
  let next = 0
  const rush = Promise.all(
    Array.from({ length: 20 }, async () => {
      while (!rushing.over) {
        const n = next++
        outcomes.push(await throughProxy(people[n % PEOPLE]!, n))
      }
    }),
  )
  for (let round = 0; round < ROUNDS; round++)
    for (const web of webs) {
      await sleep(700)
      const { child } = web.process
      const gone = new Promise((done) => child.once('exit', (code) => done(code)))
      child.kill('SIGTERM')
      expect(await gone, 'ended in order').toBe(0)
      await web.ready()
    }
  rushing.over = true
  await rush
  console.log(`${outcomes.length} requests through ${ROUNDS * 2} restarts`)
  expect(outcomes.filter((outcome) => outcome !== 200)).toEqual([])
  expect(outcomes.length).toBeGreaterThan(100)
  await expectJournalled(house, await expectFair(house, session))
})

test('a process waits, in words, for a database that comes up later', async () => {
  const port = await freePort()
  const address = new URL(house.postgres.url)
  address.port = String(port)
  const one = startProcess('migrate', { DATABASE_URL: address.href, DATA_DIR: house.dataDir, DEMO: '0' })
  await expect.poll(() => one.said(), { timeout: 20_000 }).toContain('Waiting for the database')
  const late = createServer((near) => {
    const far = connect(Number(new URL(house.postgres.url).port), '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => socket.destroy())
  }).listen(port, '127.0.0.1')
  await expect.poll(() => one.child.exitCode, { timeout: 20_000 }).toBe(0)
  late.close()
})
