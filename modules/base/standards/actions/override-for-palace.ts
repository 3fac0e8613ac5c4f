import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { PalaceValue } from '../contract/routes.ts'
import { errors } from '../errors.ts'
import { canOverride } from '../policy.ts'
import { palaceStanding } from '../ports.ts'
import { forgetStandards, readStandardRows } from '../queries/standard-rows.ts'
import { assertFits } from '../rules/fits.ts'
import { inForce } from '../rules/in-force.ts'
import { beginValue, endBefore, openRows } from './begin-value.ts'

const Input = PalaceValue.extend({ palaceId: z.uuid() })

const overrideIt = action(
  Input,
  async ({ tx, actor, now, allow, journal }, { palaceId, key, value, effectiveFrom, ...source }) => {
    const palace = await palaceStanding(tx, palaceId)
    if (!palace) throw errors.error('palace-not-found')
    allow(canOverride(actor, { divisionCode: palace.divisionCode, palaceId }))
    const on = Temporal.PlainDate.from(effectiveFrom)
    if (Temporal.PlainDate.compare(on, now.toZonedDateTimeISO(palace.timeZone).toPlainDate()) < 0)
      throw errors.error('begins-in-the-past', { field: 'effectiveFrom' })
    const general = inForce((await readStandardRows(tx)).get(key) ?? [], { ...palace, palaceId: null, on })
    if (!general) throw errors.error('standard-not-found', { field: 'key' })
    if (!general.palaceMayOverride) throw errors.error('may-not-override')
    if (value !== null) assertFits(value, general.unit)
    const line = { key, scope: '', level: null, palaceId }
    const before = await endBefore(tx, await openRows(tx, line, on), on)
    if (value === null && !before) throw errors.error('no-override')
    const { unit } = general
    const id =
      value === null
        ? null
        : await beginValue(tx, line, { ...source, value, unit, palaceMayOverride: true, from: on, now })
    journal({
      action: 'standards.overrideForPalace',
      subject: { type: 'standard', id: key },
      palaceId,
      divisionCode: palace.divisionCode,
      before: before && { value: before.value, sourceTitle: before.source_title },
      after: { value, effectiveFrom, ...source },
    })
    return { id }
  },
)

/**
 * Sets another value for one palace from today or later, where the value in force leaves room for it; null takes it
 * back. P9.
 * @throws Problem `palace-not-found` | `may-not-override` | `begins-in-the-past` | `begins-before-the-value-in-force` | `no-override` | `not-allowed`
 */
export const overrideForPalace: typeof overrideIt = async (context, input) => {
  const output = await overrideIt(context, input)
  forgetStandards()
  return output
}
