import type { Db } from '#kit/db/index.ts'
import {
  hoursOfPalaces,
  palacesByIds,
  type PalaceSummary,
  spacesOf,
  type SpaceSummary,
  spaceUses,
} from '#modules/base/places/index.ts'
import { bookingsOfSeries } from '#modules/serve/booking/index.ts'
import {
  type PlacementRecord,
  placementsOf,
  type RequestRecord,
  requestsTo,
  type WishRecord,
  wishesTo,
} from '../queries/requests.ts'
import { hallsOf, type SeasonRecord } from '../queries/seasons.ts'
import type { HallProblem, HallSpace, HallWish, Placement } from '../rules/problem.ts'
import { DAYS, freeCells, HALVES, openCells, padOf, unitsOf } from '../rules/week.ts'

export type SeasonHall = { space: SpaceSummary; palace: PalaceSummary }

/** A season as the rules see it, with what its numbers stand for. */
export type SeasonProblem = {
  problem: HallProblem
  halls: SeasonHall[]
  /** Those that stand: neither taken back nor refused. */
  requests: RequestRecord[]
  all: RequestRecord[]
  wishes: ReadonlyMap<string, WishRecord[]>
  /** The plan as it stands; those of `placed` in the same order, as the rules see them. */
  rows: PlacementRecord[]
  placed: Placement[]
}

/** The halls of a season with the weekly times that can be given. A statement or two for each palace. */
export async function hallsWithHours(db: Db, season: SeasonRecord) {
  const rows = await hallsOf(db, season.palaceId, season.id)
  const palaceIds = [...new Set(rows.map(({ palaceId }) => palaceId))]
  const [palaces, hours, trees] = await Promise.all([
    palacesByIds(db, palaceIds),
    hoursOfPalaces(db, palaceIds),
    Promise.all(palaceIds.map((id) => spacesOf(db, id))),
  ])
  const known = new Map(trees.flat().map((space) => [space.id, space]))
  const halls: SeasonHall[] = rows.flatMap(({ palaceId, spaceId }) => {
    const [space, palace] = [known.get(spaceId), palaces.get(palaceId)]
    return space && palace ? [{ space, palace }] : []
  })
  const held = await heldIn(db, season, halls)
  const { units, count } = unitsOf(
    halls.map(({ space }) => space),
    new Map(trees.flat().map(({ id, parentId }) => [id, parentId])),
  )
  const spaces = halls.map(({ space, palace }): HallSpace => ({
    units: units.get(space.id)!,
    pad: padOf(space),
    open: openCells(hours.get(palace.id) ?? []),
    free: freeCells(held.get(space.id) ?? [], { ...season, setupMinutes: space.setupMinutes }),
  }))
  return { halls, spaces, units: count }
}

/** What else already stands in the halls over the season, by space, in local time: what a published season gave itself is not in its way. */
async function heldIn(db: Db, season: SeasonRecord, halls: readonly SeasonHall[]) {
  const { firstDay, lastDay } = season
  const published = season.state === 'published' || season.state === 'finished'
  const given = published ? await placementsOf(db, { palaceId: season.palaceId, seasonId: season.id }) : []
  // Of what holds a space for months only what lies in the season counts.
  const [first, last] = [firstDay.toPlainDateTime(), lastDay.add({ days: 1 }).toPlainDateTime()]
  const byPalace = Map.groupBy(halls, ({ palace }) => palace)
  const found = await Promise.all(
    [...byPalace].map(async ([{ id, timeZone }, own]) => {
      const instant = (at: Temporal.PlainDateTime) => at.toZonedDateTime(timeZone).toInstant()
      const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDateTime()
      const spaceIds = own.map(({ space }) => space.id)
      const uses = await spaceUses(db, id, spaceIds, [{ start: instant(first), end: instant(last) }])
      const series = given.flatMap(({ atPalaceId, seriesId }) =>
        atPalaceId === id && seriesId ? [seriesId] : [],
      )
      const ours = new Set(await bookingsOfSeries(db, id, series))
      const others = uses.filter(({ sourceId }) => !ours.has(sourceId))
      return others.map(({ spaceId, held }) => ({
        spaceId,
        start: later(local(held.start), first),
        end: sooner(local(held.end), last),
      }))
    }),
  )
  return Map.groupBy(found.flat(), ({ spaceId }) => spaceId)
}

