import type { Db } from '#kit/db/index.ts'
import { divisionTree, openHouses, type Division, type OpenHouse } from '#modules/base/places/index.ts'
import { standardValue } from '#modules/base/standards/index.ts'
import { decisionsInForce, type DecisionInForce } from '#modules/grow/assessment/index.ts'
import { projectsByDivision, type ProjectStanding } from '#modules/grow/projects/index.ts'
import { statementsOf, type StatementRow } from '../queries/statements.ts'
import type { Facts, House, Project } from '../rules/facts.ts'
import type { Plan, PlanLine } from '../contract/plan.ts'
import { planInForce } from './read-plan.ts'

const TIME_ZONE = 'Asia/Shanghai'
const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
export const dayOf = (instant: Temporal.Instant): string => dateOf(instant).toString()

/** All that states, plan and risks of a part of the province rest on. */
export type Province = {
  today: string
  targetYear: number
  /** How many years before its planned year a division needs its project. */
  yearsAhead: number
  tree: readonly Division[]
  divisions: readonly Division[]
  facts: ReadonlyMap<string, Facts>
  houses: readonly OpenHouse[]
  projects: ReadonlyMap<string, ProjectStanding[]>
  decisions: ReadonlyMap<string, DecisionInForce>
  statements: readonly StatementRow[]
  plan: Plan | null
  lines: readonly PlanLine[]
}

/** Reads it in a fixed number of statements, for one division as for the province. `scope` is a code prefix. */
export async function readProvince(db: Db, now: Temporal.Instant, scope = ''): Promise<Province> {
  const [tree, houses, standings, decided, statements, inForce, targetYear, yearsAhead] = await Promise.all([
    divisionTree(db),
    openHouses(db),
    projectsByDivision(db, now),
    decisionsInForce(db, scope),
    statementsOf(db),
    planInForce(db),
    standardValue(db, 'coverage.targetYear', { divisionCode: scope || '42', on: dateOf(now) }),
    standardValue(db, 'coverage.projectYearsAhead', { divisionCode: scope || '42', on: dateOf(now) }),
  ])
  const divisions = tree.filter(({ level, code }) => level !== 'province' && code.startsWith(scope))
  const projects = Map.groupBy(standings, ({ divisionCode }) => divisionCode)
  const decisions = new Map(decided.map((one) => [one.divisionCode, one]))
  const own = Map.groupBy(houses, ({ serves }) => serves)
  const byId = new Map(houses.map((house) => [house.id, house]))
  const { lines = [], ...plan } = inForce ?? {}
  const linesOf = Map.groupBy(lines, ({ divisionCode }) => divisionCode)
  const stated = Map.groupBy(statements, ({ divisionCode }) => divisionCode)
  const factsOf = ({ code, coverageRequired, coveredBy }: Division): Facts => ({
    code,
    required: coverageRequired,
    houses: (own.get(code) ?? []).map(house),
    shared: coveredBy && byId.has(coveredBy) ? house(byId.get(coveredBy)!) : null,
    projects: (projects.get(code) ?? []).map(project),
    lines: linesOf.get(code) ?? [],
    statements: stated.get(code) ?? [],
    decided: decisions.get(code)?.decision != null,
  })
  const facts = new Map(divisions.map((division) => [division.code, factsOf(division)]))
  return {
    today: dayOf(now),
    targetYear,
    yearsAhead,
    tree,
    divisions,
    facts,
    houses,
    projects,
    decisions,
    statements,
    plan: inForce && (plan as Plan),
    lines,
  }
}

const house = ({ id, name, slug, openedOn, synthetic }: OpenHouse): House => ({
  id,
  name,
  slug,
  openedOn: openedOn?.toString() ?? null,
  synthetic,
})

/** A project that is suspended opens on no day that anybody can name. */
const project = (one: ProjectStanding): Project => ({
  id: one.id,
  name: one.title,
  startedOn: dayOf(one.proposedAt),
  finishedOn: endOf(one),
  forecastFinish: one.status === 'suspended' ? null : (one.forecastFinish?.toString() ?? null),
  asleep:
    one.sleeping && one.department && one.since
      ? { department: one.department, since: dayOf(one.since) }
      : null,
})

const endOf = ({ handedOverAt, cancelledAt }: ProjectStanding): string | null => {
  const ended = handedOverAt ?? cancelledAt
  return ended ? dayOf(ended) : null
}
