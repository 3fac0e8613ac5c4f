import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { DivisionCode, LineText, Reason } from '../contract/plan.ts'
import { errors } from '../errors.ts'
import { canEditLine } from '../policy.ts'
import { linesOf, planInForceOf } from '../queries/plans.ts'
import type { Line } from '../rules/differences.ts'
import { coverageDb } from '../schema/db.ts'
import { lockPlans } from './publish-plan.ts'

const columnsOf = ({ year, action: kind, site, siteId, costFen, reason }: LineText) => ({
  year,
  action: kind,
  site,
  site_id: siteId,
  cost_fen: costFen,
  reason,
  by_hand: true,
})

/**
 * Adds a line to the plan in force by hand. The reason stays visible.
 * @throws Problem `no-plan` | `division-not-found` | `line-twice` | `not-allowed`
 */
export const addLine = action(
  LineText.extend({ divisionCode: DivisionCode }),
  async ({ tx, actor, allow, journal }, { divisionCode, ...text }) => {
    allow(canEditLine(actor, divisionCode))
    const plan = await planLocked(tx)
    const id = newId()
    await coverageDb(tx)
      .insertInto('coverage.plan_line')
      .values({ plan_id: plan.id, id, division_code: divisionCode, ...columnsOf(text) })
      .execute()
    journal({ action: 'coverage.addLine', subject: { type: 'coverageLine', id }, divisionCode, after: text })
    return { lineId: id, version: 1 }
  },
)

/**
 * Changes a line of the plan in force by hand, with the reason. Whoever saves over a newer version is told, and nothing is lost.
 * @throws Problem `line-not-found` | `line-changed` | `line-twice` | `not-allowed`
 */
export const editLine = action(
  z.object({ lineId: z.uuid(), version: z.number().int(), text: LineText }),
  async ({ tx, actor, allow, journal, unchanged }, { lineId, version, text }) => {
    const { planId, line } = await lineLocked(tx, lineId)
    allow(canEditLine(actor, line.divisionCode))
    if (line.version !== version) throw errors.error('line-changed')
    const { divisionCode } = line
    const before = pick(line)
    if (JSON.stringify(before) === JSON.stringify(pick(text))) {
      unchanged()
      return { lineId, version }
    }
    await coverageDb(tx)
      .updateTable('coverage.plan_line')
      .set({ ...columnsOf(text), version: version + 1 })
      .where('plan_id', '=', planId)
      .where('id', '=', lineId)
      .execute()
    journal({
      action: 'coverage.editLine',
      subject: { type: 'coverageLine', id: lineId },
      divisionCode,
      before,
      after: pick(text),
    })
    return { lineId, version: version + 1 }
  },
)

/**
 * Takes a line out of the plan in force by hand; the journal keeps it with the reason.
 * @throws Problem `line-not-found` | `line-changed` | `not-allowed`
 */
export const dropLine = action(
  z.object({ lineId: z.uuid(), version: z.number().int(), reason: Reason }),
  async ({ tx, actor, allow, journal }, { lineId, version, reason }) => {
    const { planId, line } = await lineLocked(tx, lineId)
    allow(canEditLine(actor, line.divisionCode))
    if (line.version !== version) throw errors.error('line-changed')
    await coverageDb(tx)
      .deleteFrom('coverage.plan_line')
      .where('plan_id', '=', planId)
      .where('id', '=', lineId)
      .execute()
    journal({
      action: 'coverage.dropLine',
      subject: { type: 'coverageLine', id: lineId },
      divisionCode: line.divisionCode,
      before: pick(line),
      after: { reason },
    })
  },
)

const pick = ({ year, action: kind, site, siteId, costFen, reason }: LineText | Line) => ({
  year,
  action: kind,
  site,
  siteId,
  costFen,
  reason,
})

async function planLocked(tx: Db) {
  await lockPlans(tx)
  const plan = await planInForceOf(tx)
  if (!plan) throw errors.error('no-plan')
  return plan
}

async function lineLocked(tx: Db, lineId: string): Promise<{ planId: string; line: Line }> {
  await lockPlans(tx)
  const plan = await planInForceOf(tx)
  const line = plan && (await linesOf(tx, [plan.id])).get(plan.id)?.find(({ id }) => id === lineId)
  if (!line) throw errors.error('line-not-found')
  return { planId: plan.id, line }
}
