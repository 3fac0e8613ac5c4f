import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import { openDatabase } from '#kit/db/index.ts'
import { freePort, type ServerProcess, startProcess, untilReady } from '../e2e/fixture/server.ts'
import { ask, askUntilAnswered, enrolment, together } from './fixture/client.ts'
import { type Person, type Session, sessions, signedInPeople } from './fixture/people.ts'
import { mountVolume, unmountVolume } from './fixture/volume.ts'

const SECRET_KEY = 'a secret key for drills only, 32+ characters'
const VOLUME_SIZE = '220m'
const BACK_SECONDS = 60

let folder: string
let baseUrl: string
let server: ServerProcess
let databaseUrl: string
let people: Person[]
let session: Session

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenhuagong-drill-disk-'))
  await chmod(folder, 0o755)
  expect(mountVolume(folder, VOLUME_SIZE)).toBe(true)
  const port = await freePort()
  baseUrl = `http://127.0.0.1:${port}`
  server = startProcess('all', {
    DATA_DIR: folder,
    PORT: String(port),
    BASE_URL: baseUrl,
    DEMO: '0',
    SECRET_KEY,
    LOG_LEVEL: 'fatal',
  })
  await untilReady(baseUrl, server)
  databaseUrl = embeddedUrl()
  setKeyring(createKeyring(SECRET_KEY))
  const db = openDatabase(databaseUrl, { max: 8 })
  people = await signedInPeople(db, 60)
  session = (await sessions(db, 1, { capacity: 100, waitlist: 0 }))[0]!
  await db.destroy()
})
afterAll(async () => {
  await server?.stop()
  unmountVolume(folder)
  await rm(folder, { recursive: true, force: true })
})

function embeddedUrl(): string {
  const read = (name: string) => readFileSync(join(folder, 'postgres', name), 'utf8')
  const port = read('cluster/postmaster.pid').split('\n')[3]
  return `postgres://wenhuagong:${read('password').trim()}@127.0.0.1:${port}/wenhuagong`
}

const LEFT_MEGABYTES = 24

/** Takes most of the volume, then writes until the database can take no more; a server that gives up over it is full enough. */
async function fill(): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const blocks = Math.floor((bavail * bsize) / 2 ** 20) - LEFT_MEGABYTES
  spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'ballast')}`, 'bs=1M', `count=${blocks}`])
  const client = new pg.Client(databaseUrl)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table if not exists public.ballast (filler text)')
  const writing = async () => {
    for (let n = 0; n < 100; n++)
      await client.query(`insert into public.ballast select string_agg(gen_random_uuid()::text, '')
        from generate_series(1, 50000) g group by g % 1000`)
  }
  await expect(writing()).rejects.toThrow(/No space left|disk|terminat|shut|recovery/i)
  await client.end().catch(() => undefined)
  // What is left over, so that nothing small fits either.
  spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'ballast')}`, 'bs=64k', 'oflag=append', 'conv=notrunc'])
}

async function clear(): Promise<void> {
  await rm(join(folder, 'ballast'))
  await expect
    .poll(
      async () => {
        const client = new pg.Client(databaseUrl)
        client.on('error', () => undefined)
        try {
          await client.connect()
          await client.query('drop table public.ballast')
          return true
        } catch {
          return false
        } finally {
          await client.end().catch(() => undefined)
        }
      },
      { timeout: BACK_SECONDS * 1000, interval: 500, message: 'the database can be tidied up again' },
    )
    .toBe(true)
}

const signUp = (person: Person) => {
  const { path, question } = enrolment(session, person)
  return ask(baseUrl + path, question)
}

test('a full disk is said, refuses within five seconds, and is forgotten when there is room again', async () => {
  await fill()
  const pid = server.child.pid
  const { answers, within } = await together(baseUrl, people.slice(0, 40).map(signUp))
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(within)
  // Some may still fit into what is allocated; whoever is refused is told so, and nobody sees a broken page.
  expect([...new Set(answers.map(({ status }) => status))].filter((status) => status !== 200)).toEqual([503])
  const refused = answers.find(({ status }) => status === 503)!
  expect(refused.body).toMatchObject({ code: 'ui:unavailable' })
  const confirmed = people.slice(0, 40).filter((_, n) => answers[n]!.status === 200)

  // How it stands is looked at every two seconds.
  await expect
    .poll(async () => (await ask(`${baseUrl}/readyz`)).body.disk.status, { timeout: 5_000, interval: 200 })
    .toBe('trouble')
  expect((await ask(`${baseUrl}/help`)).status, 'what needs no database can be read').toBe(200)

  await clear()
  for (const person of people) {
    const { path, question } = enrolment(session, person)
    const { status, body } = await askUntilAnswered([baseUrl], path, question, BACK_SECONDS)
    expect(status).toBe(200)
    expect(body.people).toHaveLength(1)
  }
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query('select person_id from enrolment.enrolment where session_id = $1', [
    session.sessionId,
  ])
  await client.end()
  expect(rows).toHaveLength(people.length)
  const there = new Set(rows.map(({ person_id }) => person_id))
  expect(
    confirmed.filter(({ personId }) => !there.has(personId)),
    'nobody lost a place',
  ).toEqual([])
  await expect
    .poll(async () => (await ask(`${baseUrl}/readyz`)).body.status, {
      timeout: BACK_SECONDS * 1000,
      interval: 1_000,
    })
    .toBe('ok')
  expect(server.child.pid).toBe(pid)
  expect(server.child.exitCode, 'without a restart').toBeNull()
})
