import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { illustrationKeys } from '#kit/ui/illustrations/index.tsx'
import { Photo } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { placesDb } from '../schema/db.ts'
import { lockPalace } from './lock-palace.ts'

const known = new Set(illustrationKeys.map((key) => `illustration:${key}`))

/**
 * Puts the pictures of a palace in order: built-in drawings, each with words for those who do not see it.
 * @throws Problem `palace-not-found` | `picture-unknown` | `not-allowed`
 */
export const setPhotos = action(
  z.object({ palaceId: z.uuid(), photos: z.array(Photo).max(12) }),
  async ({ tx, actor, allow, journal }, { palaceId, photos }) => {
    const { row, target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    if (photos.some(({ src }) => !known.has(src))) throw errors.error('picture-unknown', { field: 'photos' })
    await placesDb(tx)
      .updateTable('places.palace')
      .set({ photos: JSON.stringify(photos) })
      .where('id', '=', palaceId)
      .execute()
    const subject = { type: 'palace', id: palaceId }
    journal({
      action: 'places.setPhotos',
      subject,
      ...target,
      before: { photos: row.photos },
      after: { photos },
    })
  },
)
