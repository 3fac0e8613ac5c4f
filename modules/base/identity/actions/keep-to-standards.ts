import { z } from 'zod'
import { allowed, denied } from '#kit/access/index.ts'
import { action, type ActionContext } from '#kit/db/action.ts'
import type { Retention } from '#kit/module/index.ts'
import { type StandardKey, standardValue } from '#modules/base/standards/index.ts'
import { identityDb } from '../schema/db.ts'

const BATCH = 200

/** Everything older than this goes: so many months or days, as the standard counts, before now. */
export async function endOf(
  { db, clock }: Pick<ActionContext, 'db' | 'clock'>,
  { standard }: Retention,
): Promise<Temporal.Instant> {
  const now = clock.now().toZonedDateTimeISO('Asia/Shanghai')
  const value = await standardValue(db, standard as StandardKey, { divisionCode: '', on: now.toPlainDate() })
  return now.subtract(standard.endsWith('Days') ? { days: value } : { months: value }).toInstant()
}

/**
 * Removes everything of one kind that is older than its standard says, a batch a transaction, until none is left; the
 * journal says how much went each time. Running it again removes what has become old since.
 */
export async function keepToStandard(context: ActionContext, rule: Retention): Promise<number> {
  const before = await endOf(context, rule)
  let removed = 0
  for (;;) {
    const count = await removeBatch(rule)(context, { before: before.toString(), removedSoFar: removed })
    removed += count
    if (count < BATCH) return removed
  }
}

const removeBatch = (rule: Retention) =>
  action(
    z.object({ before: z.string(), removedSoFar: z.number() }),
    async (scope, { before, removedSoFar }) => {
      const { actor, tx, now, allow, journal, unchanged } = scope
      allow(actor.system ? allowed : denied('identity:reasons.staffOnly'))
      const end = Temporal.Instant.from(before)
      const count = await rule.remove(scope, end, BATCH)
      const run = { ran_at: now, before: end, removed: removedSoFar + count }
      await identityDb(tx)
        .insertInto('identity.retention_run')
        .values({ kind: rule.kind, ...run, removed_ever: count })
        .onConflict((conflict) =>
          conflict.column('kind').doUpdateSet((row) => ({
            ...run,
            removed_ever: row('identity.retention_run.removed_ever', '+', count),
          })),
        )
        .execute()
      if (count === 0) unchanged()
      else
        journal({
          action: 'identity.keepToStandard',
          subject: { type: 'retention', id: rule.kind },
          after: { removed: count, until: before },
        })
      return count
    },
  )
