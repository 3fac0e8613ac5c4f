import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, askUntilAnswered, enrolment, promise } from './fixture/client.ts'
import { type House, type Kept, openHouse } from './fixture/house.ts'
import { expectFair, expectJournalled, expectKept, expectTold, type Promised } from './fixture/invariants.ts'
import { killPostgres, seeded } from './fixture/kill.ts'
import { type Person, type Session, sessions, signedInPeople } from './fixture/people.ts'

const SOAK_MINUTES = Number(process.env.SOAK_MINUTES ?? 0)
const SEED = Number(process.env.SEED ?? randomInt(1_000_000))
const KILLS = 20
const IN_HAND = 16
/** Each session is wanted by more than it has places, seats and waitlist together. */
const [CAPACITY, WAITLIST, WANTED] = [40, 20, 70]
const SESSIONS = 30 + SOAK_MINUTES * 25
const PEOPLE = 350
/** Fewer promises prove little. */
const ENOUGH = 150
/** Both web processes may be down for a while on a busy machine; people ask on. */
const PATIENCE_SECONDS = 300
/** The next blow waits so long for what was hit to stand up again. */
const BACK_SECONDS = 40
/** Between two blows so many people get their answer, or so much time passes. */
const [STEP, STEP_SECONDS] = [12, 3]
/** A letter may come twice when its worker was killed between the mail server's yes and its own note of it. */
const IN_FLIGHT_MS = 3_000

type Part = 'web' | 'worker' | 'postgres'

let house: House
let webs: Kept[]
let worker: Kept
let people: Person[]
let wanted: Session[]
const workerKills: number[] = []
const random = seeded(SEED)

beforeAll(async () => {
  house = await openHouse()
  webs = [await house.keep('web'), await house.keep('web')]
  worker = await house.keep('worker')
  await Promise.all([...webs, worker].map((one) => one.ready()))
  people = await signedInPeople(house.db, PEOPLE)
  wanted = await sessions(house.db, SESSIONS, { capacity: CAPACITY, waitlist: WAITLIST })
})
afterAll(() => house?.close())

const promised: Promised[] = []

/** Everybody who wants a place, session after session, until `over`; keeps what they were promised. */
async function rush(over: () => boolean): Promise<void> {
  const bases = webs.map(({ baseUrl }) => baseUrl)
  let next = 0
  const one = async () => {
    while (!over() && next < SESSIONS * WANTED) {
      const n = next++
      const person = people[n % PEOPLE]!
      const { path, question } = enrolment(wanted[Math.floor(n / WANTED)]!, person)
      if (n % 5 === 0) await ask(bases[n % 2]! + path, { ...question, hangUpAfter: n % 40 }).catch(() => null)
      const { status, body } = await askUntilAnswered(bases, path, question, PATIENCE_SECONDS)
      if (status === 200) promised.push(promise(person, body))
    }
  }
  await Promise.all(Array.from({ length: IN_HAND }, one))
}

async function kill(part: Part, n: number): Promise<void> {
  if (part === 'postgres') return killPostgres(house.dataDir)
  if (part === 'worker') workerKills.push(performance.now())
  const victim = part === 'worker' ? worker : webs[n % 2]!
  victim.process.child.kill('SIGKILL')
}

/** Is it back? Not for ever: the next blow may fall while something is still down. */
async function back(part: Part, n: number): Promise<void> {
  const ready =
    part === 'postgres'
      ? (async () => {
          while (!(await house.rows('select 1').catch(() => null))) await sleep(100)
        })()
      : (part === 'worker' ? worker : webs[n % 2]!).ready().catch(() => undefined)
  await Promise.race([ready, sleep(BACK_SECONDS * 1000)])
}

async function progress(): Promise<void> {
  const before = promised.length
  for (let tenths = 0; tenths < STEP_SECONDS * 10 && promised.length < before + STEP; tenths++)
    await sleep(100)
}

/** Each part in turn, in a random order, at random moments. */
async function blows(enough: (n: number) => boolean): Promise<number> {
  const began = performance.now()
  let parts: Part[] = []
  let n = 0
  for (; !enough(n); n++) {
    if (parts.length === 0) parts = ['web', 'worker', 'postgres', 'web', 'postgres']
    const [part] = parts.splice(Math.floor(random() * parts.length), 1)
    await progress()
    await sleep(random() * 500)
    await kill(part!, n)
    await back(part!, n)
  }
  console.log(`${n} kills in ${((performance.now() - began) / 1000).toFixed(0)} s, seed ${SEED}`)
  return n
}

test(
  'nothing promised is lost and nothing is told twice, whatever is killed',
  { timeout: (6 + SOAK_MINUTES * 1.5) * 60_000 },
  async () => {
    const end = performance.now() + SOAK_MINUTES * 60_000
    let over = false
    const rushing = rush(() => over)
    await blows((n) => (SOAK_MINUTES ? performance.now() > end : n === KILLS))
    // On a machine that is busy with others few got their answer meanwhile.
    const late = performance.now() + PATIENCE_SECONDS * 1000
    while (promised.length < ENOUGH && performance.now() < late) await sleep(200)
    over = true
    await rushing
    const claims = (await Promise.all(wanted.map((session) => expectFair(house, session)))).flat()
    console.log(
      `${promised.length} promises, ${claims.length} claims, ${workerKills.length} kills of the worker`,
    )
    expect(promised.length).toBeGreaterThanOrEqual(ENOUGH)
    expectKept(claims, promised)
    await expectJournalled(house, claims)
    const doubled = await expectTold(house, claims, 120)
    console.log(`${doubled.length} of ${house.mail.received.length} letters came twice`)
    const unexplained = doubled.filter(
      ([first]) => !workerKills.some((at) => at >= first!.at - 100 && at - first!.at < IN_FLIGHT_MS),
    )
    expect(unexplained, 'letters that came twice though no worker was killed meanwhile').toEqual([])
  },
)
