import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { errors } from '../errors.ts'
import { canCarryOn } from '../policy.ts'
import { runById } from '../queries/runs.ts'
import type { Certificate } from '../rules/certificate.ts'
import { pointsOf } from '../rules/problem.ts'
import type { Proposal } from '../rules/propose.ts'
import { seasonsDb } from '../schema/db.ts'
import { openSeason, stepOf } from './open-season.ts'
import { problemOf, type SeasonProblem } from './season-problem.ts'

/** A proposal by ids instead of numbers. */
export type NamedProposal = {
  certificate: Certificate
  placements: {
    requestId: string
    palaceId: string
    spaceId: string
    weekday: number
    fromHalf: number
    halfHours: number
    rank: number | null
    points: number
  }[]
}

export const named = (
  { problem, halls, requests }: SeasonProblem,
  { placements, certificate }: Proposal,
): NamedProposal => ({
  certificate,
  placements: placements.map((placed) => ({
    requestId: requests[placed.request]!.id,
    palaceId: halls[placed.space]!.palace.id,
    spaceId: halls[placed.space]!.space.id,
    weekday: placed.day + 1,
    fromHalf: placed.start,
    halfHours: placed.length,
    rank: placed.rank < 0 ? null : placed.rank + 1,
    points: pointsOf(problem, placed),
  })),
})

const OfRun = z.object({ palaceId: z.uuid(), seasonId: z.uuid(), runId: z.uuid() })

/** Writes a proposal over what was proposed before; what is locked stays, and requests taken back meanwhile get nothing. */
export const keepProposal = action(
  OfRun.extend({ proposal: z.custom<NamedProposal>() }),
  async (scope, { runId, proposal, ...ids }) => {
    const { tx, now, journal, unchanged } = scope
    const open = await openSeason(scope, ids, canCarryOn)
    const run = await runById(tx, ids.palaceId, runId)
    if (!run || run.endedAt !== null) return unchanged()
    if (open.season.state === 'published' || open.season.state === 'finished')
      throw errors.error('published-already')
    const { requests, rows } = await problemOf(tx, open.season)
    const standing = new Set(requests.map(({ id }) => id))
    const lockedAt = new Set(
      rows.filter(({ locked }) => locked).map((row) => `${row.requestId} ${row.weekday}`),
    )
    await seasonsDb(tx)
      .deleteFrom('seasons.placement')
      .where('palace_id', '=', ids.palaceId)
      .where('season_id', '=', ids.seasonId)
      .where('locked', '=', false)
      .execute()
    const fresh = proposal.placements.filter(
      (placed) => standing.has(placed.requestId) && !lockedAt.has(`${placed.requestId} ${placed.weekday}`),
    )
    if (fresh.length > 0)
      await seasonsDb(tx)
        .insertInto('seasons.placement')
        .values(
          fresh.map((placed) => ({
            palace_id: ids.palaceId,
            id: newId(),
            season_id: ids.seasonId,
            request_id: placed.requestId,
            at_palace_id: placed.palaceId,
            space_id: placed.spaceId,
            weekday: placed.weekday,
            from_half: placed.fromHalf,
            half_hours: placed.halfHours,
            rank: placed.rank,
            points: placed.points,
          })),
        )
        .execute()
    const { worth, bound } = proposal.certificate
    await seasonsDb(tx)
      .updateTable('seasons.run')
      .set({
        share: 1,
        worth,
        bound,
        ended_at: now,
        proposal: JSON.stringify(proposal.placements),
        certificate: JSON.stringify(proposal.certificate),
      })
      .where('palace_id', '=', ids.palaceId)
      .where('id', '=', runId)
      .execute()
    journal(stepOf(open, 'keepProposal', { placements: fresh.length, worth, bound }))
  },
)

/** Notes that a calculation ended without a proposal, so that another can be asked for. */
export const failRun = action(
  OfRun.extend({ failure: z.string() }),
  async (scope, { runId, failure, ...ids }) => {
    const open = await openSeason(scope, ids, canCarryOn)
    await seasonsDb(scope.tx)
      .updateTable('seasons.run')
      .set({ ended_at: scope.now, failure })
      .where('palace_id', '=', ids.palaceId)
      .where('id', '=', runId)
      .where('ended_at', 'is', null)
      .execute()
    scope.journal(stepOf(open, 'failRun', { failure }))
  },
)
