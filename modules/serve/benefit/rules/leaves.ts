export type SpaceNode = { id: string; parentId: string | null; retired: boolean }

/** A space that counts: one without parts in use. `holders`: a use of any of these spaces uses it. */
export type Leaf = { id: string; holders: ReadonlySet<string> }

/**
 * The spaces that are counted: those in use that have no part in use, so that a hall counts through its parts and never
 * beside them. A use of the hall around a leaf, or of what lies in it, is a use of the leaf.
 */
export function leavesOf(spaces: readonly SpaceNode[]): Leaf[] {
  const byId = new Map(spaces.map((space) => [space.id, space]))
  const chain = (id: string | null): string[] => {
    const space = id === null ? undefined : byId.get(id)
    return space ? [space.id, ...chain(space.parentId)] : []
  }
  const chains = new Map(spaces.map(({ id }) => [id, chain(id)]))
  const divided = new Set(spaces.filter(({ retired }) => !retired).flatMap(({ parentId }) => chain(parentId)))
  return spaces
    .filter(({ id, retired }) => !retired && !divided.has(id))
    .map(({ id }) => {
      const inside = spaces.filter((space) => chains.get(space.id)!.includes(id)).map((space) => space.id)
      return { id, holders: new Set([...chains.get(id)!, ...inside]) }
    })
}
