import type { Parameters } from '../contract.ts'
import type { SiteMode } from '../contract.ts'
import type { TravelSpeed } from './travel.ts'
import type { Measured } from './matrix.ts'
import type { Work } from './problem.ts'

/** What somebody decided about a site or a county before the calculation. */
export type Decided = { kind: 'lock' | 'forbid'; reason: string } | null

export type FrozenSite = {
  code: string
  name: string
  divisionCode: string
  divisionName: string
  kind: 'candidate' | 'palace'
  mode: SiteMode | null
  lng: number
  lat: number
  costFen: number
  capacity: number | null
  decided: Decided
}
export type FrozenPoint = { code: string; name: string; workers: number; lng: number; lat: number }

/** Everything that a question about sites rests on; the minutes follow from it, so they are not kept. */
export type FrozenSites = {
  kind: 'sites'
  parameters: Exclude<Parameters, { question: 'plan' }>
  reachMinutes: number
  speed: TravelSpeed
  points: FrozenPoint[]
  sites: FrozenSite[]
  measured: Measured[]
  unknown: string[]
  leftOut: number
}

export type FrozenOption = {
  county: number
  target: string
  name: string
  work: Work
  costFen: number
  gain: number
  reaches: number[]
  earliest: number
  latest: number
  readyAfter: number
  fulfils: boolean
  running: boolean
  basis: string | null
  decided: Decided
}

export type FrozenCounty = {
  code: string
  name: string
  workers: number
  required: boolean
  /** Has a palace of its own that stands, or shares one. */
  standing: 'own' | 'shared' | null
}

/** Everything that a plan of several years rests on. */
export type FrozenPlan = {
  kind: 'plan'
  parameters: Extract<Parameters, { question: 'plan' }>
  /** The year (0 is the first) by whose end every required county must have a palace. */
  deadline: number
  counties: FrozenCounty[]
  points: FrozenPoint[]
  /** Points that a palace serves already, and stay served. */
  served: boolean[]
  /** By county: workers whom its own palace cannot serve as it is. */
  lacking: number[]
  options: FrozenOption[]
  budgetFen: number[]
  mostStarts: (number | null)[]
}

export type Frozen = FrozenSites | FrozenPlan
