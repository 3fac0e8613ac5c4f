import { refusal } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds, spacesByIds, targetOf } from '#modules/base/places/index.ts'
import { hallsWithHours } from '../actions/season-problem.ts'
import type { HallRequest, Placement, Run, Season, SeasonSummary } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { canReadSeasons } from '../policy.ts'
import { conflictsOf } from '../queries/conflicts.ts'
import {
  placementsOf,
  type PlacementRecord,
  type RequestRecord,
  requestsTo,
  type WishRecord,
  wishesTo,
} from '../queries/requests.ts'
import { latestProposal, latestRun, type RunRecord } from '../queries/runs.ts'
import { seasonById, type SeasonRecord, seasonSizes } from '../queries/seasons.ts'
import { phaseOf } from '../rules/phase.ts'
import { DAYS, HALVES, MINUTES, timeOf } from '../rules/week.ts'

/** Lets only those on who read the seasons of this palace. @throws Problem `not-found` | `not-allowed` | `sign-in-needed` */
export async function readableHouse(c: AppContext, palaceId: string): Promise<void> {
  const palace = (await palacesByIds(c.var.services.db, [palaceId])).get(palaceId)
  if (!palace) throw requestErrors.error('not-found')
  const decision = canReadSeasons(c.var.actor, targetOf(palace))
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
}

/** Whether the reader is one of the staff who read drafts and plans here. */
export async function isReader(c: AppContext, palaceId: string): Promise<boolean> {
  const palace = (await palacesByIds(c.var.services.db, [palaceId])).get(palaceId)
  return palace !== undefined && canReadSeasons(c.var.actor, targetOf(palace)).allowed
}

/** A season that the reader may see: an announced one everybody, a draft its palace's staff. @throws Problem `season-not-found` */
export async function visibleSeason(
  c: AppContext,
  palaceId: string,
  seasonId: string,
): Promise<SeasonRecord> {
  const season = await seasonById(c.var.services.db, palaceId, seasonId)
  if (!season || (season.state === 'draft' && !(await isReader(c, palaceId))))
    throw errors.error('season-not-found')
  return season
}

/** Seasons as lists show them; two statements for any number of them. Who is placed is told to staff, to all after publication. */
export async function summaries(
  db: Db,
  seasons: readonly SeasonRecord[],
  now: Temporal.Instant,
  toStaff: boolean,
): Promise<SeasonSummary[]> {
  const [palaces, sizes] = await Promise.all([
    palacesByIds(db, [...new Set(seasons.map(({ palaceId }) => palaceId))]),
    seasonSizes(
      db,
      seasons.map(({ id }) => id),
    ),
  ])
  return seasons.map((season) => {
    const phase = phaseOf(season, now)
    const told = toStaff || phase === 'published' || phase === 'finished'
    return {
      palaceId: season.palaceId,
      palace: palaces.get(season.palaceId)?.name ?? '',
      divisionCode: palaces.get(season.palaceId)?.divisionCode ?? '',
      id: season.id,
      title: season.title,
      phase,
      firstDay: season.firstDay.toString(),
      lastDay: season.lastDay.toString(),
      applyFrom: season.applyFrom.toString(),
      applyUntil: season.applyUntil.toString(),
      publishAt: season.publishAt.toString(),
      halls: sizes.get(season.id)?.halls ?? 0,
      requests: sizes.get(season.id)?.requests ?? 0,
      placed: told ? (sizes.get(season.id)?.placed ?? 0) : 0,
      synthetic: season.synthetic,
    }
  })
}

export const presentRun = (run: RunRecord): Run => ({
  id: run.id,
  state:
    run.failure !== null ? 'failed' : run.endedAt !== null ? 'done' : run.begunAt ? 'running' : 'waiting',
  askedAt: run.askedAt.toString(),
  endedAt: run.endedAt?.toString() ?? null,
  share: run.share,
  worth: run.worth,
  bound: run.bound,
  gap: run.worth !== null && run.bound ? (run.bound - run.worth) / run.bound : null,
  cancelled: run.cancelAskedAt !== null,
})

