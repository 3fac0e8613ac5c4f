import type { SpaceSlots } from '../contract.ts'

const MOST = 6

/** The ends that a booking may have from this start: whole free slots in a row, as many as the rule lets. Empty: it is gone. */
export function endsFrom({ slots, mostSlots }: SpaceSlots, start: Temporal.Instant): string[] {
  const from = slots.findIndex((slot) => Temporal.Instant.from(slot.start).equals(start))
  const ends: string[] = []
  for (let n = from; n >= 0 && n < from + mostSlots; n++) {
    const slot = slots[n]
    if (slot?.state !== 'free' || (ends.length > 0 && ends.at(-1) !== slot.start)) break
    ends.push(slot.end)
  }
  return ends
}

/** Free slots instead of one that is gone: the same kind of space, nearest in time first, that space itself before others. */
export function alternativesTo(spaces: readonly SpaceSlots[], wanted: SpaceSlots, start: Temporal.Instant) {
  const known = new Map<string, number>()
  const away = (at: string) => {
    const minutes = known.get(at) ?? Math.abs(start.until(Temporal.Instant.from(at)).total('minutes'))
    known.set(at, minutes)
    return minutes
  }
  return spaces
    .filter(({ kind }) => kind === wanted.kind)
    .flatMap(({ spaceId, name, slots }) =>
      slots
        .filter(({ state }) => state === 'free')
        .map((slot) => ({ spaceId, name, start: slot.start, end: slot.end })),
    )
    .toSorted(
      (a, b) =>
        away(a.start) - away(b.start) ||
        Number(b.spaceId === wanted.spaceId) - Number(a.spaceId === wanted.spaceId),
    )
    .slice(0, MOST)
}
