import type { Actor } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { PlanText } from './contract/plan.ts'

/** An officer of the federation over a part of the tree: '42' is the province. */
export const officerOf = (scope: string): Actor => ({
  personId: newId(),
  grants: [{ role: 'federationOfficer', scope }],
})

export const contextOf = (db: Db, actor: Actor, at = '2026-11-23T10:00+08:00'): ActionContext => ({
  db,
  actor,
  clock: fakeClock(at),
  outbox: { send: async () => {}, emit: async () => {} },
})

/** A plan to publish: `['420500', 2025, 'newBuild']` a line. */
export const aPlan = (
  lines: readonly [code: string, year: number, action: PlanText['lines'][number]['action'], site?: string][],
  more: Partial<PlanText> = {},
): PlanText =>
  PlanText.parse({
    scope: '42',
    title: '全省规划',
    reason: '按意见要求编制',
    lines: lines.map(([divisionCode, year, action, site = '']) => ({
      divisionCode,
      year,
      action,
      site,
      costFen: 10_000_000_00,
      reason: '没有场馆',
    })),
    ...more,
  })
