import { z } from 'zod'
import { action, type ActionContext } from '#kit/db/action.ts'
import { system } from '#kit/access/index.ts'
import type { Job } from '#kit/jobs/index.ts'
import { giveSeries } from '#modules/serve/booking/index.ts'
import { seasonPath } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { canCarryOn } from '../policy.ts'
import { placementsOf, requestsTo } from '../queries/requests.ts'
import { latestRun } from '../queries/runs.ts'
import { MINUTES, timeOf } from '../rules/week.ts'
import { seasonsDb } from '../schema/db.ts'
import { openSeason, stepOf } from './open-season.ts'
import { tellResults } from './tell.ts'

/** What the calendar says of a request's dates. */
export const titleOf = ({ purpose, organisation }: { purpose: string; organisation: string }): string =>
  (purpose || organisation).slice(0, 60)

type Ids = { palaceId: string; seasonId: string }
export const publishJobName: Pick<Job<Ids>, 'name'> = { name: 'seasons.publish' }
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/**
 * Publishes the plan: from here on it stays, its weekly times become series in the calendar one after the other, and then everybody gets
 * their letter. Again changes nothing. P5. @throws Problem `step-not-open` | `run-under-way` | `nothing-to-publish`
 */
export const publishSeason = action(seasonPath, async (scope, ids) => {
  const { tx, now, journal, unchanged, later } = scope
  const open = await openSeason(scope, ids)
  const { state } = open.season
  if (state === 'published' || state === 'finished') return unchanged()
  if (state !== 'announced') throw errors.error('step-not-open')
  const run = await latestRun(tx, ids.palaceId, ids.seasonId)
  if (run?.endedAt === null) throw errors.error('run-under-way')
  const placements = await placementsOf(tx, ids)
  if (placements.length === 0) throw errors.error('nothing-to-publish')
  await seasonsDb(tx)
    .updateTable('seasons.season')
    .set({ published_at: now })
    .where('palace_id', '=', ids.palaceId)
    .where('id', '=', ids.seasonId)
    .execute()
  journal(stepOf(open, 'publish', { placements: placements.length }))
  later(publishJobName, ids)
})

/**
 * Carries a publication out: each weekly time in a transaction of its own, so that whoever takes over after a crash goes on where it ended
 * and makes nothing twice; then the letters.
 */
export async function carryOutPublication(given: ActionContext, ids: Ids): Promise<void> {
  const context = { ...given, actor: system }
  const open = (await placementsOf(context.db, ids)).filter(({ settledAt }) => settledAt === null)
  for (const { id } of open) await makeSeries(context, { ...ids, placementId: id })
  await finishSeason(context, ids)
}

/** Makes the series of one weekly time; dates that are taken are kept as conflicts with what is free instead, and stop nothing. */
export const makeSeries = action(
  seasonPath.extend({ placementId: z.uuid() }),
  async (scope, { placementId, ...ids }) => {
    const { tx, now, journal, unchanged } = scope
    const open = await openSeason(scope, ids, canCarryOn)
    const { season } = open
    const row = (await placementsOf(tx, ids)).find(({ id }) => id === placementId)
    if (season.state !== 'published' || !row || row.settledAt !== null) return unchanged()
    const request = (await requestsTo(tx, ids)).find(({ id }) => id === row.requestId)!
    const { seriesId, dates, conflicts } = await giveSeries(scope, {
      palaceId: row.atPalaceId,
      holderId: request.applicantId,
      spaceId: row.spaceId,
      rule: `FREQ=WEEKLY;BYDAY=${weekdays[row.weekday - 1]}`,
      firstDate: season.firstDay.toString(),
      lastDate: season.lastDay.toString(),
      startTime: timeOf(row.fromHalf),
      minutes: row.halfHours * MINUTES,
      people: request.people,
      unionId: request.unionId,
      title: titleOf(request),
    })
    if (conflicts.length > 0)
      await seasonsDb(tx)
        .insertInto('seasons.conflict')
        .values(
          conflicts.map(({ date, why, params, alternatives }) => ({
            palace_id: ids.palaceId,
            placement_id: placementId,
            date: Temporal.PlainDate.from(date),
            why: why ?? '',
            params: JSON.stringify(params),
            alternatives: JSON.stringify(alternatives),
          })),
        )
        .execute()
    await seasonsDb(tx)
      .updateTable('seasons.placement')
      .set({ series_id: seriesId, settled_at: now })
      .where('palace_id', '=', ids.palaceId)
      .where('id', '=', placementId)
      .execute()
    journal(stepOf(open, 'makeSeries', { placementId, seriesId, dates, conflicts: conflicts.length }))
  },
)

/** Ends a publication when every weekly time is settled: everybody gets their letter, once. */
export const finishSeason = action(seasonPath, async (scope, ids) => {
  const open = await openSeason(scope, ids, canCarryOn)
  const rows = await placementsOf(scope.tx, ids)
  if (open.season.state !== 'published' || rows.some(({ settledAt }) => settledAt === null))
    return scope.unchanged()
  await tellResults(scope, open, rows)
  await seasonsDb(scope.tx)
    .updateTable('seasons.season')
    .set({ finished_at: scope.now })
    .where('palace_id', '=', ids.palaceId)
    .where('id', '=', ids.seasonId)
    .execute()
  scope.journal(stepOf(open, 'finish', { placements: rows.length }))
})
