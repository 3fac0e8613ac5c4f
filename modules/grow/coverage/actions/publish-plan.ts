import { sql } from 'kysely'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { divisionTree } from '#modules/base/places/index.ts'
import { PlanText } from '../contract/plan.ts'
import { errors } from '../errors.ts'
import { canPublishPlan } from '../policy.ts'
import { linesOf, planInForceOf } from '../queries/plans.ts'
import { differencesOf, type Line } from '../rules/differences.ts'
import { coverageDb } from '../schema/db.ts'

type Published = { planId: string; edition: number; differences: number }

/**
 * Publishes a plan inside another use case: it replaces what the plan in force says of its scope, and carries the rest over into a
 * new edition. A line that says what the line before it said keeps its id. Asks whether the actor may, and writes the journal. P1, P2.
 * @throws Problem `plan-replaced` | `line-outside-scope` | `division-not-found` | `line-twice` | `not-allowed`
 */
export async function publishPlanIn(scope: ActionScope, input: PlanText): Promise<Published> {
  const { tx, actor, now, allow, journal } = scope
  allow(canPublishPlan(actor, input.scope))
  await lockPlans(tx)
  const inForce = await planInForceOf(tx)
  if (input.replaces && input.replaces !== inForce?.id) throw errors.error('plan-replaced')
  await refuseOutside(tx, input)
  const old = inForce ? ((await linesOf(tx, [inForce.id])).get(inForce.id) ?? []) : []
  const lines = [
    ...old.filter((line) => !line.divisionCode.startsWith(input.scope)),
    ...linesLike(old, input),
  ]
  const plan = { id: newId(), edition: (inForce?.edition ?? 0) + 1 }
  const { scope: prefix, title, reason, source, sourceId } = input
  if (inForce)
    await coverageDb(tx)
      .updateTable('coverage.plan')
      .set({ replaced_at: now })
      .where('id', '=', inForce.id)
      .execute()
  await coverageDb(tx)
    .insertInto('coverage.plan')
    .values({ ...plan, scope: prefix, title, reason, source, source_id: sourceId, published_at: now })
    .execute()
  await insertLines(tx, plan.id, lines)
  const differences = differencesOf(old, lines).length
  journal({
    action: 'coverage.publishPlan',
    subject: { type: 'coveragePlan', id: plan.id },
    divisionCode: prefix,
    after: {
      edition: plan.edition,
      title,
      reason,
      lines: lines.length,
      differences,
      replaces: inForce?.id ?? null,
    },
  })
  return { planId: plan.id, edition: plan.edition, differences }
}

/** The same as a use case of its own. */
export const publishPlan = action(PlanText, publishPlanIn)

/** Publishing and changing by hand come one after the other. A row lock would not do: the row in force is another afterwards. */
export async function lockPlans(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('coverage.plan'))`.execute(tx)
}

async function refuseOutside(tx: Db, { scope, lines }: PlanText): Promise<void> {
  const known = new Set((await divisionTree(tx)).map(({ code }) => code))
  lines.forEach(({ divisionCode }, at) => {
    const field = `lines.${at}.divisionCode`
    if (!known.has(divisionCode)) throw errors.error('division-not-found', { field })
    if (!divisionCode.startsWith(scope)) throw errors.error('line-outside-scope', { field })
  })
}

/** A line keeps the id of the one line of its division that it says the same as, or else of the one that it changes. */
function linesLike(old: readonly Line[], { lines }: PlanText): Line[] {
  const drafts = lines.map((line): Line => ({ ...line, id: newId(), byHand: false, version: 1 }))
  const same = new Map(
    old.map((line) => [JSON.stringify([line.divisionCode, line.year, line.action, line.site]), line.id]),
  )
  return drafts.map((line) => ({
    ...line,
    id: same.get(JSON.stringify([line.divisionCode, line.year, line.action, line.site])) ?? line.id,
  }))
}

const BATCH = 1_000 // PostgreSQL takes 65,535 parameters a statement

async function insertLines(tx: Db, planId: string, lines: readonly Line[]): Promise<void> {
  for (let at = 0; at < lines.length; at += BATCH)
    await coverageDb(tx)
      .insertInto('coverage.plan_line')
      .values(
        lines.slice(at, at + BATCH).map((line) => ({
          plan_id: planId,
          id: line.id,
          division_code: line.divisionCode,
          year: line.year,
          action: line.action,
          site: line.site,
          site_id: line.siteId,
          cost_fen: line.costFen,
          reason: line.reason,
          by_hand: line.byHand,
          version: line.version,
        })),
      )
      .execute()
}
