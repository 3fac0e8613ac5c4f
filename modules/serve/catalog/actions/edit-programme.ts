import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { ProgrammeText } from '../contract/programme.ts'
import { errors } from '../errors.ts'
import { canEdit } from '../policy.ts'
import { catalogDb } from '../schema/db.ts'
import { lockProgramme } from './lock-programme.ts'
import { palaceOf } from './palace-of.ts'
import { programmeColumns } from './programme-columns.ts'

const Input = z.object({
  palaceId: z.uuid(),
  programmeId: z.uuid(),
  version: z.number().int(),
  text: ProgrammeText,
})

/**
 * Changes what a programme says. Whoever saves over a newer version is told, and nothing is lost.
 * @throws Problem `changed-meanwhile` | `programme-not-found` | `step-not-open` (cancelled)
 */
export const editProgramme = action(Input, async ({ tx, actor, allow, journal }, input) => {
  const { palaceId, programmeId, version, text } = input
  const palace = await palaceOf(tx, palaceId)
  allow(canEdit(actor, palace))
  const before = await lockProgramme(tx, palaceId, programmeId)
  if (before.version !== version) throw requestErrors.error('changed-meanwhile')
  if (before.status === 'cancelled') throw errors.error('step-not-open')
  const columns = programmeColumns(text)
  await catalogDb(tx)
    .updateTable('catalog.programme')
    .set({ ...columns, version: version + 1 })
    .where('palace_id', '=', palaceId)
    .where('id', '=', programmeId)
    .execute()
  journal({
    action: 'catalog.editProgramme',
    subject: { type: 'programme', id: programmeId },
    palaceId,
    divisionCode: palace.divisionCode,
    ...changes(before, columns),
  })
  return { version: version + 1 }
})

/** Only what differs goes into the journal. */
function changes(before: Record<string, unknown>, after: Record<string, unknown>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  const changed = Object.keys(after).filter((name) => text(before[name]) !== text(after[name]))
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.map((name) => [name, from[name]]))
  return { before: pick(before), after: pick(after) }
}
