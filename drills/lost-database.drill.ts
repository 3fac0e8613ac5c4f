import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ask, askUntilAnswered, type Answer, enrolment, together } from './fixture/client.ts'
import { type House, type Kept, openHouse } from './fixture/house.ts'
import { type Person, type Session, sessions, signedInPeople } from './fixture/people.ts'
import { startProxy } from './fixture/proxy.ts'

/** A job that hangs on a silent connection is given up after twenty seconds. */
const BACK_SECONDS = 45

let house: House
let proxy: Awaited<ReturnType<typeof startProxy>>
let web: Kept
let people: Person[]
let session: Session
let pid: number | undefined

beforeAll(async () => {
  house = await openHouse()
  proxy = await startProxy(house.postgres.url)
  web = await house.keep('all', proxy.url)
  await web.ready()
  pid = web.process.child.pid
  people = await signedInPeople(house.db, 40)
  session = (await sessions(house.db, 1, { capacity: 100, waitlist: 10 }))[0]!
  await ask(`${web.baseUrl}/search`)
})
afterAll(async () => {
  proxy?.stop()
  await house?.close()
})
afterEach(() => {
  proxy.open()
  house.setMood('takes')
})

let next = 0
const someone = () => people[next++ % people.length]!
const get = (path: string, token?: string) => ask(web.baseUrl + path, { ...(token && { token }) })
const signUp = (person = someone()) => {
  const { path, question } = enrolment(session, person)
  return ask(web.baseUrl + path, question)
}

/** Everything that people do, many at once. */
const everything = () =>
  together(web.baseUrl, [
    ...Array.from({ length: 30 }, () => signUp()),
    ...Array.from({ length: 10 }, () => get('/search')),
    ...Array.from({ length: 10 }, (_, n) => get(`/search?q=${n}`)),
    ...Array.from({ length: 5 }, () => get('/my', someone().token)),
    ...Array.from({ length: 5 }, () => get('/api/v1/me', someone().token)),
  ])

function expectInTime({ answers, within = 5_000 }: { answers: readonly Answer[]; within?: number }): void {
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(within)
  const others = answers.filter(({ status }) => status >= 500 && status !== 503)
  expect(others.map(({ status, body }) => ({ status, body }))).toEqual([])
}

/** The same process works again, and so do its pool, its queue and its way to sign in. */
async function expectBack(): Promise<void> {
  const person = (await signedInPeople(house.db, 1))[0]!
  const { path, question } = enrolment(session, person)
  const { status } = await askUntilAnswered([web.baseUrl], path, question, BACK_SECONDS)
  expect(status).toBe(200)
  await expect
    .poll(() => house.mail.received.some(({ to }) => to.includes(person.email)), {
      timeout: BACK_SECONDS * 1000,
      message: 'the queue came back',
    })
    .toBe(true)
  const body = { username: 'nobody', password: 'not the password' }
  const signIn = await askUntilAnswered(
    [web.baseUrl],
    '/api/v1/session',
    { method: 'POST', body },
    BACK_SECONDS,
  )
  expect(signIn.status).toBe(422)
  await expect
    .poll(async () => (await get('/readyz')).body, { timeout: BACK_SECONDS * 1000 })
    .toMatchObject({
      status: 'ok',
      database: { status: 'ok' },
    })
  expect(web.process.child.pid, 'without a restart').toBe(pid)
}

/** What people and machines are told while the database is away. */
async function expectSaid({ within }: { within: number }): Promise<void> {
  const refused = await signUp()
  expect(refused).toMatchObject({
    status: 503,
    body: { code: 'ui:unavailable', title: expect.stringContaining('暂时用不了') },
  })
  expect(refused.headers['retry-after']).toBe('5')
  const page = await get('/search?q=never-asked-before')
  expect(page.status).toBe(503)
  expect(page.body).toContain('暂时用不了')
  expect(page.body).toContain('12351')
  const kept = await get('/search')
  expect(kept.status, 'a page of before').toBe(200)
  expect(kept.body).toContain('稍早的内容')
  const signedIn = await get('/my', someone().token)
  // Nobody is told to sign in again because the database could not say who they are.
  expect(signedIn.status).toBe(503)
  for (const path of ['/help', '/healthz', '/favicon.svg'])
    expect(await get(path)).toMatchObject({ status: 200 })
  // How it stands is looked at every two seconds.
  await expect.poll(async () => (await get('/readyz')).status, { timeout: 5_000, interval: 200 }).toBe(503)
  const ready = await get('/readyz')
  expect(ready).toMatchObject({
    status: 503,
    body: { status: 'unavailable', database: { status: 'unavailable' } },
  })
  const metrics = await get('/metrics')
  expect(metrics.body).toMatch(/^wenhuagong_part_ok\{part="database"\} 0$/m)
  expect(metrics.body).toMatch(/^wenhuagong_requests_refused_total [1-9]/m)
  expectInTime({ answers: [refused, page, kept, signedIn, ready, metrics], within })
}

describe('the database', () => {
  test('that ends every connection in a rush is asked again', async () => {
    const rush = everything()
    await house.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
    expectInTime(await rush)
    await expectBack()
  })

  test('that falls silent is not waited for', async () => {
    proxy.silence()
    const all = await everything()
    expectInTime(all)
    await expectSaid(all)
    proxy.open()
    await expectBack()
  })

  test('that is down is told of, and found again when it is up', async () => {
    proxy.close()
    const all = await everything()
    expectInTime(all)
    await expectSaid(all)
    proxy.open()
    await expectBack()
  })
})

test('a row that somebody holds for ever is not waited for', async () => {
  const holder = new pg.Client(house.postgres.url)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from catalog.session where id = $1 for update', [session.sessionId])
  const fresh = await signedInPeople(house.db, 20)
  const refused = await together(
    web.baseUrl,
    fresh.map((person) => signUp(person)),
  )
  expectInTime(refused)
  expect(refused.answers.every(({ status }) => status === 503)).toBe(true)
  await holder.query('rollback')
  await holder.end()
  await expectBack()
})

test('a mail server that never answers holds up letters, not people', async () => {
  house.setMood('never answers')
  const person = (await signedInPeople(house.db, 1))[0]!
  const signedUp = await together(web.baseUrl, [signUp(person)])
  expect(signedUp.answers[0]!.status).toBe(200)
  expectInTime(signedUp)
  expectInTime(await everything())
  await expect.poll(async () => (await get('/readyz')).body.mail.status, { timeout: 20_000 }).toBe('trouble')
  const ready = await get('/readyz')
  expect(ready, 'it serves all the same').toMatchObject({
    status: 200,
    body: { status: 'trouble', database: { status: 'ok' } },
  })
  expect((await get('/metrics')).body).toMatch(/^wenhuagong_mail_failing [1-9]/m)
  house.setMood('takes')
  await expect
    .poll(() => house.mail.received.some(({ to }) => to.includes(person.email)), { timeout: 60_000 })
    .toBe(true)
})
