import type { Db } from '#kit/db/index.ts'
import { loserOf } from '../actions/adjust.ts'
import { problemOf } from '../actions/season-problem.ts'
import type { Reasons, SeasonPlan } from '../contract/plan.ts'
import { errors } from '../errors.ts'
import { adjustmentsOf } from '../queries/requests.ts'
import { latestProposal, latestRun } from '../queries/runs.ts'
import type { SeasonRecord } from '../queries/seasons.ts'
import { reasonsFor } from '../rules/reasons.ts'
import { timeOf } from '../rules/week.ts'
import { presentRun, shownRequests } from './read.ts'

/** Everything that staff see of a plan: requests, what they get, what was changed by hand, and what the proposal was worth. */
export async function shownPlan(db: Db, season: SeasonRecord): Promise<SeasonPlan> {
  const ids = { palaceId: season.palaceId, seasonId: season.id }
  const [requests, run, proposal, adjustments] = await Promise.all([
    shownRequests(db, season, () => true, true),
    latestRun(db, season.palaceId, season.id),
    latestProposal(db, season.palaceId, season.id),
    adjustmentsOf(db, ids),
  ])
  return {
    requests,
    run: run ? presentRun(run) : null,
    worth: requests.flatMap(({ placements }) => placements).reduce((sum, { points }) => sum + points, 0),
    proposed: proposal?.worth ?? null,
    adjustments: adjustments.map((one) => ({ ...one, at: one.at.toString() })),
  }
}

/** Why a request got what it got, wish by wish. @throws Problem `request-not-found` */
export async function shownReasons(db: Db, season: SeasonRecord, requestId: string): Promise<Reasons> {
  const given = await problemOf(db, season)
  const { problem, placed, halls, requests } = given
  const number = requests.findIndex(({ id }) => id === requestId)
  if (number < 0) throw errors.error('request-not-found')
  const proposal = await latestProposal(db, season.palaceId, season.id)
  const reasons = reasonsFor(problem, placed, number, proposal?.certificate ?? null)
  return {
    requestId,
    given: placed.filter(({ request }) => request === number).length,
    times: requests[number]!.times,
    wishes: reasons.map(({ rank, why, way, own, instead, theirs, price, holders }) => ({
      rank: rank + 1,
      why,
      space: way && halls[way.space]!.space.name,
      weekday: way && way.day + 1,
      from: way && timeOf(way.start),
      until: way && timeOf(way.start + way.length),
      own,
      instead,
      theirs,
      price,
      holders: holders.map((n) => loserOf(given, placed[n]!, null)),
      firm: holders.some((n) => given.rows[n]!.locked || given.rows[n]!.byHand),
    })),
  }
}
