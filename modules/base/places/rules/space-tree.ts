type Node = { id: string; parentId: string | null }

/** A space and everything inside it. */
export function withParts(spaces: readonly Node[], id: string): string[] {
  const parts = spaces.filter(({ parentId }) => parentId === id)
  return [id, ...parts.flatMap((part) => withParts(spaces, part.id))]
}

/** Would hanging the space under the parent put it inside itself? */
export const wouldHoldItself = (spaces: readonly Node[], id: string, parentId: string | null): boolean =>
  parentId !== null && withParts(spaces, id).includes(parentId)

/** Spaces in the order in which a house shows them: each followed by its parts. One whose whole is not among them stands for itself. */
export function inTree<Space extends Node>(spaces: readonly Space[]): (Space & { depth: number })[] {
  const known = new Set(spaces.map(({ id }) => id))
  const byParent = Map.groupBy(spaces, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const grow = (parent: string | null, depth: number): (Space & { depth: number })[] =>
    (byParent.get(parent) ?? []).flatMap((space) => [{ ...space, depth }, ...grow(space.id, depth + 1)])
  return grow(null, 0)
}
