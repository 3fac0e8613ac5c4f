import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { HourUse } from '../rules/emptiest.ts'
import type { Days } from './sums.ts'

/** How each space of a house was used by weekday and local hour over the days of a period that are kept; one statement. */
export async function hoursOfUse(db: Db, palaceId: string, { from, to }: Days): Promise<HourUse[]> {
  const { rows } = await sql<HourUse>`
    select space_id as "spaceId", extract(isodow from day)::int as weekday, (hour.no - 1)::int as hour,
           coalesce(sum(minutes) filter (where class <> 'empty'), 0)::int as used, sum(minutes)::int as usable
    from benefit.space_day
    cross join lateral unnest(within) with ordinality as hour (minutes, no)
    where palace_id = ${palaceId} and day between ${from} and ${to} and class not in ('maintenance', 'closed')
    group by 1, 2, 3
    having sum(minutes) > 0
    order by 1, 2, 3`.execute(db)
  return rows
}
