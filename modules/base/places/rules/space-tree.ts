type Node = { id: string; parentId: string | null }

/** A space and everything inside it. */
export function withParts(spaces: readonly Node[], id: string): string[] {
  const parts = spaces.filter(({ parentId }) => parentId === id)
  return [id, ...parts.flatMap((part) => withParts(spaces, part.id))]
}

/** Would hanging the space under the parent put it inside itself? */
export const wouldHoldItself = (spaces: readonly Node[], id: string, parentId: string | null): boolean =>
  parentId !== null && withParts(spaces, id).includes(parentId)
