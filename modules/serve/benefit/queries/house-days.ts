import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { MeasuredHouse } from '../rules/measure-house.ts'
import { benefitDb } from '../schema/db.ts'

/** One local day of one palace. */
export type HouseDay = { palaceId: string; day: Temporal.PlainDate }

/** Stretches as [start, end] in ISO 8601, to be kept with the figures. */
type Stretches = [string, string][]

/** The opening hours and the spaces of a day, kept since it was measured first. */
export type KeptFacts = HouseDay & {
  opening: { staffed: Stretches; selfService: Stretches }
  spaces: string[]
}

const keys = (days: readonly HouseDay[]) =>
  sql`select * from unnest(${days.map(({ palaceId }) => palaceId)}::uuid[], ${days.map(({ day }) => day)}::date[])`

/** What is kept of these days; those never measured are absent. */
export async function keptFacts(db: Db, days: readonly HouseDay[]): Promise<KeptFacts[]> {
  const rows = await benefitDb(db)
    .selectFrom('benefit.house_day')
    .select(['palace_id as palaceId', 'day', 'opening', 'spaces'])
    .$narrowType<{ opening: KeptFacts['opening'] }>()
    .where(sql<boolean>`(palace_id, day) in (${keys(days)})`)
    .execute()
  return rows
}

/** The last day that is kept of any house; null when nothing was measured yet. */
export async function lastKeptDay(db: Db): Promise<Temporal.PlainDate | null> {
  const row = await benefitDb(db)
    .selectFrom('benefit.house_day')
    .select('day')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.day ?? null
}

export type MeasuredDay = KeptFacts & { measured: MeasuredHouse }

/** Keeps what these days came to, in place of what was kept of them: three statements, however many. */
export async function keepHouseDays(
  tx: Db,
  days: readonly MeasuredDay[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`delete from benefit.house_day where (palace_id, day) in (${keys(days)})`.execute(tx)
  const houses = days.map(({ palaceId, day, opening, spaces, measured }) => ({
    palace_id: palaceId,
    day: day.toString(),
    opening,
    spaces,
    staffed_hours_minutes: measured.staffedHoursMinutes,
    free: measured.within.free,
    discounted: measured.within.discounted,
    at_cost: measured.within.atCost,
    commercial: measured.within.commercial,
    maintenance: measured.within.maintenance,
    closed: measured.within.closed,
    empty: measured.within.empty,
    outside: measured.outside,
    free_places: measured.places.free,
    discounted_places: measured.places.discounted,
    at_cost_places: measured.places.atCost,
    commercial_places: measured.places.commercial,
    concession_places: measured.places.concessions,
    open_minutes: measured.opening.open,
    staffed_minutes: measured.opening.staffed,
    off_peak_minutes: measured.opening.offPeak,
    folded_at: now.toString(),
  }))
  await sql`insert into benefit.house_day
    select * from jsonb_populate_recordset(null::benefit.house_day, ${JSON.stringify(houses)}::jsonb)`.execute(
    tx,
  )
  const hours = days.flatMap(({ palaceId, day, measured }) =>
    measured.spaces.flatMap(({ spaceId, classes }) =>
      classes.map((one) => ({ palaceId, day, spaceId, ...one })),
    ),
  )
  const column = <T>(pick: (row: (typeof hours)[number]) => T) => hours.map(pick)
  await sql`insert into benefit.space_day (palace_id, day, space_id, class, within, outside)
    select p, d, s, c, w::smallint[], o::smallint[] from unnest(
      ${column(({ palaceId }) => palaceId)}::uuid[], ${column(({ day }) => day)}::date[],
      ${column(({ spaceId }) => spaceId)}::uuid[], ${column((row) => row.class)}::text[],
      ${column(({ within }) => `{${within.join()}}`)}::text[],
      ${column(({ outside }) => `{${outside.join()}}`)}::text[]) as row (p, d, s, c, w, o)`.execute(tx)
}
