import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { ResourceText } from '../contract/resources.ts'
import { errors } from '../errors.ts'
import { canRule } from '../policy.ts'
import { bookingDb } from '../schema/db.ts'
import { houseOn } from './house.ts'

const columns = ({ name, nameEn, count, forKinds }: z.output<typeof ResourceText>) => ({
  name,
  name_en: nameEn || null,
  count,
  for_kinds: forKinds,
})

/** Adds a kind of thing that is lent with rooms. @throws Problem `resource-name-taken` */
export const addResource = action(
  ResourceText.extend({ palaceId: z.uuid() }),
  async ({ actor, tx, now, allow, journal }, { palaceId, ...text }) => {
    const { target } = await houseOn(tx, palaceId, now, { start: now, end: now })
    allow(canRule(actor, target))
    const resourceId = newId()
    await bookingDb(tx)
      .insertInto('booking.resource')
      .values({ palace_id: palaceId, id: resourceId, changed_at: now, ...columns(text) })
      .execute()
    const subject = { type: 'resource', id: resourceId }
    journal({ action: 'booking.addResource', subject, ...target, after: text })
    return { resourceId }
  },
)

/**
 * Changes it; fewer than are promised after now are refused by the database.
 * @throws Problem `resource-not-here` | `changed-meanwhile` | `resource-name-taken` | `stock-promised`
 */
export const editResource = action(
  ResourceText.extend({ palaceId: z.uuid(), resourceId: z.uuid(), version: z.number().int() }),
  async ({ actor, tx, now, allow, journal }, { palaceId, resourceId, version, ...text }) => {
    const { target } = await houseOn(tx, palaceId, now, { start: now, end: now })
    allow(canRule(actor, target))
    const before = await bookingDb(tx)
      .selectFrom('booking.resource')
      .select(['name', 'count', 'version'])
      .where('palace_id', '=', palaceId)
      .where('id', '=', resourceId)
      .where('retired_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw errors.error('resource-not-here')
    if (before.version !== version) throw requestErrors.error('changed-meanwhile')
    await bookingDb(tx)
      .updateTable('booking.resource')
      .set({ ...columns(text), changed_at: now, version: version + 1 })
      .where('palace_id', '=', palaceId)
      .where('id', '=', resourceId)
      .execute()
    const subject = { type: 'resource', id: resourceId }
    const { name, count } = before
    journal({ action: 'booking.editResource', subject, ...target, before: { name, count }, after: text })
  },
)

/** Lends it no more; what is promised stays promised. Again changes nothing. */
export const retireResource = action(
  z.object({ palaceId: z.uuid(), resourceId: z.uuid() }),
  async ({ actor, tx, now, allow, journal, unchanged }, { palaceId, resourceId }) => {
    const { target } = await houseOn(tx, palaceId, now, { start: now, end: now })
    allow(canRule(actor, target))
    const { numUpdatedRows } = await bookingDb(tx)
      .updateTable('booking.resource')
      .set((row) => ({ retired_at: now, version: row('version', '+', 1) }))
      .where('palace_id', '=', palaceId)
      .where('id', '=', resourceId)
      .where('retired_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return unchanged()
    journal({ action: 'booking.retireResource', subject: { type: 'resource', id: resourceId }, ...target })
  },
)
