import { join } from 'node:path'
import pg from 'pg'
import { countQueries } from './count-queries.ts'
import { fetchPage } from './load.ts'
import { withProgram } from './program.ts'

const lists = { home: '/', list: '/search', palaces: '/palaces' }

/**
 * How many statements each list sends to the database when the network has 1 palace and when it has 1,000 that
 * have something on. @throws Error when the numbers differ: then a query runs once a row.
 */
export async function queriesPerPage(databaseUrl: string, dataDir: string) {
  const database = await emptyDatabase(databaseUrl)
  const counted = await countQueries(database)
  const env = { DATA_DIR: join(dataDir, 'queries'), DATABASE_URL: counted.url, DEMO: '0' }
  const figures: Record<string, number> = {}
  await withProgram('build/server/main.js', { env, args: ['web'] }, async (url) => {
    for (const palaces of [1, 1_000]) {
      await addPalaces(database, palaces)
      for (const [name, path] of Object.entries(lists))
        figures[`${name}QueriesWith${palaces}`] = await queriesOf(
          counted.passed,
          (n) => `${url}${path}?visit=${palaces}-${n}`,
        )
    }
  })
  counted.close()
  for (const name of Object.keys(lists))
    if (figures[`${name}QueriesWith1`] !== figures[`${name}QueriesWith1000`])
      throw new Error(`${name}: ${JSON.stringify(figures)}: more palaces, other queries`)
  const rows = Object.fromEntries(Object.entries(figures).map(([name, queries]) => [name, { queries }]))
  return { rows, figures }
}

/** The least of several visits: a pool that says hello or a timer that looks around may send a statement of its own. */
async function queriesOf(passed: { queries: number }, url: (n: number) => string): Promise<number> {
  const counts: number[] = []
  for (let n = 0; n < 5; n++) {
    const before = passed.queries
    await fetchPage(url(n))
    counts.push(passed.queries - before)
  }
  return Math.min(...counts)
}

async function emptyDatabase(databaseUrl: string): Promise<string> {
  await run(databaseUrl, 'create database queries_per_page')
  const url = new URL(databaseUrl)
  url.pathname = '/queries_per_page'
  return url.href
}

/** Palaces up to a number, each with a room, a session in an hour and one in two days. */
const addPalaces = (databaseUrl: string, upTo: number) =>
  run(
    databaseUrl,
    `with made as (
      insert into places.palace (id, division_code, owner_federation_id, slug, name, level, operation_mode,
        construction_mode, address, lng, lat, phone, synthetic, created_at)
      select uuidv7(), code, federation.id, 'palace-' || n, name || n, 'county', 'own', 'standalone', 'address', lng, lat,
        '12351', true, now()
      from generate_series((select count(*) from places.palace) + 1, ${upTo}) as n
      join (select row_number() over (order by code) as place, * from places.division) as division
        on place = n % (select count(*) from places.division) + 1
      join (select id, division_code from places.federation) as federation on division_code = code
      returning id),
    rooms as (
      insert into places.space (palace_id, id, name, kind, capacity) select id, uuidv7(), 'hall', 'hall', 50 from made
      returning palace_id, id),
    programmes as (
      insert into catalog.programme (palace_id, id, form, kind, title, summary, illustration, price_class, price_fen,
        submitted_at, published_at, search_text, synthetic, created_at)
      select id, uuidv7(), 'activity', 'education', 'title', 'summary', 'calligraphy', 'free', 0, now(), now(), 'title',
        true, now() from made
      returning palace_id, id)
    insert into catalog.session (palace_id, id, programme_id, space_id, during, first_meeting, meeting_count, capacity,
      waitlist_capacity, opens_at, closes_at, published_at, synthetic, created_at)
    select palace_id, uuidv7(), programmes.id, rooms.id, during, during, 1, 20, 20, now() - interval '1 day',
      lower(during), now(), true, now()
    from programmes join rooms using (palace_id), unnest(array[1, 48]) as hours,
      tstzrange(now() + hours * interval '1 hour', now() + (hours + 1) * interval '1 hour') as during`,
  )

async function run(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
