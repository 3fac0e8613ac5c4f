import type { ActionScope } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { spaceById } from '../queries/spaces.ts'
import { placesDb } from '../schema/db.ts'
import { changes } from '#kit/journal/index.ts'
import { lockPalace } from './lock-palace.ts'

type Turnover = { palaceId: string; spaceId: string; setupMinutes: number; clearingMinutes: number }

/**
 * Says how long before and after each use nobody else can be let in, as part of another use case; what is planned already
 * keeps the time that it has. Says whether anything changed.
 * @throws Problem `palace-not-found` | `space-not-found` | `not-allowed`
 */
export async function setTurnover(
  { tx, actor, allow, journal }: Pick<ActionScope, 'tx' | 'actor' | 'allow' | 'journal'>,
  { palaceId, spaceId, setupMinutes, clearingMinutes }: Turnover,
): Promise<boolean> {
  const { target } = await lockPalace(tx, palaceId)
  allow(canKeepHouse(actor, target))
  const before = await spaceById(tx, palaceId, spaceId)
  if (!before) throw errors.error('space-not-found')
  const columns = { setup_minutes: setupMinutes, clearing_minutes: clearingMinutes }
  const changed = changes(
    { setup_minutes: before.setupMinutes, clearing_minutes: before.clearingMinutes },
    columns,
  )
  if (!changed) return false
  await placesDb(tx)
    .updateTable('places.space')
    .set(columns)
    .where('palace_id', '=', palaceId)
    .where('id', '=', spaceId)
    .execute()
  journal({ action: 'places.setTurnover', subject: { type: 'space', id: spaceId }, ...target, ...changed })
  return true
}
