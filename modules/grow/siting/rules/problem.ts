/** What is settled about a site before we ask. */
export const SITE = { free: 0, open: 1, forbidden: 2 } as const
export type SiteState = keyof typeof SITE

/**
 * Demand points and sites. All numbers are plain: the solvers know neither counties nor coordinates. P3.
 * Points of weight 0 count for nothing: nobody is there.
 */
export type Instance = {
  /** Workers (or any weight ≥ 0) per demand point, n of them. */
  weight: Float64Array
  /** Minutes from point i to site j at `i * m + j`, ≥ 0; Infinity: no way. Need not be symmetric. */
  minutes: Float64Array
  /** What opening a site costs, ≥ 0 and whole (yuan, or ten thousand of them), m of them. */
  cost: Float64Array
  /** `SITE.free`, `SITE.open` (stands, or locked open) or `SITE.forbidden`, m of them. */
  state: Uint8Array
}

/** The fewest (or the cheapest) sites so that everyone is within so many minutes of one. */
export type FewestSites = {
  kind: 'fewestSites'
  instance: Instance
  withinMinutes: number
  /** Default `sites`; `cost`: the smallest sum of money that reaches everyone. */
  minimise?: 'sites' | 'cost'
}

/** The most weight within so many minutes, with at most so many sites and at most so much money. */
export type MostCovered = {
  kind: 'mostCovered'
  instance: Instance
  withinMinutes: number
  sites?: number
  budget?: number
}

/** The least sum of weight × minutes to the nearest open site, with at most so many sites and at most so much money. */
export type LeastTravel = { kind: 'leastTravel'; instance: Instance; sites?: number; budget?: number }

/** The kinds of work in the order in which a tie between them is decided: the least new building first. 量力而行 */
export const WORKS = ['upgrade', 'expand', 'compact', 'build'] as const
export type Work = (typeof WORKS)[number]

/** One thing that could be done, in one of the years. */
export type PlanOption = {
  /** Index into `counties`. */
  county: number
  work: Work
  /** Whole, ≥ 0, spent in the year in which it starts. */
  cost: number
  /** Workers who gain access by it alone, for every year from when it is ready on. */
  gain: number
  /** Demand points that it brings within reach, once whichever option does; empty where `gain` says it all. */
  reaches: Int32Array
  /** First year in which it may start (0 is the plan's first). */
  earliest: number
  /** Last year in which it may start; default: the plan's last. */
  latest?: number
  /** Years from start until it counts: 0 counts in the year of its start. */
  readyAfter: number
  /** What it takes of each department in the year of its start, in the order of `capacity`. */
  uses: readonly number[]
  /** Whether it gives its county the palace that full coverage asks for. P1 */
  fulfils: boolean
  /** Options of the same number exclude each other; below 0: of none. */
  exclusive: number
  state: SiteState
}

/** What is done in which year, so that obligatory coverage is met in time and reach grows fastest. P1, P2, P20 */
export type PlanProblem = {
  years: number
  /** What a worker reached in each year counts; default 1 each, so that reach by early years counts in all that follow. */
  yearWeight?: readonly number[]
  /** Workers per demand point; empty where options carry their own `gain`. */
  weight: Float64Array
  counties: readonly {
    /** Whether it must have a palace in time and has none yet. */
    required: boolean
    /** Last year (index) by which one must be ready. */
    deadline: number
  }[]
  options: readonly PlanOption[]
  /** Money of each year, whole. */
  budget: readonly number[]
  /** How much of what is left at most moves into the next year: 0 nothing, Infinity everything. */
  carryOver: number
  /** What each department can do in each year: `capacity[department][year]`. */
  capacity: readonly (readonly number[])[]
}
export type YearPlan = { kind: 'yearPlan'; plan: PlanProblem }

export type SiteQuestion = FewestSites | MostCovered | LeastTravel
export type Question = SiteQuestion | YearPlan