/** A season with its rules, its halls and the times that can be given. */
export async function shownSeason(
  db: Db,
  season: SeasonRecord,
  now: Temporal.Instant,
  toStaff: boolean,
): Promise<Season> {
  const ids = { palaceId: season.palaceId, seasonId: season.id }
  const publishing = season.state === 'published' || season.state === 'finished'
  const [[summary], { halls, spaces }, run, rows] = await Promise.all([
    summaries(db, [season], now, toStaff),
    hallsWithHours(db, season),
    toStaff ? latestRun(db, season.palaceId, season.id) : undefined,
    publishing ? placementsOf(db, ids) : [],
  ])
  return {
    ...summary!,
    note: season.note,
    rules: {
      weights: season.weights,
      rankPercent: season.rankPercent,
      offPeakPercent: season.offPeakPercent,
      offPeakUntil: timeOf(season.offPeakUntil),
      capMinutes: season.capHalfHours * MINUTES,
      takenPercent: season.takenPercent,
    },
    places: halls.map(({ space, palace }, n) => ({
      palaceId: palace.id,
      palace: palace.name,
      spaceId: space.id,
      name: space.name,
      nameEn: space.nameEn,
      kind: space.kind,
      open: stretchesOf(spaces[n]!.open, spaces[n]!.free),
    })),
    run: run ? presentRun(run) : null,
    publishing: publishing
      ? { settled: rows.filter(({ settledAt }) => settledAt !== null).length, all: rows.length }
      : null,
  }
}

function stretchesOf(open: Uint8Array, free: Uint8Array) {
  const stretches: { weekday: number; from: string; until: string }[] = []
  for (let day = 0; day < DAYS; day++)
    for (let cell = 0; cell < HALVES; cell++) {
      const given = (at: number) =>
        at < HALVES && open[day * HALVES + at] === 1 && free[day * HALVES + at] === 1
      if (!given(cell)) continue
      const from = cell
      while (given(cell)) cell++
      stretches.push({ weekday: day + 1, from: timeOf(from), until: timeOf(cell) })
    }
  return stretches
}

/** Requests with what they get; a handful of statements for any number of them. */
export async function shownRequests(
  db: Db,
  { palaceId, id: seasonId }: SeasonRecord,
  only: (request: RequestRecord) => boolean,
  withPlan: boolean,
): Promise<HallRequest[]> {
  const ids = { palaceId, seasonId }
  const [all, wishRows, rows, conflicts, proposal] = await Promise.all([
    requestsTo(db, ids),
    wishesTo(db, ids),
    withPlan ? placementsOf(db, ids) : [],
    withPlan ? conflictsOf(db, ids) : [],
    withPlan ? latestProposal(db, palaceId, seasonId) : undefined,
  ])
  const palaces = await palacesByIds(db, [...new Set(rows.map(({ atPalaceId }) => atPalaceId))])
  const spaces = await spacesByIds(db, [...new Set(rows.map(({ spaceId }) => spaceId))])
  const wishes = Map.groupBy(wishRows, ({ requestId }) => requestId)
  const placed = Map.groupBy(rows, ({ requestId }) => requestId)
  const inTheWay = Map.groupBy(conflicts, ({ placementId }) => placementId)
  const present = (row: PlacementRecord): Placement => ({
    id: row.id,
    requestId: row.requestId,
    palaceId: row.atPalaceId,
    palace: palaces.get(row.atPalaceId)?.name ?? '',
    spaceId: row.spaceId,
    space: spaces.get(row.spaceId)?.name ?? '',
    weekday: row.weekday,
    from: timeOf(row.fromHalf),
    until: timeOf(row.fromHalf + row.halfHours),
    rank: row.rank,
    points: row.points,
    locked: row.locked,
    byHand: row.byHand,
    seriesId: row.seriesId,
    conflicts: (inTheWay.get(row.id) ?? []).map(({ date, become, movedTo }) => ({
      date,
      become,
      movedTo: movedTo && { name: movedTo.name, start: movedTo.start, end: movedTo.end },
    })),
  })
  return all.filter(only).map((request) => ({
    id: request.id,
    no: request.no,
    organisation: request.organisation,
    kind: request.kind,
    unionId: request.unionId,
    purpose: request.purpose,
    people: request.people,
    times: request.times,
    least: request.least * MINUTES,
    wanted: request.wanted * MINUTES,
    wishes: (wishes.get(request.id) ?? []).map(presentWish),
    refused: request.refuseReason,
    withdrawn: request.withdrawnAt !== null,
    placements: (placed.get(request.id) ?? []).map(present),
    proposed: proposal ? proposal.proposal.filter(({ requestId }) => requestId === request.id).length : null,
  }))
}

const presentWish = (wish: WishRecord) => ({
  palaceId: wish.atPalaceId,
  spaceId: wish.spaceId,
  spaceKind: wish.spaceKind,
  weekday: wish.weekday,
  from: timeOf(wish.fromHalf),
  until: timeOf(wish.untilHalf),
})

/** @throws Problem `sign-in-needed` */
export function signedIn(c: AppContext): string {
  const { personId } = c.var.actor
  if (personId === null) throw requestErrors.error('sign-in-needed')
  return personId
}
