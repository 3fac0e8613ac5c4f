import { type Interval, minutes, subtract } from '#kit/interval/index.ts'

/** Nobody begins something in less. */
const SHORTEST_MINUTES = 30

/** When a space is free in a stretch of time: while the house is open and nothing holds it, half an hour or more; in time order. */
export const freeStretches = (
  openings: readonly Interval[],
  held: readonly Interval[],
  during: Interval,
): Interval[] =>
  subtract(during, [...subtract(during, openings), ...held]).filter((one) => minutes(one) >= SHORTEST_MINUTES)
