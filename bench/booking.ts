import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../kit/db/embedded.ts'
import { openDatabase } from '../kit/db/index.ts'
import type { Booked, Bookings, Wish } from './booking/book.ts'
import { closeFor } from './booking/closure.ts'
import { aNetwork, FILLED_DAYS } from './booking/network.ts'
import type { RawInserts } from './booking/raw-inserts.ts'
import { apart } from './measure/apart.ts'
import type { Bench } from './measure/bench.ts'
import { countQueries } from './measure/count-queries.ts'
import { fetchPage, load } from './measure/load.ts'
import { stepAside, withProgram } from './measure/program.ts'
import { aCrowd } from './rush/crowd.ts'

const PALACES = Number(process.env.PALACES ?? 120)
const SPACES = 40
const BOOKINGS = Number(process.env.BOOKINGS ?? 4_000)
const CONNECTIONS = 64
const SECONDS = 6
const CLOSED_OVER = 5_000
const secretKey = 'the secret key of a benchmark, which is thrown away'

const file = (name: string) => join(import.meta.dirname, 'booking', name)

/**
 * Spaces of 120 palaces, 40 each, for two weeks, evenings nearly full: bookings on distinct slots through HTTP beside bare inserts
 * into an exclusion constraint; the week of a palace; what is free tonight in the province; a closure over 5,000 bookings.
 */
export const bench: Bench = async ({ dataDir, say }) => {
  await stepAside()
  const postgres = await startEmbeddedPostgres({ dataDir, log: say })
  const db = openDatabase(postgres.url, { max: 4, patience: 'setup' })
  const counted = await countQueries(postgres.url)
  const env = {
    DATA_DIR: join(dataDir, 'server'),
    DATABASE_URL: postgres.url,
    DEMO: '0',
    SECRET_KEY: secretKey,
  }
  const flags = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : []
  try {
    const queries = await withProgram(
      'build/server/main.js',
      { env: { ...env, DATABASE_URL: counted.url }, args: ['web'] },
      async (url) => {
        say(`Filling ${PALACES} palaces with ${SPACES} spaces for ${FILLED_DAYS} days …`)
        await aNetwork(postgres.url, { palaces: PALACES, spaces: SPACES }, { day: 0.5, evening: 0.85 })
        await aNetwork(postgres.url, { palaces: 1, spaces: 1 }, { day: 0, evening: 0 })
        await aNetwork(postgres.url, { palaces: 1, spaces: 1_000 }, { day: 0.1, evening: 0.1 })
        return queriesPerSpace(url, counted.passed, postgres.url)
      },
    )
    return await withProgram(
      'build/server/main.js',
      { env, args: ['web'], flags },
      async (url, cpuSeconds) => {
        const measured = await measure(url, cpuSeconds, { databaseUrl: postgres.url, db, say })
        return { rows: measured.rows, figures: { ...measured.figures, ...queries } }
      },
    )
  } finally {
    counted.close()
    await db.destroy()
    await postgres.stop()
  }
}

type Here = { databaseUrl: string; db: ReturnType<typeof openDatabase>; say: (line: string) => void }

