import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { PalaceText } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canRecordPalace } from '../policy.ts'
import { servedBy } from '../rules/coverage.ts'
import { placesDb } from '../schema/db.ts'
import { palaceColumns } from './palace-columns.ts'

/** The address of the palace's page: letters, digits and hyphens. */
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/)
const Input = z.object({ slug: Slug, text: PalaceText })

/** What `recordPalace` does, inside the action of another module. */
export async function enterPalace(
  { tx, actor, now, allow, journal }: ActionScope,
  { slug, text }: z.output<typeof Input>,
): Promise<{ palaceId: string }> {
  allow(canRecordPalace(actor, text))
  const owner = await placesDb(tx)
    .selectFrom('places.federation')
    .select('id')
    .where('division_code', '=', servedBy(text))
    .executeTakeFirst()
  if (!owner) throw errors.error('division-has-no-federation', { field: 'text.divisionCode' })
  const id = newId()
  const columns = palaceColumns(text)
  await placesDb(tx)
    .insertInto('places.palace')
    .values({ id, slug, owner_federation_id: owner.id, created_at: now, ...columns })
    .execute()
  journal({
    action: 'places.recordPalace',
    subject: { type: 'palace', id },
    palaceId: id,
    divisionCode: text.divisionCode,
    after: { slug, ...columns },
  })
  return { palaceId: id }
}

/**
 * Enters a palace into the register. The federation of the division that it serves owns it. P1.
 * @throws Problem `slug-taken` | `division-not-found` | `division-has-no-federation` | `not-allowed`
 */
export const recordPalace = action(Input, enterPalace)
