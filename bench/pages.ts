import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../kit/db/embedded.ts'
import type { Bench } from './measure/bench.ts'
import { load, type Load } from './measure/load.ts'
import { stepAside, withProgram } from './measure/program.ts'
import { queriesPerPage } from './measure/queries-per-page.ts'

const SECONDS = 8
const WARM_UP_SECONDS = 4

type Say = Parameters<Bench>[0]['say']

/**
 * The three pages that everybody opens, as an anonymous visitor. Cached: one address, so a page is drawn every two
 * seconds. Uncached: every request has an address of its own, so every page is asked of the database and drawn.
 */
export const bench: Bench = async ({ dataDir, say }) => {
  await stepAside()
  const postgres = await startEmbeddedPostgres({ dataDir, log: say })
  try {
    const rows = { hello: await measureHello(say), ...(await measurePages(postgres.url, dataDir, say)) }
    say('The queries of lists with 1 and with 1,000 palaces')
    const queries = await queriesPerPage(postgres.url, dataDir)
    return { rows: { ...rows, ...queries.rows }, figures: { ...figuresOf(rows), ...queries.figures } }
  } finally {
    await postgres.stop()
  }
}

function measureHello(say: Say): Promise<Load> {
  say('The yardstick: the framework alone')
  return withProgram('bench/measure/hello.ts', {}, async (url, cpuSeconds) => {
    await load({ url: () => `${url}/`, cpuSeconds, seconds: 1 })
    return load({ url: () => `${url}/`, cpuSeconds, seconds: 3 })
  })
}

function measurePages(databaseUrl: string, dataDir: string, say: Say): Promise<Record<string, Load>> {
  say('Seeding the demonstration …')
  const env = { DATA_DIR: join(dataDir, 'server'), DATABASE_URL: databaseUrl }
  return withProgram(
    'build/server/main.js',
    { env, args: ['web'], flags: profiling() },
    async (url, cpuSeconds) => {
      const rows: Record<string, Load> = {}
      for (const [name, path] of Object.entries(await pages(databaseUrl))) {
        say(`${name}: ${path}`)
        let visits = 0
        const another = () => `${url}${path}?visit=${visits++}`
        await load({ url: another, cpuSeconds, seconds: WARM_UP_SECONDS })
        rows[`${name}Cached`] = await load({ url: () => url + path, cpuSeconds, seconds: SECONDS })
        rows[`${name}Uncached`] = await load({ url: another, cpuSeconds, seconds: SECONDS })
      }
      return rows
    },
  )
}

/** Home, search, and a session of tonight that one can sign up for. */
async function pages(databaseUrl: string) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ path: string }>(`
    select '/palaces/' || slug || '/sessions/' || session.id as path
    from catalog.session join places.palace on palace.id = palace_id
    where lower(first_meeting) > now() and opens_at < now() and cancelled_at is null
    order by slug = 'jianganqu' desc, lower(first_meeting) limit 1`)
  await client.end()
  return { home: '/', list: '/search', session: rows[0]!.path }
}

function figuresOf(rows: Record<string, Load>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, { perSecond, p99 }]) => [
      [name, perSecond],
      [`${name}P99`, p99],
    ]),
  )
}

/** PROFILE=folder writes what the server spent its time on, for Chrome's developer tools. */
const profiling = () => (process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [])
