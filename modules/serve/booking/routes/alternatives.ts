import type { SlotState, SpaceSlots } from '../contract.ts'

const MOST = 6

/** The ends that a booking may have from this start: whole slots in a row that are free, as many as the rule lets. Empty: it is gone. */
export const endsFrom = (space: SpaceSlots, start: Temporal.Instant): string[] =>
  endsOf(space, start, (state) => state === 'free')

/** The ends that a wait may have from this start, whoever holds the slots now. */
export const waitEndsFrom = (space: SpaceSlots, start: Temporal.Instant): string[] =>
  endsOf(space, start, (state) => state !== 'past' && state !== 'closed')

function endsOf(
  { slots, mostSlots }: SpaceSlots,
  start: Temporal.Instant,
  fits: (state: SlotState) => boolean,
): string[] {
  const from = slots.findIndex((slot) => Temporal.Instant.from(slot.start).equals(start))
  const ends: string[] = []
  for (let n = from; n >= 0 && n < from + mostSlots; n++) {
    const slot = slots[n]
    if (!slot || !fits(slot.state) || (ends.length > 0 && ends.at(-1) !== slot.start)) break
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
