import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { Week } from '../contract/hours.ts'
import { canKeepHouse } from '../policy.ts'
import { hoursOfPalaces } from '../queries/palace-detail.ts'
import { placesDb } from '../schema/db.ts'
import { lockPalace } from './lock-palace.ts'

/**
 * Sets the weekly hours of a palace, with its self-service hours, as a whole. P7.
 * @throws Problem `palace-not-found` | `invalid-input` (a stretch that overlaps or ends before it begins) | `not-allowed`
 */
export const setOpeningHours = action(
  z.object({ palaceId: z.uuid(), hours: Week }),
  async ({ tx, actor, allow, journal }, { palaceId, hours }) => {
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const before = (await hoursOfPalaces(tx, [palaceId])).get(palaceId) ?? []
    await placesDb(tx).deleteFrom('places.opening_hours').where('palace_id', '=', palaceId).execute()
    if (hours.length > 0)
      await placesDb(tx)
        .insertInto('places.opening_hours')
        .values(
          hours.map(({ selfService, ...stretch }) => ({
            palace_id: palaceId,
            ...stretch,
            self_service: selfService,
          })),
        )
        .execute()
    const subject = { type: 'palace', id: palaceId }
    journal({
      action: 'places.setOpeningHours',
      subject,
      ...target,
      before: { hours: before },
      after: { hours },
    })
  },
)