async function measure(url: string, cpuSeconds: () => number, { databaseUrl, db, say }: Here) {
  const { palaces, slots } = await emptyDay(databaseUrl)
  const week = `/api/v1/palaces/${palaces[0]}/availability?from=${day(0)}&days=7`
  let visits = 0
  say('The week of a palace')
  const another = () => `${url}${week}&visit=${visits++}`
  await load({ url: another, cpuSeconds, seconds: 3 })
  const availability = await load({ url: another, cpuSeconds, seconds: SECONDS })
  say('Free tonight in the province')
  const anywhere = () => `${url}${freeTonight(visits++)}`
  await load({ url: anywhere, cpuSeconds, seconds: 3, connections: 1 })
  const free = await load({ url: anywhere, cpuSeconds, seconds: SECONDS, connections: 1 })
  say(`Signing ${BOOKINGS} people in …`)
  const crowd = await aCrowd(db, databaseUrl, secretKey, BOOKINGS + 500)
  const wishes = crowd.slice(0, -1).map(({ token }, n): Wish => {
    const { palaceId, ...slot } = slots[n]!
    return { token, path: `/api/v1/palaces/${palaceId}/bookings`, body: JSON.stringify(slot) }
  })
  const port = Number(new URL(url).port)
  const book = (some: Wish[]) =>
    apart<Booked>(file('book.ts'), { port, connections: CONNECTIONS, wishes: some } satisfies Bookings)
  await book(wishes.slice(BOOKINGS))
  say('The yardstick: bare inserts into an exclusion constraint')
  const raw = await apart<number>(file('raw-inserts.ts'), {
    databaseUrl,
    connections: CONNECTIONS,
    requests: 8_000,
  } satisfies RawInserts)
  say(`Booking ${BOOKINGS} distinct slots`)
  const cpuBegin = cpuSeconds()
  const booked = await book(wishes.slice(0, BOOKINGS))
  const perCpuSecond = Math.round(BOOKINGS / (cpuSeconds() - cpuBegin))
  const figures = {
    createsPerSecond: booked.perSecond,
    ratioToRaw: round(booked.perSecond / raw),
    rawPerSecond: Math.round(raw),
    createsPerCpuSecond: perCpuSecond,
    availabilityPerSecond: availability.perSecond,
    availabilityPerCpuSecond: availability.perCpuSecond,
    freeTonightP50Ms: free.p50,
    freeTonightP99Ms: free.p99,
  }
  say(JSON.stringify(figures))
  say(`Closing a palace over ${CLOSED_OVER} bookings`)
  const closureSeconds = await closeFor(url, { db, databaseUrl }, crowd.at(-1)!, CLOSED_OVER)
  return {
    rows: { availability, 'free tonight': free, booked: { ...booked, perCpuSecond } },
    figures: { ...figures, closureSeconds: round(closureSeconds) },
  }
}

/** A reader somewhere in the province, who looks for anything or for one kind of space; each request is another one. */
function freeTonight(n: number): string {
  const kinds = ['', '', 'court', 'classroom', 'hall']
  const at = {
    lat: (29.5 + ((n * 37) % 300) / 100).toFixed(3),
    lng: (109.5 + ((n * 53) % 600) / 100).toFixed(3),
  }
  const asked = new URLSearchParams({ ...at, kind: kinds[n % kinds.length]!, visit: String(n) })
  // The evening of a day that has not begun, so that the hour at which this runs makes no difference.
  asked.set('day', day(1 + (n % (FILLED_DAYS - 1))))
  return `/api/v1/free-spaces?${asked}`
}

const day = (ahead: number) => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days: ahead }).toString()

type Slot = { palaceId: string; spaceId: string; start: string; end: string }

/** Every slot of the day that was left empty, gyms apart, those of one space far from each other; and the palaces. */
async function emptyDay(databaseUrl: string): Promise<{ palaces: string[]; slots: Slot[] }> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ palace_id: string; id: string }>(
    `select s.palace_id, s.id from places.space s join places.palace p on p.id = s.palace_id
     where slug like 'bench-${SPACES}-%' and kind <> 'gym' order by s.position, s.palace_id`,
  )
  await client.end()
  const slots = Array.from({ length: 14 }, (_, n) => 8 + n).flatMap((hour) =>
    rows.map(({ palace_id: palaceId, id: spaceId }) => {
      const start = Temporal.PlainDate.from(day(FILLED_DAYS)).toZonedDateTime({
        timeZone: 'Asia/Shanghai',
        plainTime: { hour },
      })
      return {
        palaceId,
        spaceId,
        start: start.toInstant().toString(),
        end: start.add({ hours: 1 }).toInstant().toString(),
      }
    }),
  )
  return { palaces: [...new Set(rows.map((row) => row.palace_id))], slots }
}

/** How many statements the week of a palace costs with 1 and with 1,000 spaces. @throws Error when they differ */
async function queriesPerSpace(url: string, passed: { queries: number }, databaseUrl: string) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const figures: Record<string, number> = {}
  for (const spaces of [1, 1_000]) {
    const { rows } = await client.query<{ id: string }>(
      `select id from places.palace where slug like 'bench-${spaces}-%'`,
    )
    const counts: number[] = []
    for (let n = 0; n < 5; n++) {
      const before = passed.queries
      await fetchPage(`${url}/api/v1/palaces/${rows[0]!.id}/availability?from=${day(0)}&days=7&visit=${n}`)
      counts.push(passed.queries - before)
    }
    figures[`availabilityQueriesWith${spaces}`] = Math.min(...counts)
  }
  await client.end()
  if (figures.availabilityQueriesWith1 !== figures.availabilityQueriesWith1000)
    throw new Error(`${JSON.stringify(figures)}: more spaces, other queries`)
  return figures
}

const round = (value: number) => Math.round(value * 100) / 100
