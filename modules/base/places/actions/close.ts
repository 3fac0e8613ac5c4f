import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { ClosureText } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { displacers, type ShutUse } from '../ports.ts'
import { displacedUses, endClearing, markDisplaced, markRestored, usesToShut } from '../queries/shut-uses.ts'
import { placesDb } from '../schema/db.ts'
import { lockPalace } from './lock-palace.ts'

/**
 * Shuts a palace, or one of its spaces with its parts, for a while. What is planned there ends as displaced, all of it in this
 * transaction: its owners keep it and tell those concerned; the closure then holds the space. Answers how many that were.
 * @throws Problem `palace-not-found` | `space-not-found` | `closure-ends-before-it-begins` | `closure-already-over` | `not-allowed`
 */
export const recordClosure = action(
  ClosureText.extend({ palaceId: z.uuid() }),
  async (scope, { palaceId, spaceId, reason, ...times }) => {
    const { tx, actor, now, allow, journal } = scope
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const during = closureSpan(times, now)
    const id = newId()
    const uses = await usesToShut(tx, palaceId, spaceId, during, now)
    const act = { closureId: id, palaceId, target, reason }
    for (const { kinds, displace } of displacers()) {
      const own = uses.filter(({ kind }) => kinds.includes(kind))
      if (own.length > 0) await displace(scope, act, own)
    }
    await markDisplaced(tx, palaceId, id, uses, now)
    await endClearing(tx, palaceId, now)
    await orAgain(
      placesDb(tx)
        .insertInto('places.closure')
        .values({ palace_id: palaceId, id, space_id: spaceId, during, reason, created_at: now })
        .execute(),
    )
    journal({
      action: 'places.recordClosure',
      subject: { type: 'closure', id },
      ...target,
      after: { spaceId, ...times, reason, displaced: uses.length },
    })
    return { closureId: id, meetings: uses.length }
  },
)

/**
 * Opens again what was shut, and gives what was displaced its space back where that is still free; lifting twice is lifting
 * once. Answers what came back and what could not.
 * @throws Problem `palace-not-found` | `closure-not-found` | `not-allowed`
 */
export const liftClosure = action(
  z.object({ palaceId: z.uuid(), closureId: z.uuid() }),
  async (scope, { palaceId, closureId }): Promise<{ restored: ShutUse[]; lost: ShutUse[] }> => {
    const { tx, actor, now, allow, journal, unchanged } = scope
    const { target } = await lockPalace(tx, palaceId)
    allow(canKeepHouse(actor, target))
    const closures = placesDb(tx)
    const found = await closures
      .selectFrom('places.closure')
      .select(['lifted_at', 'space_id', 'during', 'reason'])
      .where('palace_id', '=', palaceId)
      .where('id', '=', closureId)
      .executeTakeFirst()
    if (!found) throw errors.error('closure-not-found')
    if (found.lifted_at) {
      unchanged()
      return { restored: [], lost: [] }
    }
    await orAgain(
      closures
        .updateTable('places.closure')
        .set({ lifted_at: now })
        .where('palace_id', '=', palaceId)
        .where('id', '=', closureId)
        .execute(),
    )
    const displaced = await displacedUses(tx, palaceId, found.space_id, found.during, now)
    const restored = displaced.filter(({ free }) => free)
    const act = { closureId, palaceId, target, reason: found.reason }
    for (const { kinds, restore } of displacers()) {
      const own = restored.filter(({ kind }) => kinds.includes(kind))
      if (own.length > 0) await orAgain(restore(scope, act, own))
    }
    const owned = new Set(displacers().flatMap(({ kinds }) => kinds))
    const ownerless = restored.filter(({ kind }) => !owned.has(kind))
    await orAgain(markRestored(tx, palaceId, ownerless))
    const lost = displaced.filter(({ free }) => !free)
    journal({
      action: 'places.liftClosure',
      subject: { type: 'closure', id: closureId },
      ...target,
      after: { lifted: true, restored: restored.length, lost: lost.length },
    })
    return { restored, lost }
  },
)

/** @throws Problem `closure-ends-before-it-begins` | `closure-already-over` */
export function closureSpan(times: { start: string; end: string }, now: Temporal.Instant) {
  const during = { start: Temporal.Instant.from(times.start), end: Temporal.Instant.from(times.end) }
  if (Temporal.Instant.compare(during.start, during.end) >= 0)
    throw errors.error('closure-ends-before-it-begins', { field: 'end' })
  if (Temporal.Instant.compare(during.end, now) <= 0)
    throw errors.error('closure-already-over', { field: 'end' })
  return during
}

/**
 * Somebody took a space between our reading and our writing: a serialization failure, so that the use case is done again and
 * sees them (kit/db/action).
 */
async function orAgain<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint !== 'a_space_and_its_parts_hold_one_use_at_a_time')
      throw error
    throw Object.assign(new Error('The space was taken meanwhile.', { cause: error }), { code: '40001' })
  }
}
