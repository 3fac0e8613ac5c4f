import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { PalaceText } from '../contract/shapes.ts'
import { canEditPalace, canRecordPalace } from '../policy.ts'
import { placesDb } from '../schema/db.ts'
import { changes } from '#kit/journal/index.ts'
import { lockPalace } from './lock-palace.ts'
import { palaceColumns } from './palace-columns.ts'

const Input = z.object({ palaceId: z.uuid(), version: z.number().int(), text: PalaceText })

/** What `editPalace` does, inside the action of another module. */
export async function changePalace(
  { tx, actor, allow, journal, unchanged }: ActionScope,
  { palaceId, version, text }: z.output<typeof Input>,
): Promise<{ version: number }> {
  const { row, target } = await lockPalace(tx, palaceId)
  allow(canEditPalace(actor, target))
  if (text.divisionCode !== row.division_code)
    for (const divisionCode of [row.division_code, text.divisionCode])
      allow(canRecordPalace(actor, { divisionCode }))
  if (row.version !== version) throw requestErrors.error('changed-meanwhile')
  const columns = palaceColumns(text)
  const changed = changes(row, columns)
  if (!changed) {
    unchanged()
    return { version }
  }
  await placesDb(tx)
    .updateTable('places.palace')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', palaceId)
    .execute()
  journal({ action: 'places.editPalace', subject: { type: 'palace', id: palaceId }, ...target, ...changed })
  return { version: version + 1 }
}

/**
 * Changes what is written about a palace. Whoever saves over a newer version is told, and nothing is lost. A palace
 * moves to another division only by someone who answers for both.
 * @throws Problem `palace-not-found` | `changed-meanwhile` | `division-not-found` | `not-allowed`
 */
export const editPalace = action(Input, changePalace)
