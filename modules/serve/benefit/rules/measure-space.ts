import { type HourClass, hourClasses, usedClasses } from '../contract/vocabulary.ts'
import { paint, type Span } from './local-hours.ts'

/** Something that holds the space for a while, set-up before and clearing after included. */
export type HeldTime = { class: HourClass; held: Span }

/** Minutes of one class by local hour (24 numbers): in opening hours, and apart from them. */
export type ClassMinutes = { class: HourClass; within: number[]; outside: number[] }

const EMPTY = hourClasses.indexOf('empty')
const noMinutes = () => Array.from({ length: 24 }, () => 0)

/**
 * Divides one day of one space among the classes (P5). Every minute of `open` (1 where the house is open) is in exactly
 * one class, so that the `within` add up to the opening time. Where two hold the space at once the one that began first counts.
 * Outside opening hours only use counts. Classes without a minute are left out.
 */
export function measureSpace(
  hours: readonly number[],
  open: Uint8Array,
  uses: readonly HeldTime[],
): ClassMinutes[] {
  const first = hours[0]!
  const classes = new Uint8Array(open.length).fill(EMPTY)
  const lastBegunFirst = uses.toSorted((a, b) => b.held.from - a.held.from)
  for (const use of lastBegunFirst) paint(classes, first, use.held, hourClasses.indexOf(use.class))
  const counted = hourClasses.map((name) => ({
    class: name,
    within: noMinutes(),
    outside: noMinutes(),
  }))
  for (let hour = 0; hour < 24; hour++)
    for (let minute = hours[hour]! - first; minute < hours[hour + 1]! - first; minute++) {
      const { within, outside } = counted[classes[minute]!]!
      if (open[minute]) within[hour]!++
      else outside[hour]!++
    }
  return counted
    .map((one) => (isUsed(one.class) ? one : { ...one, outside: noMinutes() }))
    .filter(({ within, outside }) => sum(within) + sum(outside) > 0)
}

export const isUsed = (name: HourClass): boolean => (usedClasses as readonly HourClass[]).includes(name)

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
