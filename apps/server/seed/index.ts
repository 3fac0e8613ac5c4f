import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/id.ts'
import { system } from '#kit/access/index.ts'
import { insertDemoProjects, tellSleepers } from '#modules/grow/projects/index.ts'
import { foldDays } from '#modules/serve/benefit/index.ts'
import { insertDemoCoverage } from '#modules/grow/coverage/index.ts'
import { insertDemoSiting } from '#modules/grow/siting/index.ts'
import { demo, divisions, federations, type Demo, type DemoOptions } from '../../../tools/demo/index.ts'
import { insertBookings } from './insert-bookings.ts'
import { insertClosures } from './insert-closures.ts'
import { insertEnrolments } from './insert-enrolments.ts'
import { insertHouses, insertTree } from './insert-places.ts'
import { insertEveryone } from './insert-people.ts'
import { insertHallsSeason } from './insert-halls-season.ts'
import { insertRounds } from './insert-rounds.ts'
import { insertVenuesOf } from './insert-venues.ts'
import { insertSeason } from './insert-season.ts'

export { demonstrationAccounts } from './accounts.ts'

type SeedOptions = Pick<DemoOptions, 'count' | 'palaces'> & {
  db: Db
  now: Temporal.Instant
  say: (line: string) => void
}

/**
 * Fills an empty, migrated database with the demonstration around today (Asia/Shanghai); `count` people and `palaces`
 * for a smaller one. One transaction: a seed that is killed leaves nothing behind, and the next start seeds again.
 * Needs `setKeyring` and `configureSignIn`. Returns false, changing nothing, when divisions are there already.
 */
export async function seedDemo({ db, now, say, ...size }: SeedOptions): Promise<boolean> {
  let venues: Demo['venues'] = []
  let applicant = ''
  const seeded = await whenEmpty(db, async (tx) => {
    const made = demo({ baseDate: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(), now, ...size })
    const progress = (what: string, total?: number) => (done: number) =>
      say(`${what}  ${done.toLocaleString('en')}${total ? ` / ${total.toLocaleString('en')}` : ''}`)
    venues = made.venues
    applicant = made.cast.accounts.findLast(({ role }) => role === 'worker')!.personId
    await insertTree(tx, made.divisions, made.federations)
    await insertHouses(tx, made)
    progress('Palaces')(made.palaces.length)
    await insertEveryone(tx, made, now, progress('People', made.people.length))
    await insertSeason(tx, made)
    progress('Sessions')(made.sessions.length)
    await insertBookings(tx, made)
    progress('Bookings')(made.bookings.bookings.length)
    await insertEnrolments(tx, made, progress('Enrolments'))
    await sql`analyze`.execute(tx)
  })
  if (seeded) {
    const since = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().subtract({ days: FIGURES_DAYS })
    say(`Closures  ${await insertClosures(db, now)}`)
    say(`Projects  ${await insertDemoProjects(db, now)}`)
    say(`Rounds  ${await insertRounds(db, now, applicant)}`)
    say(`Season of halls  ${await insertHallsSeason(db, now)} requests`)
    say(`Venues  ${await insertVenuesOf(db, venues, now)}`)
    say(`Sites  ${await insertDemoSiting(db, now)}`)
    say(`Coverage  ${await insertDemoCoverage(db, now)} lines of a plan`)
    const context = { db, actor: system, clock: { now: () => now }, outbox: nobody }
    await tellSleepers(context, {})
    const { days } = await foldDays(context, { since: since.toString() })
    say(`Figures  ${days.toLocaleString('en')} days of palaces`)
  }
  return seeded
}

/** Bookings of the demonstration begin three weeks back: figures of earlier days would be of sessions alone. */
const FIGURES_DAYS = 30
/** Making figures tells nobody. */
const nobody = { send: async () => {}, emit: async () => {} }

/** For an empty installation: the sourced divisions and their federations, no palaces. False when they are there already. */
export function seedReference(db: Db): Promise<boolean> {
  return whenEmpty(db, async (tx) => {
    const tree = divisions()
    await insertTree(tx, tree, federations(tree, newId))
  })
}

/** The day on which the last session of the demonstration is held; null when there is none. A season lasts 45 days from its seed. */
export async function lastDayOfSeason(db: Db): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select (max(lower(first_meeting)) at time zone 'Asia/Shanghai')::date as day from catalog.session where synthetic`.execute(
    db,
  )
  return rows[0]?.day ?? null
}

/** Two processes that start at once do not seed twice: the second waits for the first, and finds the divisions. */
function whenEmpty(db: Db, fill: (tx: Db) => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('seed'))`.execute(tx)
    const { rows } = await sql<{
      filled: boolean
    }>`select exists (select from places.division) as filled`.execute(tx)
    if (rows[0]!.filled) return false
    await fill(tx)
    return true
  })
}
