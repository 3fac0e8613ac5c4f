import { fork } from 'node:child_process'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../kit/db/embedded.ts'
import { openDatabase } from '../kit/db/index.ts'
import { apart, heardFrom } from './measure/apart.ts'
import type { Bench } from './measure/bench.ts'
import { databaseCpuSeconds, stepAside, withProgram } from './measure/program.ts'
import type { Asked, Outcome, Task } from './rush/ask.ts'
import { aCrowd, openSession, type Person, type Session } from './rush/crowd.ts'
import type { HotRow } from './rush/hot-row.ts'
import { verify } from './rush/verify.ts'
import type { Watch } from './rush/watch.ts'

/** Fewer of them for a quick look (at least 2,000), and no turns with watchers. */
const PEOPLE = Number(process.env.PEOPLE ?? 20_000)
const CONNECTIONS = 64
const PLACES = 500
const WATCHERS = 2_000
/** Before and after what it is compared with, so that what else the machine does falls on both. */
const HOT_ROW_REQUESTS = 2_000
/** With and without watchers in turns, for the same reason. */
const ROUNDS = Number(process.env.WATCHED_ROUNDS ?? 4)
const ROUND_PEOPLE = 2_000
const secretKey = 'the secret key of a benchmark, which is thrown away'

type Figures = Record<string, number>

/**
 * 20,000 signed-in people want one session through 64 connections, with durable commits: everyone finds a place; 500 places
 * and 500 numbers for all; and 2,000 others watching. What people were told is compared with the database.
 */
export const bench: Bench = async ({ dataDir, say }) => {
  await stepAside()
  const postgres = await startEmbeddedPostgres({ dataDir, log: say })
  const db = openDatabase(postgres.url, { max: 4, patience: 'setup' })
  try {
    return await withServer(postgres.url, dataDir, async (url, cpuSeconds) => {
      say(`Signing ${PEOPLE} people in …`)
      const crowd = await aCrowd(db, postgres.url, secretKey, PEOPLE)
      const port = Number(new URL(url).port)
      const open = (capacity: number, waitlistCapacity: number) =>
        openSession(db, postgres.url, { capacity, waitlistCapacity })
      const rush = async (session: Session, people: readonly Person[], seats: number, waiting: number) => {
        const before = { server: cpuSeconds(), database: databaseCpuSeconds(postgres.folder) }
        const { outcomes, cpuSeconds: asking } = await ask({
          port,
          path: session.path,
          connections: CONNECTIONS,
          people: [...people],
        })
        const computed = {
          server: cpuSeconds() - before.server,
          database: databaseCpuSeconds(postgres.folder) - before.database,
          asking,
        }
        await verify(postgres.url, session, outcomes, { seats, waiting })
        const found = { ...measured(outcomes), ...computedEach(computed, outcomes.length) }
        say(JSON.stringify(found))
        return found
      }
      say('Warming up')
      await rush(await open(2_000, 0), crowd.slice(0, 2_000), 2_000, 0)
      say('The yardstick: one transaction for each on a hot counter row')
      const hotRowBefore = await hotRowPerSecond(postgres.url)
      say('All find a place')
      const all = await rush(await open(PEOPLE, 0), crowd, PEOPLE, 0)
      const hotRow = 2 / (1 / hotRowBefore + 1 / (await hotRowPerSecond(postgres.url)))
      say(`The yardstick before and after: ${Math.round(hotRow)} a second`)
      say(`${PLACES} places and ${PLACES} numbers of the waitlist`)
      const scarce = await rush(await open(PLACES, PLACES), crowd, PLACES, PLACES)
      say(`${WATCHERS} people watch`)
      // Other people at each turn: nobody may hold more than a few places at a time.
      let asked = 0
      const nextPeople = () => crowd.slice(-ROUND_PEOPLE * ++asked).slice(0, ROUND_PEOPLE)
      const watched = await withAndWithoutWatchers(
        port,
        () => open(ROUND_PEOPLE, 0),
        (session) => rush(session, nextPeople(), ROUND_PEOPLE, 0),
      )
      const figures: Figures = {
        confirmedPerSecond: all.perSecond,
        ratioToHotRow: round(all.perSecond / hotRow),
        hotRowPerSecond: Math.round(hotRow),
        decidedPerSecond: scarce.perSecond,
        p50Ms: all.p50,
        p99Ms: all.p99,
        scarceP50Ms: scarce.p50,
        scarceP99Ms: scarce.p99,
        ...watched,
      }
      return { rows: { 'all find a place': all, 'few find a place': scarce }, figures }
    })
  } finally {
    await db.destroy()
    await postgres.stop()
  }
}

