/** A part of the tree in which somebody may hold a role. */
type Level = { scope: string }

/**
 * Who is told that a project sleeps: whoever holds the role over the division that owns it, and the nearest federation above where somebody
 * does. Where nobody does at its own level, that one alone. `path` leads from the province down to the division.
 */
export function whoIsTold(path: readonly Level[], holders: ReadonlyMap<string, readonly string[]>): string[] {
  const [own, ...above] = path.toReversed().map(({ scope }) => holders.get(scope) ?? [])
  return [...new Set([...(own ?? []), ...(above.find((people) => people.length > 0) ?? [])])]
}
