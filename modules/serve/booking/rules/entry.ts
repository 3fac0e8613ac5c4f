import { type Interval, overlaps } from '#kit/interval/index.ts'
import type { EntryOutcome } from '../contract/entry.ts'
import type { Kind, State } from '../contract/vocabulary.ts'
import type { Opening } from './slots.ts'

const { compare } = Temporal.Instant
export type EntryBooking = { kind: Kind; state: State; during: Interval; spaceId: string }

/** What the code of a booking opens, as one word: the code is made of it and the secret key. */
export const entryThing = ({ palaceId, id }: { palaceId: string; id: string }): string => `${palaceId}:${id}`

/** Does a booking open the door by a code? Where it lasts beyond the hours with staff, in a space that allows it. P7. */
export const opensByCode = (
  { kind, state, during }: Pick<EntryBooking, 'kind' | 'state' | 'during'>,
  rule: { selfService: boolean } | undefined,
  openings: readonly Opening[],
): boolean =>
  kind === 'booking' &&
  (state === 'confirmed' || state === 'attended') &&
  rule?.selfService === true &&
  openings.some((opening) => opening.selfService && overlaps(opening, during))

/** From when to when the code holds. */
export const entryWindow = ({ start, end }: Interval, earlyMinutes: number): Interval => ({
  start: start.subtract({ minutes: earlyMinutes }),
  end,
})

/**
 * What a door does with a code that belongs to a booking. `door`: the spaces that lie behind it and those around it; null:
 * the door of the house.
 */
export function judgeEntry(
  booking: Pick<EntryBooking, 'during' | 'spaceId'>,
  door: ReadonlySet<string> | null,
  earlyMinutes: number,
  now: Temporal.Instant,
): EntryOutcome {
  const { start, end } = entryWindow(booking.during, earlyMinutes)
  if (door && !door.has(booking.spaceId)) return 'otherSpace'
  if (compare(now, start) < 0) return 'tooEarly'
  return compare(now, end) < 0 ? 'open' : 'over'
}

/** The spaces whose bookings open the door of this one: itself, what it is part of, and its parts. */
export function behindDoor(
  spaces: readonly { id: string; parentId: string | null }[],
  spaceId: string,
): Set<string> {
  const parents = new Map(spaces.map(({ id, parentId }) => [id, parentId]))
  const up = (id: string | null): string[] => (id === null ? [] : [id, ...up(parents.get(id) ?? null)])
  const around = up(spaceId)
  return new Set([...around, ...spaces.filter(({ id }) => up(id).includes(spaceId)).map(({ id }) => id)])
}
