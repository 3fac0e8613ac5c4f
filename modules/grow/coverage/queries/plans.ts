import type { Db } from '#kit/db/index.ts'
import type { Plan } from '../contract/plan.ts'
import type { Line } from '../rules/differences.ts'
import { coverageDb } from '../schema/db.ts'

const plans = (db: Db) =>
  coverageDb(db)
    .selectFrom('coverage.plan')
    .select([
      'id',
      'edition',
      'scope',
      'title',
      'reason',
      'source',
      'source_id as sourceId',
      'synthetic',
      'published_at as publishedAt',
      'replaced_at as replacedAt',
    ])

type PlanRow = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number]
const presented = ({ publishedAt, replacedAt, ...row }: PlanRow): Plan => ({
  ...row,
  publishedAt: publishedAt.toString(),
  replacedAt: replacedAt?.toString() ?? null,
})

/** The plan in force; null before the first is published. */
export async function planInForceOf(db: Db): Promise<Plan | null> {
  const row = await plans(db).where('replaced_at', 'is', null).executeTakeFirst()
  return row ? presented(row) : null
}

/** Every edition, the newest first. */
export async function plansOf(db: Db): Promise<Plan[]> {
  return (await plans(db).orderBy('edition', 'desc').execute()).map(presented)
}

/** The lines of these plans by plan, in the order of divisions and years. */
export async function linesOf(db: Db, planIds: readonly string[]): Promise<Map<string, Line[]>> {
  if (planIds.length === 0) return new Map()
  const rows = await coverageDb(db)
    .selectFrom('coverage.plan_line')
    .select([
      'plan_id as planId',
      'id',
      'division_code as divisionCode',
      'year',
      'action',
      'site',
      'site_id as siteId',
      'cost_fen as costFen',
      'reason',
      'by_hand as byHand',
      'version',
    ])
    .where('plan_id', 'in', planIds)
    .orderBy('division_code')
    .orderBy('year')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ planId }) => planId)
}
