import { cast, demoPalaceSlug, type Cast } from './accounts.ts'
import { type Bookings, bookings } from './bookings.ts'
import { attendance, type SessionRecord } from './attendance.ts'
import { divisions, federations } from './divisions.ts'
import { type Palace, palaces } from './palaces.ts'
import type { UnionRow } from './booking-rows.ts'
import { consents, people } from './people.ts'
import { roll } from './roll.ts'
import type { ConsentRow, DivisionRow, FederationRow, PersonRow } from './rows.ts'
import { randomFor, uuid7 } from './random.ts'
import { season, type Season } from './season.ts'
import type { PlainVenue } from '#modules/grow/assessment/index.ts'
import { venues } from './venues.ts'
import { type Teacher, teachers } from './texts/teachers.ts'
import { day, hour, midnight } from './time.ts'

export type DemoOptions = {
  seed?: string
  /** The middle of the season: 90 days of history before it, 45 days of plans after it. */
  baseDate: Temporal.PlainDate
  /** Nothing is recorded after this; rounded down to the hour. Default: 09:00 in China on the base day. */
  now?: Temporal.Instant
  /** How many people; default 20,000. */
  count?: number
  /** How many palaces, that of the demonstration accounts among them; default all. */
  palaces?: number
}

export type Demo = Season & {
  divisions: DivisionRow[]
  federations: FederationRow[]
  palaces: Palace[]
  teachers: Teacher[]
  people: PersonRow[]
  /** The workplace unions of the palace of the demonstration accounts, with their rolls. */
  unions: UnionRow[]
  cast: Cast
  bookings: Bookings
  /** Venues to assess; counties without one among them. */
  venues: PlainVenue[]
  consents(version: string): Generator<ConsentRow>
  /** One record per session that is open for sign-up or past, made on the way: can be walked once or again. */
  records(): Generator<SessionRecord>
}

/** The whole demonstration; the same seed, base day and hour give the same rows. */
export function demo({
  seed = 'wenhuagong',
  baseDate,
  now,
  count = 20_000,
  palaces: most,
}: DemoOptions): Demo {
  const base = midnight(baseDate)
  const given = now?.epochMilliseconds ?? base + 9 * hour
  const nowMs = given - (given % hour)
  const founded = base - 420 * day
  const tree = divisions()
  const random = randomFor(seed, 'federations')
  const owners = federations(tree, () => uuid7(random, founded))
  const houses = home(palaces(seed, founded, tree, owners)).slice(0, most)
  const served = new Set(houses.map((p) => p.row.division_code))
  const tiers = [
    ...new Set(
      tree
        .filter((d) => d.level !== 'province')
        .map(({ code }) => (code.startsWith('4290') ? code : code.slice(0, 4))),
    ),
  ]
  const masters = teachers(seed, tiers)
  const actors = cast(seed, base, houses)
  const residents = people(seed, base, count - actors.people.length, tree, served)
  const planned = season(seed, base, nowMs, houses, tree, masters, demoPalaceSlug)
  const everyone = [...actors.people, ...residents]
  return {
    ...planned,
    divisions: coveredBy(tree, houses),
    federations: owners,
    palaces: houses,
    teachers: masters,
    people: everyone,
    unions: [actors.union, ...roll(seed, founded, actors.union.division_code, everyone, [actors.union.name])],
    cast: actors,
    bookings: bookings(seed, base, nowMs, houses, planned.sessions, residents),
    venues: venues(seed, baseDate, houses, tree),
    consents: (version) => consents(everyone, version),
    records: () => attendance(seed, nowMs, planned.sessions, residents, tree, actors),
  }
}

/** The palace of the demonstration accounts first. */
function home(houses: Palace[]): Palace[] {
  return houses.toSorted(
    (a, b) => Number(b.row.slug === demoPalaceSlug) - Number(a.row.slug === demoPalaceSlug),
  )
}

/** Urban districts without a house of their own are served by their city's (P1). */
function coveredBy(tree: DivisionRow[], houses: Palace[]): DivisionRow[] {
  const own = new Set(houses.map((p) => p.row.division_code))
  const cityPalace = new Map(
    houses
      .filter((p) => p.row.level === 'city' && p.row.status === 'open')
      .map((p) => [`${p.row.division_code.slice(0, 4)}00`, p.row.id]),
  )
  return tree.map((d) =>
    d.level === 'county' && !d.coverage_required && !own.has(d.code)
      ? { ...d, covered_by: cityPalace.get(d.parent_code!) ?? null }
      : d,
  )
}

export { accounts, demoPalaceSlug, demoPassword, type Account } from './accounts.ts'
export { divisions, federations } from './divisions.ts'
export type { SessionRecord } from './attendance.ts'
export { announcements } from './texts/comments.ts'
export type * from './rows.ts'
