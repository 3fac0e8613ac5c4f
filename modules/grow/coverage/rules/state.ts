import type { State } from '../contract/words.ts'
import type { Facts, Project } from './facts.ts'

/** What a state rests on; `id` is of the palace, project, line or statement. */
export type Basis = {
  kind: 'palace' | 'undated' | 'statement' | 'shared' | 'project' | 'line' | 'none'
  id: string | null
}
export type Standing = { state: State; forecast: boolean; basis: Basis }

/** The last day of a year. */
export const endOf = (year: number): string => `${year}-12-31`
export const yearOf = (day: string): number => Number(day.slice(0, 4))
export const isCovered = (state: State): boolean => state === 'covered' || state === 'shared'
/** Runs on that day: proposed, and not handed over yet. */
export const runsOn = ({ startedOn, finishedOn }: Project, day: string): boolean =>
  startedOn <= day && (finishedOn === null || finishedOn > day)

/**
 * How a division stands on a day, as it is known today. What lies ahead is a forecast: it counts a project that is forecast to
 * open by then, and nothing that is only planned. A palace with a recorded opening says more than any statement; a
 * statement says more than a palace of which nobody recorded since when it is open. P1.
 */
export function stateOn(facts: Facts, day: string, today: string): Standing {
  const forecast = day > today
  const standing = (state: State, kind: Basis['kind'], id: string | null = null): Standing => ({
    state,
    forecast,
    basis: { kind, id },
  })
  const dated = facts.houses.find(({ openedOn }) => openedOn !== null && openedOn <= day)
  if (dated) return standing('covered', 'palace', dated.id)
  const stated = forecast ? undefined : facts.statements.find(({ year }) => year === yearOf(day))
  if (stated) return standing(stated.state, 'statement', stated.id)
  const undated = facts.houses.find(({ openedOn }) => openedOn === null)
  if (undated) return standing('covered', 'undated', undated.id)
  const { shared } = facts
  if (shared && (shared.openedOn === null || shared.openedOn <= day))
    return standing('shared', 'shared', shared.id)
  const opening = facts.projects.find((one) => forecast && runsOn(one, today) && opensBy(one, day))
  if (opening) return standing('covered', 'project', opening.id)
  const running = facts.projects.find((one) => runsOn(one, forecast ? today : day))
  if (running) return standing('underWay', 'project', running.id)
  const [line] = facts.lines
  if (line) return standing('planned', 'line', line.id)
  return standing(facts.required ? 'nothing' : 'notRequired', 'none')
}

const opensBy = ({ forecastFinish }: Project, day: string) => forecastFinish !== null && forecastFinish <= day

/** How a division stands at the end of a year, or today in the year that is running. */
export const stateInYear = (facts: Facts, year: number, today: string): Standing =>
  stateOn(facts, year === yearOf(today) ? today : endOf(year), today)
