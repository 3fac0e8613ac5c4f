/** A week of a season, cut into equal cells: `days` × `cells` (half hours of seven days in the product). */
export type Week = { days: number; cells: number }

/** A space that can be given. Spaces that share a unit (a hall and its parts) cannot be given at the same time. */
export type HallSpace = {
  units: readonly number[]
  /** Cells that clearing and setting up take after each use. */
  pad: number
  /** By day × cell: 1 when the house is open, so that a use may stand there. */
  open: Uint8Array
  /** By day × cell: 1 when nothing that stands firm already holds the space. */
  free: Uint8Array
}

/** One of the places and times that a request names; any of these spaces on any of these days, within these cells. */
export type HallWish = {
  spaces: readonly number[]
  days: readonly number[]
  /** The use begins at or after `from` and ends at or before `until`. */
  from: number
  until: number
}

/** Where and when somebody is on one day of the week. `rank`: which wish it fulfils, from 0; -1: none, given by hand. */
export type Placement = {
  request: number
  space: number
  day: number
  start: number
  length: number
  rank: number
}

export type HallRequest = {
  club: number
  /** How often a week, on different days; and how long each time, in cells. */
  times: number
  least: number
  wanted: number
  /** Points for each cell before rank and off-peak: by the class of the club. */
  weight: number
  /** Most wanted first. */
  wishes: readonly HallWish[]
}

/** Who gets which hall when: everything that decides, as numbers. Points are whole numbers, so sums are exact. */
export type HallProblem = {
  week: Week
  spaces: readonly HallSpace[]
  units: number
  requests: readonly HallRequest[]
  /** For each club: how many cells a week at most; 0: no limit. */
  caps: readonly number[]
  /** By rank: percent of the points; what is given outside the wishes counts like the last. */
  rankPercent: readonly number[]
  /** By day × cell: percent, more for hours that are seldom asked for. */
  cellPercent: Uint16Array
  /** What is given whatever else happens. */
  locked: readonly Placement[]
}

/** Percent of the points for a wish of this rank; the last one stands for all beyond it and for what nobody wished. */
export const percentOf = (problem: Pick<HallProblem, 'rankPercent'>, rank: number): number =>
  problem.rankPercent[rank < 0 ? problem.rankPercent.length - 1 : rank] ?? problem.rankPercent.at(-1)!

/** The points of a placement: weight × percent of its rank × percent of each of its cells. A cell of an ordinary hour counts weight × 10,000 on the first rank. */
export function pointsOf(problem: HallProblem, { request, day, start, length, rank }: Placement): number {
  let percents = 0
  for (let cell = start; cell < start + length; cell++)
    percents += problem.cellPercent[day * problem.week.cells + cell]!
  return problem.requests[request]!.weight * percentOf(problem, rank) * percents
}
