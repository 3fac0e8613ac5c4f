import type { Db } from '#kit/db/index.ts'
import { divisionTree } from '#modules/base/places/index.ts'
import type { Plan, PlanDifference, PlanLine } from '../contract/plan.ts'
import { errors } from '../errors.ts'
import { linesOf, planInForceOf, plansOf } from '../queries/plans.ts'
import { differencesOf, type Line } from '../rules/differences.ts'

export type PlanWithLines = Plan & { lines: PlanLine[] }

/** The plan in force with its lines, in the order of divisions; null before the first is published. P1. */
export async function planInForce(db: Db): Promise<PlanWithLines | null> {
  const plan = await planInForceOf(db)
  if (!plan) return null
  const lines = (await linesOf(db, [plan.id])).get(plan.id) ?? []
  return { ...plan, lines: await named(db, lines) }
}

/** One edition, and how it differs from the one before. @throws Problem `plan-not-found` */
export async function readPlan(
  db: Db,
  planId: string,
): Promise<{ plan: PlanWithLines; before: Plan | null; differences: PlanDifference[] }> {
  const editions = await plansOf(db)
  const at = editions.findIndex(({ id }) => id === planId)
  const plan = editions[at]
  if (!plan) throw errors.error('plan-not-found')
  const before = editions[at + 1] ?? null
  const lines = await linesOf(db, before ? [plan.id, before.id] : [plan.id])
  const [now, then] = [lines.get(plan.id) ?? [], (before && lines.get(before.id)) ?? []]
  const own = await named(db, now)
  return {
    plan: { ...plan, lines: own },
    before,
    differences: before ? differencesOf(await named(db, then), own) : [],
  }
}

async function named(db: Db, lines: readonly Line[]): Promise<PlanLine[]> {
  const names = new Map((await divisionTree(db)).map(({ code, name }) => [code, name]))
  return lines.map((line) => ({ ...line, divisionName: names.get(line.divisionCode) ?? line.divisionCode }))
}
