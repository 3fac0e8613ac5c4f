import { z } from 'zod'
import type { Actor } from '#kit/access/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { SpaceText } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { canKeepHouse } from '../policy.ts'
import { usesToCome } from '../queries/space-uses.ts'
import { spacesOf } from '../queries/spaces.ts'
import { withParts, wouldHoldItself } from '../rules/space-tree.ts'
import { placesDb } from '../schema/db.ts'
import { changes } from '#kit/journal/index.ts'
import { lockPalace } from './lock-palace.ts'

const spaceColumns = ({ parentId, nameEn, areaM2, ...same }: SpaceText) => ({
  ...same,
  parent_id: parentId,
  name_en: nameEn,
  area_m2: areaM2,
})

/** The palace, locked so that its tree stands still, and its spaces in use. */
async function lockTree(
  { tx, actor, allow }: Pick<ActionScope, 'tx' | 'allow'> & { actor: Actor },
  palaceId: string,
) {
  const { target } = await lockPalace(tx, palaceId)
  allow(canKeepHouse(actor, target))
  return { target, spaces: await spacesOf(tx, palaceId) }
}

const NewSpace = z.object({ palaceId: z.uuid(), space: SpaceText })

/** What `addSpace` does, inside the action of another module. */
export async function putSpace(
  scope: ActionScope,
  { palaceId, space }: z.output<typeof NewSpace>,
): Promise<{ spaceId: string }> {
  const { target, spaces } = await lockTree(scope, palaceId)
  assertParent(spaces, space.parentId)
  const id = newId()
  const columns = spaceColumns(space)
  await placesDb(scope.tx)
    .insertInto('places.space')
    .values({ palace_id: palaceId, id, ...columns })
    .execute()
  scope.journal({ action: 'places.addSpace', subject: { type: 'space', id }, ...target, after: columns })
  return { spaceId: id }
}

/**
 * Adds a space, inside another one when `parentId` says so.
 * @throws Problem `palace-not-found` | `space-name-taken` | `parent-not-found` | `not-allowed`
 */
export const addSpace = action(NewSpace, putSpace)

/**
 * Changes a space, also where it hangs in the tree.
 * @throws Problem `space-not-found` | `space-name-taken` | `parent-not-found` | `space-inside-itself` | `not-allowed`
 */
export const editSpace = action(
  z.object({ palaceId: z.uuid(), spaceId: z.uuid(), space: SpaceText }),
  async (scope, { palaceId, spaceId, space }) => {
    const { target, spaces } = await lockTree(scope, palaceId)
    const before = spaces.find(({ id }) => id === spaceId)
    if (!before) throw errors.error('space-not-found')
    assertParent(spaces, space.parentId)
    if (wouldHoldItself(spaces, spaceId, space.parentId))
      throw errors.error('space-inside-itself', { field: 'parentId' })
    const columns = spaceColumns(space)
    const changed = changes(spaceColumns(before), columns)
    if (!changed) return scope.unchanged()
    await placesDb(scope.tx)
      .updateTable('places.space')
      .set(columns)
      .where('palace_id', '=', palaceId)
      .where('id', '=', spaceId)
      .execute()
    scope.journal({
      action: 'places.editSpace',
      subject: { type: 'space', id: spaceId },
      ...target,
      ...changed,
    })
  },
)

/**
 * Takes a space out of use; its past stays. Not while uses are planned in it, nor while it has parts in use.
 * @throws Problem `space-not-found` | `space-has-parts` | `space-in-use` | `not-allowed`
 */
export const retireSpace = action(
  z.object({ palaceId: z.uuid(), spaceId: z.uuid() }),
  async (scope, { palaceId, spaceId }) => {
    const { target, spaces } = await lockTree(scope, palaceId)
    const space = spaces.find(({ id }) => id === spaceId)
    if (!space) throw errors.error('space-not-found')
    const parts = withParts(spaces, spaceId).length - 1
    if (parts > 0) throw errors.error('space-has-parts', { params: { count: parts } })
    const uses = await usesToCome(scope.tx, palaceId, [spaceId], scope.now, null)
    if (uses > 0) throw errors.error('space-in-use', { params: { count: uses } })
    await placesDb(scope.tx)
      .updateTable('places.space')
      .set({ retired_at: scope.now })
      .where('palace_id', '=', palaceId)
      .where('id', '=', spaceId)
      .execute()
    scope.journal({
      action: 'places.retireSpace',
      subject: { type: 'space', id: spaceId },
      ...target,
      before: { name: space.name },
    })
  },
)

function assertParent(spaces: readonly { id: string }[], parentId: string | null): void {
  if (parentId !== null && !spaces.some(({ id }) => id === parentId))
    throw errors.error('parent-not-found', { field: 'parentId' })
}
