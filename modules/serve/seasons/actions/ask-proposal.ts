import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import type { Job } from '#kit/jobs/index.ts'
import { runPath, seasonPath } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { requestsTo } from '../queries/requests.ts'
import { latestRun, runById } from '../queries/runs.ts'
import { seasonsDb } from '../schema/db.ts'
import { openSeason, stepOf } from './open-season.ts'

export const proposeJobName: Pick<Job<{ palaceId: string; runId: string }>, 'name'> = {
  name: 'seasons.propose',
}

/** Asks for a proposal, which is calculated beside everything else; one at a time. @throws Problem `nothing-asked` | `runs-already` | `published-already` */
export const askProposal = action(seasonPath, async (scope, ids) => {
  const { tx, now, actor, journal, later } = scope
  const { palaceId, seasonId } = ids
  const open = await openSeason(scope, ids)
  if (open.season.state === 'published' || open.season.state === 'finished')
    throw errors.error('published-already')
  const standing = (await requestsTo(tx, ids)).filter((one) => !one.withdrawnAt && !one.refuseReason)
  if (standing.length === 0) throw errors.error('nothing-asked')
  const before = await latestRun(tx, palaceId, seasonId)
  if (before?.endedAt === null) throw errors.error('runs-already')
  const runId = newId()
  await seasonsDb(tx)
    .insertInto('seasons.run')
    .values({ palace_id: palaceId, id: runId, season_id: seasonId, asked_by: actor.personId, asked_at: now })
    .execute()
  journal(stepOf(open, 'propose', { requests: standing.length }))
  later(proposeJobName, { palaceId, runId })
  return { runId }
})

/** Ends a calculation early: the best plan so far is the proposal. Again changes nothing. @throws Problem `run-not-found` */
export const cancelRun = action(runPath, async (scope, { runId, ...ids }) => {
  const { tx, now, journal, unchanged } = scope
  const open = await openSeason(scope, ids)
  const run = await runById(tx, ids.palaceId, runId)
  if (run?.seasonId !== ids.seasonId) throw errors.error('run-not-found')
  if (run.endedAt !== null || run.cancelAskedAt !== null) return unchanged()
  await seasonsDb(tx)
    .updateTable('seasons.run')
    .set({ cancel_asked_at: now })
    .where('palace_id', '=', ids.palaceId)
    .where('id', '=', runId)
    .execute()
  journal(stepOf(open, 'cancelRun'))
})
