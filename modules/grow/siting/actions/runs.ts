import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import type { Job } from '#kit/jobs/index.ts'
import { errors } from '../errors.ts'
import { canPlan } from '../policy.ts'
import { runById, runsOf } from '../queries/scenarios.ts'
import { isInterrupted } from '../rules/interrupted.ts'
import { sitingDb } from '../schema/db.ts'
import { aboutScenario, heldScenario } from './scenarios.ts'

export const runJobName: Pick<Job<{ runId: string }>, 'name'> = { name: 'siting.run' }

/**
 * Queues the calculation of a scenario as it stands. One of a scenario at a time; one whose process died is ended first.
 * @throws Problem `scenario-not-found` | `already-running` | `not-allowed`
 */
export const requestRun = action(
  z.object({ scenarioId: z.uuid(), limitSeconds: z.number().int().min(1).max(600).default(60) }),
  async ({ tx, actor, now, allow, journal, later }, { scenarioId, limitSeconds }) => {
    const scenario = await heldScenario(tx, scenarioId)
    allow(canPlan(actor, scenario.scope))
    for (const run of await runsOf(tx, scenarioId)) {
      if (run.state !== 'queued' && run.state !== 'running') continue
      if (!isInterrupted(run, now)) throw errors.error('already-running')
      await sitingDb(tx)
        .updateTable('siting.run')
        .set({ state: 'failed', failure: 'interrupted', ended_at: now })
        .where('id', '=', run.id)
        .execute()
    }
    const id = newId()
    await sitingDb(tx)
      .insertInto('siting.run')
      .values({
        id,
        scenario_id: scenarioId,
        scenario_version: scenario.version,
        locks_version: scenario.locks_version,
        state: 'queued',
        limit_seconds: limitSeconds,
        requested_by: actor.personId,
        requested_at: now,
      })
      .execute()
    later(runJobName, { runId: id })
    journal({ action: 'siting.requestRun', ...aboutScenario(scenario), after: { limitSeconds } })
    return { runId: id }
  },
)

/** Asks a calculation to end; it leaves nothing behind. One that is over already stays as it is. @throws Problem `run-not-found` */
export const cancelRun = action(
  z.object({ runId: z.uuid() }),
  async ({ tx, actor, now, allow, journal, unchanged }, { runId }) => {
    const run = await runById(tx, runId)
    if (!run) throw errors.error('run-not-found')
    allow(canPlan(actor, run.scope))
    const stop = (state: 'queued' | 'running', values: object) =>
      sitingDb(tx)
        .updateTable('siting.run')
        .set({ cancel_asked_at: now, ...values })
        .where('id', '=', runId)
        .where('state', '=', state)
        .where('cancel_asked_at', 'is', null)
        .executeTakeFirst()
    const waiting = await stop('queued', { state: 'cancelled', ended_at: now })
    if (!waiting.numUpdatedRows && !(await stop('running', {})).numUpdatedRows) return unchanged()
    journal({
      action: 'siting.cancelRun',
      ...aboutScenario({ id: run.scenarioId, scope: run.scope }),
      after: {},
    })
  },
)
