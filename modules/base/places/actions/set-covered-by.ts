import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { DivisionCode } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canSetCoverage } from '../policy.ts'
import { forgetDivisions } from '../queries/divisions.ts'
import { palaceById } from '../queries/palaces.ts'
import { placesDb } from '../schema/db.ts'

const Input = z.object({
  divisionCode: DivisionCode,
  /** The shared palace that serves the division; null: none. */
  palaceId: z.uuid().nullable(),
  coverageRequired: z.boolean(),
  reason: z.string().trim().min(2).max(200),
})

const setIt = action(
  Input,
  async ({ tx, actor, allow, journal }, { divisionCode, palaceId, coverageRequired, reason }) => {
    allow(canSetCoverage(actor, { divisionCode }))
    const before = await placesDb(tx)
      .selectFrom('places.division')
      .select(['covered_by', 'coverage_required', 'coverage_reason'])
      .where('code', '=', divisionCode)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!before) throw errors.error('division-not-found')
    const palace = palaceId ? await palaceById(tx, palaceId) : null
    if (palaceId && palace?.status !== 'open') throw errors.error('cover-not-open', { field: 'palaceId' })
    const after = { covered_by: palaceId, coverage_required: coverageRequired, coverage_reason: reason }
    await placesDb(tx).updateTable('places.division').set(after).where('code', '=', divisionCode).execute()
    journal({
      action: 'places.setCoveredBy',
      subject: { type: 'division', id: divisionCode },
      divisionCode,
      before,
      after,
    })
  },
)

/**
 * Says whether a division must have a palace and which shared palace serves it, with the reason. P1.
 * @throws Problem `division-not-found` | `cover-not-open` | `not-allowed`
 */
export const setCoveredBy: typeof setIt = async (context, input) => {
  await setIt(context, input)
  forgetDivisions()
}
