import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { isSomeone } from '../policy.ts'
import { identityDb } from '../schema/db.ts'

/**
 * Ends every calendar address given out before (PIPL, art. 15: taken back as easily as given): a new one takes its place,
 * or, with `open: false`, none.
 */
export const changeCalendarAddress = action(
  z.object({ open: z.boolean() }),
  async ({ actor, tx, allow, journal }, { open }) => {
    allow(isSomeone(actor))
    const id = actor.personId!
    await identityDb(tx)
      .updateTable('identity.person')
      .set((row) => ({ calendar_open: open, calendar_key: row('calendar_key', '+', 1) }))
      .where('id', '=', id)
      .execute()
    journal({ action: 'identity.changeCalendarAddress', subject: { type: 'person', id }, after: { open } })
  },
)
