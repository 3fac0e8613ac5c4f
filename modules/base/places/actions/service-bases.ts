import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { BaseText } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { basesOf } from '../queries/palace-detail.ts'
import { placesDb } from '../schema/db.ts'
import { lockPalace } from './lock-palace.ts'

/**
 * Opens a counter in the house, or changes one (`baseId`). Without hours of its own it follows the palace. P7.
 * @throws Problem `palace-not-found` | `base-not-found` | `not-allowed`
 */
export const recordServiceBase = action(
  z.object({ palaceId: z.uuid(), baseId: z.uuid().optional(), base: BaseText }),
  async ({ tx, actor, allow, journal }, { palaceId, baseId, base }) => {
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const before = baseId ? (await basesOf(tx, palaceId)).find(({ id }) => id === baseId) : null
    if (before === undefined) throw errors.error('base-not-found')
    const id = baseId ?? newId()
    const columns = { ...base, hours: JSON.stringify(base.hours) }
    await placesDb(tx)
      .insertInto('places.service_base')
      .values({ palace_id: palaceId, id, ...columns })
      .onConflict((conflict) => conflict.constraint('service_base_has_one_id').doUpdateSet(columns))
      .execute()
    journal({
      action: 'places.recordServiceBase',
      subject: { type: 'serviceBase', id },
      ...target,
      before,
      after: base,
    })
    return { baseId: id }
  },
)

/** Closes a counter for good. @throws Problem `palace-not-found` | `base-not-found` | `not-allowed` */
export const removeServiceBase = action(
  z.object({ palaceId: z.uuid(), baseId: z.uuid() }),
  async ({ tx, actor, allow, journal }, { palaceId, baseId }) => {
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const before = (await basesOf(tx, palaceId)).find(({ id }) => id === baseId)
    if (!before) throw errors.error('base-not-found')
    await placesDb(tx)
      .deleteFrom('places.service_base')
      .where('palace_id', '=', palaceId)
      .where('id', '=', baseId)
      .execute()
    journal({
      action: 'places.removeServiceBase',
      subject: { type: 'serviceBase', id: baseId },
      ...target,
      before,
    })
  },
)
