import { dayKind } from '#kit/calendar/index.ts'
import type { Db } from '#kit/db/index.ts'
import { type Interval, overlaps } from '#kit/interval/index.ts'
import { palacesByIds, spacesByIds, spaceUses } from '#modules/base/places/index.ts'
import { planSpots } from '#modules/serve/booking/index.ts'
import type { SeasonConflict } from '../contract/conflict.ts'
import { type ConflictRecord, conflictsOf } from '../queries/conflicts.ts'
import { type PlacementRecord, placementsOf, requestsTo } from '../queries/requests.ts'
import type { SeasonRecord } from '../queries/seasons.ts'
import { MINUTES } from '../rules/week.ts'

/** One date of a weekly time; `settled`: what is kept of its conflict, once published. */
type Spot = {
  row: PlacementRecord
  date: Temporal.PlainDate
  during: Interval
  settled: ConflictRecord | null
}

/**
 * The dates of a season's weekly times that something else holds: before publication those that would be in the way now, afterwards those
 * that were, with what is free instead. A few statements for each palace.
 */
export async function shownConflicts(
  db: Db,
  season: SeasonRecord,
  now: Temporal.Instant,
): Promise<{ expected: boolean; conflicts: SeasonConflict[] }> {
  const ids = { palaceId: season.palaceId, seasonId: season.id }
  const expected = season.state !== 'published' && season.state !== 'finished'
  const [rows, asked] = await Promise.all([placementsOf(db, ids), requestsTo(db, ids)])
  const spots = await spotsOf(db, rows, expected ? season : await conflictsOf(db, ids))
  const [spaces, standing] = await Promise.all([
    spacesByIds(db, [...new Set(rows.map(({ spaceId }) => spaceId))]),
    Promise.all(
      [...Map.groupBy(spots, ({ row }) => row.atPalaceId)].map((own) => standingAt(db, ...own, now)),
    ),
  ])
  const requests = new Map(asked.map((one) => [one.id, one]))
  const offered = await spacesByIds(db, [
    ...new Set(standing.flat().flatMap(({ free }) => free.map(({ spaceId }) => spaceId))),
  ])
  const conflicts = standing
    .flat()
    .flatMap(({ row, date, during, settled, uses, free }): SeasonConflict[] => {
      const space = spaces.get(row.spaceId)!
      const needed = {
        start: during.start.subtract({ minutes: space.setupMinutes }),
        end: during.end.add({ minutes: space.clearingMinutes }),
      }
      const holds = uses.filter(({ spaceId, held }) => spaceId === row.spaceId && overlaps(held, needed))
      if (expected && holds.length === 0) return []
      const { no, organisation, people } = requests.get(row.requestId)!
      return [
        {
          placementId: row.id,
          requestId: row.requestId,
          no,
          organisation,
          palaceId: row.atPalaceId,
          space: space.name,
          date: date.toString(),
          start: during.start.toString(),
          end: during.end.toString(),
          holds: settled?.become ? [] : holds.map(({ kind, label }) => ({ kind, label })),
          alternatives: free.filter(({ spaceId }) => (offered.get(spaceId)?.capacity ?? people) >= people),
          become: settled?.become ?? null,
          movedTo: settled?.movedTo ?? null,
        },
      ]
    })
  return { expected, conflicts: conflicts.toSorted((a, b) => a.start.localeCompare(b.start) || a.no - b.no) }
}

/** The dates that are looked at: of a season that is to be published all, public holidays besides; of one that was, those in conflict. */
async function spotsOf(
  db: Db,
  rows: readonly PlacementRecord[],
  of: SeasonRecord | ConflictRecord[],
): Promise<Spot[]> {
  const palaces = await palacesByIds(db, [...new Set(rows.map(({ atPalaceId }) => atPalaceId))])
  const place = new Map(rows.map((row) => [row.id, row]))
  const dates = Array.isArray(of)
    ? of.map((settled) => ({
        row: place.get(settled.placementId)!,
        date: Temporal.PlainDate.from(settled.date),
        settled,
      }))
    : rows.flatMap((row) => weekly(of, row.weekday).map((date) => ({ row, date, settled: null })))
  return dates.map(({ row, date, settled }) => {
    const { timeZone } = palaces.get(row.atPalaceId)!
    const at = (halves: number) =>
      date
        .toPlainDateTime()
        .add({ minutes: halves * MINUTES })
        .toZonedDateTime(timeZone)
        .toInstant()
    return { row, date, settled, during: { start: at(row.fromHalf), end: at(row.fromHalf + row.halfHours) } }
  })
}

function weekly({ firstDay, lastDay }: SeasonRecord, weekday: number): Temporal.PlainDate[] {
  const first = firstDay.add({ days: (weekday - firstDay.dayOfWeek + 7) % 7 })
  const weeks = Math.floor(first.until(lastDay, { largestUnit: 'days' }).days / 7)
  return Array.from({ length: Math.max(0, weeks + 1) }, (_, n) => first.add({ weeks: n })).filter(
    (day) => dayKind(day).kind !== 'holiday',
  )
}

/** What holds the spaces of one palace over these dates, and for each that waits to be decided what is free: as planned, or instead. */
async function standingAt(db: Db, palaceId: string, spots: readonly Spot[], now: Temporal.Instant) {
  const { compare } = Temporal.Instant
  const span = {
    start: spots.map(({ during }) => during.start).toSorted(compare)[0]!,
    end: spots
      .map(({ during }) => during.end)
      .toSorted(compare)
      .at(-1)!,
  }
  const waiting = spots.filter(({ settled }) => settled !== null && settled.become === null)
  const spaceIds = [...new Set(spots.map(({ row }) => row.spaceId))]
  const [uses, plans] = [
    await spaceUses(db, palaceId, spaceIds, [span]),
    await planSpots(
      db,
      palaceId,
      waiting.map(({ row, date, during }) => ({ date, spaceId: row.spaceId, during })),
      now,
    ),
  ]
  const names = await spacesByIds(db, spaceIds)
  const planOf = new Map(waiting.map((spot, n) => [spot, plans[n]!]))
  return spots.map((spot) => {
    const plan = planOf.get(spot)
    const name = names.get(spot.row.spaceId)?.name ?? ''
    return {
      ...spot,
      uses,
      free: !plan
        ? []
        : plan.why === null
          ? [{ spaceId: plan.spaceId, name, start: plan.start, end: plan.end }]
          : plan.alternatives,
    }
  })
}
