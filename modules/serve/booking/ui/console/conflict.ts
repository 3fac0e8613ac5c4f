import type { CalendarSpace, CalendarUse } from '../../contract.ts'

export type Spot = { spaceId: string; start: Temporal.Instant; end: Temporal.Instant }

/**
 * What would be in the way at this spot: a use of the space, of the hall around it or of a part of it, set-up and clearing
 * counted in; null: nothing that is on the screen. The server has the last word.
 */
export function conflictAt(
  { spaceId, start, end }: Spot,
  spaces: readonly CalendarSpace[],
  uses: readonly CalendarUse[],
  exceptId: string | null = null,
): CalendarUse | null {
  const parents = new Map(spaces.map(({ id, parentId }) => [id, parentId]))
  const above = (id: string): string[] => [id, ...(parents.get(id) ? above(parents.get(id)!) : [])]
  const space = spaces.find(({ id }) => id === spaceId)
  const from = start.subtract({ minutes: space?.setupMinutes ?? 0 })
  const to = end.add({ minutes: space?.clearingMinutes ?? 0 })
  return (
    uses.find(
      (use) =>
        use.sourceId !== exceptId &&
        (use.spaceId === null ||
          above(use.spaceId).includes(spaceId) ||
          above(spaceId).includes(use.spaceId)) &&
        Temporal.Instant.compare(use.heldStart, to) < 0 &&
        Temporal.Instant.compare(from, use.heldEnd) < 0,
    ) ?? null
  )
}
