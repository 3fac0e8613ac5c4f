import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { ClosureText } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { usesToCome } from '../queries/space-uses.ts'
import { spacesOf } from '../queries/spaces.ts'
import { placesDb } from '../schema/db.ts'
import { withParts } from '../rules/space-tree.ts'
import { lockPalace } from './lock-palace.ts'

/**
 * Shuts a palace, or one of its spaces with its parts, for a while; says how many meetings that touches, so that
 * someone moves them.
 * @throws Problem `palace-not-found` | `space-not-found` | `closure-ends-before-it-begins` | `closure-already-over` | `not-allowed`
 */
export const recordClosure = action(
  ClosureText.extend({ palaceId: z.uuid() }),
  async ({ tx, actor, now, allow, journal }, { palaceId, spaceId, reason, ...times }) => {
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const during = { start: Temporal.Instant.from(times.start), end: Temporal.Instant.from(times.end) }
    if (Temporal.Instant.compare(during.start, during.end) >= 0)
      throw errors.error('closure-ends-before-it-begins', { field: 'end' })
    if (Temporal.Instant.compare(during.end, now) <= 0)
      throw errors.error('closure-already-over', { field: 'end' })
    const id = newId()
    await placesDb(tx)
      .insertInto('places.closure')
      .values({ palace_id: palaceId, id, space_id: spaceId, during, reason, created_at: now })
      .execute()
    const spaces = await spacesOf(tx, palaceId)
    const shut = spaceId ? withParts(spaces, spaceId) : spaces.map((space) => space.id)
    journal({
      action: 'places.recordClosure',
      subject: { type: 'closure', id },
      ...target,
      after: { spaceId, ...times, reason },
    })
    return { closureId: id, meetings: await usesToCome(tx, palaceId, shut, during.start, during.end) }
  },
)

/**
 * Opens again what was shut; lifting twice is lifting once.
 * @throws Problem `palace-not-found` | `closure-not-found` | `not-allowed`
 */
export const liftClosure = action(
  z.object({ palaceId: z.uuid(), closureId: z.uuid() }),
  async ({ tx, actor, now, allow, journal, unchanged }, { palaceId, closureId }) => {
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const closures = placesDb(tx)
    const found = await closures
      .selectFrom('places.closure')
      .select('lifted_at')
      .where('palace_id', '=', palaceId)
      .where('id', '=', closureId)
      .executeTakeFirst()
    if (!found) throw errors.error('closure-not-found')
    if (found.lifted_at) return unchanged()
    await closures
      .updateTable('places.closure')
      .set({ lifted_at: now })
      .where('palace_id', '=', palaceId)
      .where('id', '=', closureId)
      .execute()
    journal({
      action: 'places.liftClosure',
      subject: { type: 'closure', id: closureId },
      ...target,
      after: { lifted: true },
    })
  },
)
