import { action } from '#kit/db/action.ts'
import { NewValue } from '../contract/routes.ts'
import { errors } from '../errors.ts'
import { standardChanged } from '../events.ts'
import { canSetStandard } from '../policy.ts'
import { forgetStandards, readStandardRows } from '../queries/standard-rows.ts'
import { assertFits } from '../rules/fits.ts'
import { beginValue, endBefore, openRows } from './begin-value.ts'

const setIt = action(
  NewValue,
  async (
    { tx, actor, now, allow, journal, emit },
    { key, value, scope, level, effectiveFrom, ...source },
  ) => {
    allow(canSetStandard(actor, scope))
    const known = (await readStandardRows(tx)).get(key)?.find(({ palaceId }) => palaceId === null)
    if (!known) throw errors.error('standard-not-found', { field: 'key' })
    assertFits(value, known.unit)
    const from = Temporal.PlainDate.from(effectiveFrom)
    const line = { key, scope, level, palaceId: null }
    const before = await endBefore(tx, await openRows(tx, line, from), from)
    const { unit, palaceMayOverride } = known
    const id = await beginValue(tx, line, { ...source, value, unit, palaceMayOverride, from, now })
    journal({
      action: 'standards.setStandard',
      subject: { type: 'standard', id: key },
      divisionCode: scope || null,
      before: before && {
        value: before.value,
        sourceTitle: before.source_title,
        effectiveFrom: before.effective_from,
      },
      after: { value, level, effectiveFrom, ...source },
    })
    emit(standardChanged, { key, scope })
    return { id }
  },
)

/**
 * Sets a value of a standard for a part of the tree from a day on; the value before it ends there and stays on record.
 * A source is always named. P9.
 * @throws Problem `standard-not-found` | `begins-before-the-value-in-force` | `value-does-not-fit-unit` | `not-allowed`
 */
export const setStandard: typeof setIt = async (context, input) => {
  const output = await setIt(context, input)
  forgetStandards()
  return output
}
