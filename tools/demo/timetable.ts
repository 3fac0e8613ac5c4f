import type { Palace } from './palaces.ts'
import type { Rhythm, Template } from './programmes/index.ts'
import type { Random } from './random.ts'
import type { Space } from './spaces.ts'
import { day, hour, minute, weekday } from './time.ts'

const starts: Record<Rhythm, number[]> = {
  morning: [9, 9.5],
  noon: [12.25],
  afternoon: [14.5, 15],
  evening: [18.5, 19, 19, 19.5],
  saturday: [9.5, 10, 14, 15],
  sunday: [9.5, 10, 14, 15.5],
}
const days: Record<Rhythm, [weekday: number, weight: number][]> = {
  morning: [
    [1, 2],
    [2, 3],
    [3, 3],
    [4, 3],
    [5, 3],
  ],
  noon: [
    [1, 1],
    [3, 1],
    [5, 1],
  ],
  afternoon: [
    [1, 2],
    [2, 3],
    [3, 3],
    [4, 3],
    [5, 3],
  ],
  evening: [
    [1, 2],
    [2, 4],
    [3, 4],
    [4, 4],
    [5, 4],
    [6, 3],
    [7, 3],
  ],
  saturday: [[6, 1]],
  sunday: [[7, 1]],
}

/** Rooms of one palace over time: a hall is taken when one of its parts is, and the other way round. */
export class Timetable {
  readonly #taken = new Map<string, [from: number, to: number][]>()
  readonly #related = new Map<string, string[]>()
  readonly #palace: Palace

  constructor(palace: Palace) {
    this.#palace = palace
    for (const space of palace.spaces) {
      const parts = palace.spaces.filter(
        (other) => other.parent_id === space.id || other.id === space.parent_id,
      )
      this.#related.set(space.id, [space.id, ...parts.map(({ id }) => id)])
    }
  }

  /** Whether staff are there from `from` to `to`. */
  isOpen(from: number, to: number): boolean {
    const midnight = from - ((from + 8 * hour) % day)
    const at = (clock: string) =>
      midnight + Number(clock.slice(0, 2)) * hour + Number(clock.slice(3)) * minute
    return this.#palace.hours.some(
      (h) => !h.self_service && h.weekday === weekday(from) && at(h.opens) <= from && to <= at(h.closes),
    )
  }

  isFree({ id }: Pick<Space, 'id'>, from: number, to: number): boolean {
    return this.#related
      .get(id)!
      .every((one) => (this.#taken.get(keyOf(one, from)) ?? []).every(([a, b]) => to <= a || b <= from))
  }

  /** Holds a space; uses lie within a day, so each is looked for among those of its day. */
  hold({ id }: Pick<Space, 'id'>, from: number, to: number): void {
    const key = keyOf(id, from)
    const uses = this.#taken.get(key)
    if (uses) uses.push([from, to])
    else this.#taken.set(key, [[from, to]])
  }

  /** Whole hours in which staff are there on the day that begins at `midnight`. */
  staffedHours(midnight: number): number[] {
    const hours = Array.from({ length: 24 }, (_, n) => midnight + n * hour)
    const halves = hours.flatMap((at) => [at, at + hour / 2])
    const first = halves.find((at) => this.isOpen(at, at + hour))
    return first === undefined
      ? []
      : hours.map((_, n) => first + n * hour).filter((at) => this.isOpen(at, at + hour))
  }

  /** Takes a room that suits for all these times, the smallest first; null when none is free or the house is shut. */
  take(template: Template, times: [from: number, to: number][]): Space | null {
    if (!times.every(([from, to]) => this.isOpen(from, to))) return null
    const space = this.#palace.spaces
      .filter((s) => s.uses.includes(template.room) && s.capacity >= template.capacity[0])
      .toSorted((a, b) => a.capacity - b.capacity)
      .find((s) => times.every(([from, to]) => this.isFree(s, from, to)))
    if (!space) return null
    for (const [from, to] of times) this.hold(space, from, to)
    return space
  }
}

const keyOf = (spaceId: string, at: number) => `${spaceId} ${Math.floor((at + 8 * hour) / day)}`

/** A weekly slot in a rhythm of the programme: the weekday and minutes after midnight. */
export function weeklySlot(
  random: Random,
  template: Template,
  rhythm = random.pick(template.when),
): { weekday: number; minutes: number } {
  const latest = 21.5 - template.minutes / 60
  const start = template.key === 'after-school' ? 16.5 : random.pick(starts[rhythm])
  return { weekday: random.weighted(days[rhythm]), minutes: Math.min(start, latest) * 60 }
}
