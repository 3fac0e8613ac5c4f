import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { createTranslator, type Translator } from '#kit/i18n/index.ts'
import { publishPlanIn, type PlanAction } from '#modules/grow/coverage/index.ts'
import '../messages/index.ts'
import { PlanResult, type PlanStep } from '../contract.ts'
import { errors } from '../errors.ts'
import { canPlan } from '../policy.ts'
import { candidatesUnder } from '../queries/candidates.ts'
import { publishedRun } from '../queries/published.ts'
import { runById } from '../queries/scenarios.ts'
import { sitingDb } from '../schema/db.ts'
import { aboutScenario } from './scenarios.ts'

const Input = z.object({
  runId: z.uuid(),
  title: z.string().trim().min(2).max(100),
  reason: z.string().trim().min(2).max(500),
  comparedWith: z.uuid().nullable(),
})

/**
 * Makes a plan of several years public: from then on coverage is measured against it. Each line says why; the year is the
 * one in which the house is ready. P1, P3
 * @throws Problem `run-not-found` | `no-plan` | `already-published` | `not-allowed`
 */
export const publishRun = action(Input, async (scope, { runId, title, reason, comparedWith }) => {
  const { tx, actor, now, allow, journal } = scope
  const run = await runById(tx, runId)
  if (!run) throw errors.error('run-not-found')
  allow(canPlan(actor, run.scope))
  if (await publishedRun(tx, runId)) throw errors.error('already-published')
  const plan = PlanResult.safeParse(run.result)
  if (!plan.success || plan.data.steps.length === 0) throw errors.error('no-plan')
  if (comparedWith && !(await runById(tx, comparedWith))) throw errors.error('run-not-found')
  const id = newId()
  await sitingDb(tx)
    .insertInto('siting.published_plan')
    .values({
      id,
      run_id: runId,
      compared_with: comparedWith,
      title,
      reason,
      published_by: actor.personId!,
      published_at: now,
    })
    .execute()
  const { edition, differences } = await publishPlanIn(scope, {
    scope: run.scope,
    title,
    reason,
    source: 'siting',
    sourceId: runId,
    lines: await linesOf(tx, run.scope, plan.data.steps),
  })
  journal({
    action: 'siting.publishRun',
    ...aboutScenario({ id: run.scenarioId, scope: run.scope }),
    after: { title, reason, edition },
  })
  return { edition, differences }
})

const actionOf: Record<PlanStep['work'], PlanAction> = {
  upgrade: 'upgrade',
  expand: 'renovateExpand',
  compact: 'compact',
  build: 'newBuild',
}

async function linesOf(tx: Db, scope: string, steps: readonly PlanStep[]) {
  const ids = new Map((await candidatesUnder(tx, scope)).map(({ code, id }) => [code, id]))
  const t = createTranslator('zh-CN')
  return steps.map((step) => ({
    divisionCode: step.divisionCode,
    year: step.readyYear,
    action: actionOf[step.work],
    site: step.name,
    siteId: ids.get(step.target) ?? null,
    costFen: step.costFen,
    reason: whyOf(t, step),
  }))
}

/** Why a step stands in the plan, in words for the public. */
const whyOf = (t: Translator, { running, fulfils, startYear, workers }: PlanStep): string =>
  t(running ? 'siting:line.running' : fulfils ? 'siting:line.fulfils' : 'siting:line.reach', {
    startYear,
    workers: workers.toLocaleString('zh-CN'),
  })
