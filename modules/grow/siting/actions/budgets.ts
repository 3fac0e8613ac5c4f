import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { canPlan } from '../policy.ts'
import { sitingDb } from '../schema/db.ts'

const Input = z.object({
  division: z.string().regex(/^\d{2}(\d{2}){0,2}$/),
  year: z.number().int().min(2000).max(2100),
  amountFen: z.number().int().min(0),
  mostStarts: z.number().int().min(0).nullable(),
  /** What was seen; null: there was none. */
  version: z.number().int().nullable(),
})

/** Sets what may be spent in a year and how many projects may begin in it. P20 @throws Problem `changed-meanwhile` */
export const setBudget = action(Input, async ({ tx, actor, allow, journal, unchanged }, input) => {
  const { division: scope, year, amountFen, mostStarts, version } = input
  allow(canPlan(actor, scope))
  const before = await sitingDb(tx)
    .selectFrom('siting.budget')
    .select(['amount_fen', 'most_starts', 'version'])
    .where('scope', '=', scope)
    .where('year', '=', year)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if ((before?.version ?? null) !== version) throw requestErrors.error('changed-meanwhile')
  const after = { amount_fen: amountFen, most_starts: mostStarts }
  if (before && before.amount_fen === amountFen && before.most_starts === mostStarts) {
    unchanged()
    return { version: before.version }
  }
  const next = (before?.version ?? 0) + 1
  const written = await sitingDb(tx)
    .insertInto('siting.budget')
    .values({ scope, year, ...after, version: next })
    .onConflict((same) =>
      // Two who enter the same year for the first time: the later one is told.
      before ? same.columns(['scope', 'year']).doUpdateSet({ ...after, version: next }) : same.doNothing(),
    )
    .executeTakeFirst()
  if (!written.numInsertedOrUpdatedRows) throw requestErrors.error('changed-meanwhile')
  journal({
    action: 'siting.setBudget',
    subject: { type: 'budget', id: `${scope}/${year}` },
    divisionCode: scope.padEnd(6, '0'),
    ...(before ? { before: { amount_fen: before.amount_fen, most_starts: before.most_starts } } : {}),
    after,
  })
  return { version: next }
})
