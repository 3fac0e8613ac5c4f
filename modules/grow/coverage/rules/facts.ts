import type { PlanAction, State } from '../contract/words.ts'

/** A palace that serves a division and is open today. Days are ISO dates, which sort as they follow. */
export type House = {
  id: string
  name: string
  slug: string
  /** null: it is open, but nobody recorded since when. */
  openedOn: string | null
  synthetic: boolean
}

/** What matters of a construction project (P4). */
export type Project = {
  id: string
  name: string
  /** When it was proposed. */
  startedOn: string
  /** When it was handed over; null while it runs. */
  finishedOn: string | null
  /** When it is forecast to open; null: nobody can say. */
  forecastFinish: string | null
  /** The step that sleeps: longer with a department than its standard allows. */
  asleep: { department: string; since: string } | null
}

export type PlannedLine = { id: string; year: number; action: PlanAction }
export type Stated = { id: string; year: number; state: State }

/** All that the state of one division rests on. */
export type Facts = {
  code: string
  required: boolean
  houses: readonly House[]
  /** The palace elsewhere that is said to serve it too. */
  shared: House | null
  projects: readonly Project[]
  /** Its lines in the plan in force, the earliest first. */
  lines: readonly PlannedLine[]
  statements: readonly Stated[]
  /** Whether a decision is recorded of what its venue needs (P2). */
  decided: boolean
}