const { compare } = Temporal.PlainDateTime
const later = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) => (compare(a, b) > 0 ? a : b)
const sooner = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) => (compare(a, b) < 0 ? a : b)

/** Everything that a proposal, a reason or the cost of a change is about. */
export async function problemOf(db: Db, season: SeasonRecord): Promise<SeasonProblem> {
  const ids = { palaceId: season.palaceId, seasonId: season.id }
  const [{ halls, spaces, units }, all, wishRows, rows] = await Promise.all([
    hallsWithHours(db, season),
    requestsTo(db, ids),
    wishesTo(db, ids),
    placementsOf(db, ids),
  ])
  const wishes = Map.groupBy(wishRows, ({ requestId }) => requestId)
  const requests = all.filter(
    ({ withdrawnAt, refuseReason }) => withdrawnAt === null && refuseReason === null,
  )
  const clubs = new Map<string, number>()
  const clubOf = (request: RequestRecord) => {
    const key = request.unionId ?? request.organisation.normalize('NFKC').replace(/\s/g, '')
    if (!clubs.has(key)) clubs.set(key, clubs.size)
    return clubs.get(key)!
  }
  const asked = requests.map((request) => ({
    club: clubOf(request),
    times: request.times,
    least: request.least,
    wanted: request.wanted,
    weight: season.weights[request.kind],
    wishes: (wishes.get(request.id) ?? []).map((wish) => hallWish(wish, request, halls)),
  }))
  const problem: HallProblem = {
    week: { days: DAYS, cells: HALVES },
    units,
    spaces,
    requests: asked,
    caps: Array.from({ length: clubs.size }, () => season.capHalfHours),
    rankPercent: season.rankPercent,
    cellPercent: new Uint16Array(DAYS * HALVES).map((_, at) =>
      at < 5 * HALVES && at % HALVES < season.offPeakUntil ? season.offPeakPercent : 100,
    ),
    locked: [],
  }
  const place = new Map(requests.map(({ id }, n) => [id, n]))
  const hallNo = new Map(halls.map(({ space }, n) => [space.id, n]))
  const standing = rows.filter((row) => place.has(row.requestId) && hallNo.has(row.spaceId))
  const placed = standing.map((row): Placement => ({
    request: place.get(row.requestId)!,
    space: hallNo.get(row.spaceId)!,
    day: row.weekday - 1,
    start: row.fromHalf,
    length: row.halfHours,
    rank: row.rank === null ? -1 : row.rank - 1,
  }))
  return { problem, halls, requests, all, wishes, rows: standing, placed }
}

/** The problem of a new calculation: what is locked stays. */
export const withLocks = ({ problem, rows, placed }: SeasonProblem): HallProblem => ({
  ...problem,
  locked: placed.filter((_, n) => rows[n]!.locked),
})

/** A wish as the rules see it: every hall of the season that it means and that holds the people. */
export function hallWish(
  { atPalaceId, spaceId, spaceKind, weekday, fromHalf, untilHalf }: Omit<WishRecord, 'requestId' | 'rank'>,
  { people }: { people: number },
  halls: readonly SeasonHall[],
): HallWish {
  return {
    spaces: halls.flatMap(({ space, palace }, n) =>
      (atPalaceId === null || palace.id === atPalaceId) &&
      (spaceId === null || space.id === spaceId) &&
      (spaceKind === null || space.kind === spaceKind) &&
      (space.capacity === null || space.capacity >= people)
        ? [n]
        : [],
    ),
    days: weekday === null ? Array.from({ length: DAYS }, (_, day) => day) : [weekday - 1],
    from: fromHalf,
    until: untilHalf,
  }
}
