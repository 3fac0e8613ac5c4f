import { sql } from 'kysely'
import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { toProblem } from '#kit/http/api.ts'
import { type Problem, problemOfConstraint } from '#kit/http/problem.ts'
import { BulkRequest, type BulkRow } from '../contract/bulk.ts'
import { canKeepDesk } from '../policy.ts'
import { bookInScope } from './book-for-someone.ts'
import { houseOn } from './house.ts'
import { recordInScope } from './record-use.ts'

export type RowOutcome = { bookingId: string } | { problem: Problem }

/**
 * Enters many rows in their order, each as the desk would alone: the same rules, prices, news and journal. A row sees those
 * before it, so two that want one space at one time are told of each other. `try` writes nothing, `all` writes nothing
 * unless every row can be, `fitting` writes those that can be. Each row says its booking or why not.
 */
export const recordMany = action(
  BulkRequest.extend({ palaceId: z.uuid() }),
  async (scope, { palaceId, mode, rows }): Promise<{ written: number; outcomes: RowOutcome[] }> => {
    const { tx, actor, now, allow, unchanged } = scope
    allow(canKeepDesk(actor, (await houseOn(tx, palaceId, now, { start: now, end: now })).target))
    const outcomes: RowOutcome[] = []
    const told: (() => void)[] = []
    await sql`savepoint before_rows`.execute(tx)
    for (const row of rows) {
      const { outcome, tell } = await enter(scope, palaceId, row)
      outcomes.push(outcome)
      told.push(...tell)
    }
    const fitting = outcomes.filter((outcome) => 'bookingId' in outcome).length
    const write = fitting > 0 && (mode === 'fitting' || (mode === 'all' && fitting === rows.length))
    if (!write) {
      await sql`rollback to savepoint before_rows`.execute(tx)
      unchanged()
      return { written: 0, outcomes }
    }
    if (told.length === 0) unchanged()
    for (const tell of told) tell()
    return { written: fitting, outcomes }
  },
)

/** One row in a savepoint of its own; what it wants journalled and sent is held back until all are through. */
async function enter(scope: ActionScope, palaceId: string, row: BulkRow) {
  const tell: (() => void)[] = []
  const held: ActionScope = {
    ...scope,
    unchanged: () => undefined,
    journal: (entry) => void tell.push(() => scope.journal(entry)),
    emit: (event, data) => void tell.push(() => scope.emit(event, data)),
    later: (...rest) => void tell.push(() => scope.later(...rest)),
  }
  await sql`savepoint one_row`.execute(scope.tx)
  try {
    const bookingId = await write(held, palaceId, row)
    await sql`release savepoint one_row`.execute(scope.tx)
    return { outcome: { bookingId }, tell }
  } catch (error) {
    const problem = problemOfConstraint(error) ?? toProblem(error)
    if (problem.status >= 500) throw error
    await backToRow(scope.tx)
    return { outcome: { problem }, tell: [] }
  }
}

const backToRow = (tx: Db) => sql`rollback to savepoint one_row`.execute(tx)

async function write(scope: ActionScope, palaceId: string, row: BulkRow): Promise<string> {
  if (row.kind === 'booking') return (await bookInScope(scope, { palaceId, ...row })).bookingId
  const { spaceId, ...use } = row
  return (await recordInScope(scope, { palaceId, spaceIds: [spaceId], ...use })).bookingIds[0]!
}
