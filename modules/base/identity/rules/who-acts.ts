/** A part of the tree in which somebody may hold a role. */
type Level = { scope: string }

/**
 * Who acts on what concerns a division: whoever holds the role over the division itself, and the nearest federation above where somebody
 * does. Where nobody does at its own level, that one alone. `path` leads from the province down to the division.
 */
export function whoActs(path: readonly Level[], holders: ReadonlyMap<string, readonly string[]>): string[] {
  const [own, ...above] = path.toReversed().map(({ scope }) => holders.get(scope) ?? [])
  return [...new Set([...(own ?? []), ...(above.find((people) => people.length > 0) ?? [])])]
}
