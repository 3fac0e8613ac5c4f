import type { PlanLine } from '../contract/plan.ts'

export type Line = Omit<PlanLine, 'divisionName'>
export type Difference<One extends Line = Line> = {
  kind: 'added' | 'dropped' | 'changed'
  before: One | null
  after: One | null
}

const compared = ['year', 'action', 'site', 'siteId', 'costFen'] as const

/**
 * How one edition of a plan differs from the one before. A line is the same line when it has the same id, or, of a plan that was
 * worked out anew, when it is the only one left of its division on both sides. Reasons alone are no difference.
 */
export function differencesOf<One extends Line>(
  before: readonly One[],
  after: readonly One[],
): Difference<One>[] {
  const pairs = pairsOf(before, after)
  const paired = new Set([...pairs.values()].map(({ id }) => id))
  const changed = after.flatMap((line): Difference<One>[] => {
    const old = pairs.get(line)
    if (!old) return [{ kind: 'added', before: null, after: line }]
    return compared.some((name) => old[name] !== line[name])
      ? [{ kind: 'changed', before: old, after: line }]
      : []
  })
  const dropped = before
    .filter(({ id }) => !paired.has(id))
    .map((line): Difference<One> => ({ kind: 'dropped', before: line, after: null }))
  return [...changed, ...dropped].toSorted((a, b) =>
    codeOf(a) < codeOf(b) ? -1 : codeOf(a) > codeOf(b) ? 1 : 0,
  )
}

const codeOf = ({ before, after }: Difference) => (after ?? before)!.divisionCode

function pairsOf<One extends Line>(before: readonly One[], after: readonly One[]): Map<One, One> {
  const byId = new Map(before.map((line) => [line.id, line]))
  const pairs = new Map(after.flatMap((line) => (byId.has(line.id) ? [[line, byId.get(line.id)!]] : [])))
  const taken = new Set(pairs.values())
  const leftBefore = Map.groupBy(
    before.filter((line) => !taken.has(line)),
    ({ divisionCode }) => divisionCode,
  )
  const leftAfter = Map.groupBy(
    after.filter((line) => !pairs.has(line)),
    ({ divisionCode }) => divisionCode,
  )
  for (const [code, [line, ...more]] of leftAfter) {
    const [old, ...others] = leftBefore.get(code) ?? []
    if (line && old && more.length === 0 && others.length === 0) pairs.set(line, old)
  }
  return pairs
}