function withServer<T>(
  databaseUrl: string,
  dataDir: string,
  measure: (url: string, cpuSeconds: () => number) => Promise<T>,
): Promise<T> {
  const env = {
    DATA_DIR: join(dataDir, 'server'),
    DATABASE_URL: databaseUrl,
    DEMO: 'small',
    SECRET_KEY: secretKey,
  }
  const flags = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : []
  return withProgram('build/server/main.js', { env, args: ['web'], flags }, measure)
}

/** Runs one of bench/rush in a process of its own: its answer to a task. */
const inRush = <Answer>(file: string, task: object) =>
  apart<Answer>(join(import.meta.dirname, 'rush', file), task)

const ask = (task: Task) => inRush<Asked>('ask.ts', task)
const hotRowPerSecond = (databaseUrl: string) =>
  inRush<number>('hot-row.ts', {
    databaseUrl,
    connections: CONNECTIONS,
    requests: HOT_ROW_REQUESTS,
  } satisfies HotRow)

type Turn = { perSecond: number; serverCpuMs: number; databaseCpuMs: number }

async function withAndWithoutWatchers(
  port: number,
  open: () => Promise<Session>,
  rush: (session: Session) => Promise<Turn>,
): Promise<Figures> {
  let alone = 0
  let watched = 0
  let updates = 0
  const computed = { alone: 0, watched: 0 }
  const cpu = ({ serverCpuMs, databaseCpuMs }: Turn) => serverCpuMs + databaseCpuMs
  for (let n = 0; n < ROUNDS; n++) {
    const unwatched = await rush(await open())
    alone += 1 / unwatched.perSecond
    computed.alone += cpu(unwatched)
    const session = await open()
    const child = fork(join(import.meta.dirname, 'rush/watch.ts'))
    child.send({ port, path: `${session.page}/places/live`, watchers: WATCHERS } satisfies Watch)
    await heardFrom(child)
    const turn = await rush(session)
    watched += 1 / turn.perSecond
    computed.watched += cpu(turn)
    child.send('end')
    updates += await heardFrom<number>(child)
  }
  if (updates < WATCHERS * ROUNDS) throw new Error(`Watchers were told ${updates} times only.`)
  return {
    watchersSlowdown: round(1 - alone / watched),
    watchersCpu: round(computed.watched / computed.alone - 1),
    updatesPerWatcher: round(updates / WATCHERS / ROUNDS),
  }
}

/** Answers a second from the first question to the last answer, and how long people waited (milliseconds). */
function measured(outcomes: readonly Outcome[]) {
  const seconds = Math.max(...outcomes.map(({ answered }) => answered)) / 1000
  const waits = outcomes.map(({ asked, answered }) => answered - asked).toSorted((a, b) => a - b)
  const at = (share: number) => round(waits[Math.floor((waits.length - 1) * share)]!)
  return { perSecond: Math.round(outcomes.length / seconds), p50: at(0.5), p99: at(0.99), max: at(1) }
}

/** What each part computed for one answer, in milliseconds of a core: it hardly depends on what else the machine does. */
const computedEach = (seconds: Record<'server' | 'database' | 'asking', number>, answers: number) => ({
  serverCpuMs: thousandths((seconds.server / answers) * 1000),
  databaseCpuMs: thousandths((seconds.database / answers) * 1000),
  askingCpuMs: thousandths((seconds.asking / answers) * 1000),
})

const thousandths = (value: number) => Math.round(value * 1000) / 1000
const round = (value: number) => Math.round(value * 100) / 100
