import type { Db } from '#kit/db/index.ts'
import type { Division, OpenHouse } from '#modules/base/places/index.ts'
import type { ProjectStanding } from '#modules/grow/projects/index.ts'
import type {
  Coverage,
  CoverageDivision,
  DivisionCoverage,
  HouseFacts,
  ProjectFacts,
  Statement,
} from '../contract/coverage.ts'
import { errors } from '../errors.ts'
import { statementsOf, type StatementRow } from '../queries/statements.ts'
import { curveOf, yearsTo } from '../rules/curve.ts'
import { riskOf } from '../rules/risk.ts'
import { stateInYear, type Standing } from '../rules/state.ts'
import { dayOf, readProvince, type Province } from './province.ts'

/** Full coverage of a part of the province, year by year, for everybody. A fixed number of statements. P1. */
export async function readCoverage(db: Db, now: Temporal.Instant, scope = ''): Promise<Coverage> {
  return presentCoverage(await readProvince(db, now, scope))
}

export function presentCoverage(province: Province): Coverage {
  const { today, targetYear, plan, divisions, facts } = province
  return {
    today,
    targetYear,
    ...curveOf([...facts.values()], { today, targetYear, planned: plan !== null }),
    plan,
    divisions: divisions.map((division) => presentDivision(province, division)),
  }
}

/** How every division stands at the end of a year, or today in the running one. */
export async function coverageStates(
  db: Db,
  now: Temporal.Instant,
  year: number,
): Promise<ReadonlyMap<string, Standing>> {
  const { facts, today } = await readProvince(db, now)
  return new Map([...facts].map(([code, own]) => [code, stateInYear(own, year, today)]))
}

/** One division with all that its states rest on. @throws Problem `division-not-found` */
export async function readDivisionCoverage(
  db: Db,
  now: Temporal.Instant,
  code: string,
): Promise<DivisionCoverage> {
  const [province, stated] = await Promise.all([
    readProvince(db, now, code.replace(/00$/, '')),
    statementsOf(db, { divisionCode: code, withdrawn: true }),
  ])
  const division = province.divisions.find((one) => one.code === code)
  if (!division) throw errors.error('division-not-found')
  const shown = presentDivision(province, division)
  const { plan, lines, projects, houses, decisions } = province
  const decided = decisions.get(code)
  return {
    division: shown,
    requirementReason: division.coverageReason,
    houses: houses.filter(({ serves }) => serves === code).map(presentHouse),
    shared: houses.filter(({ id }) => id === division.coveredBy).map(presentHouse)[0] ?? null,
    projects: (projects.get(code) ?? []).map(presentProject),
    lines: lines.filter(({ divisionCode }) => divisionCode === code),
    plan,
    statements: stated.map((one) => presentStatement(one, shown)),
    decision: decided?.recorded
      ? {
          decision: decided.decision,
          venueName: decided.venueName,
          assessedOn: decided.assessedAt && dayOf(decided.assessedAt),
        }
      : null,
  }
}

function presentDivision(province: Province, division: Division): CoverageDivision {
  const { tree, facts, today, targetYear, yearsAhead, plan } = province
  const own = facts.get(division.code)!
  const prefecture =
    division.level === 'city' ? division : tree.find(({ code }) => code === division.parentCode)
  // 4290xx counties stand for themselves: the province is no prefecture.
  const above = prefecture && prefecture.level === 'city' ? prefecture : division
  const [line] = own.lines
  return {
    code: division.code,
    name: division.name,
    level: division.level === 'city' ? 'city' : 'county',
    prefectureCode: above.code,
    prefectureName: above.name,
    workers: division.workerEstimate,
    required: own.required,
    years: yearsTo(targetYear).map((year) => ({ year, ...stateInYear(own, year, today) })),
    planned: line ? { year: line.year, action: line.action } : null,
    risk: riskOf(own, { today, targetYear, yearsAhead }),
    synthetic:
      own.houses.some(({ synthetic }) => synthetic) ||
      (own.houses.length === 0 && (own.shared?.synthetic === true || plan?.synthetic === true)),
  }
}

const presentHouse = ({
  id,
  name,
  slug,
  openedOn,
  floorM2,
  sourceUrl,
  synthetic,
}: OpenHouse): HouseFacts => ({
  id,
  name,
  slug,
  openedOn: openedOn?.toString() ?? null,
  floorM2,
  sourceUrl,
  synthetic,
})

export const presentProject = (one: ProjectStanding): ProjectFacts => ({
  id: one.id,
  title: one.title,
  kind: one.kind,
  status: one.status,
  stage: one.stage,
  department: one.department,
  since: one.since && dayOf(one.since),
  sleeping: one.sleeping,
  baselineFinish: one.baselineFinish?.toString() ?? null,
  forecastFinish: one.forecastFinish?.toString() ?? null,
  plannedFen: one.plannedFen,
  grantedFen: one.grantedFen,
  paidFen: one.paidFen,
  synthetic: one.synthetic,
})

/** A statement counts as long as it stands and the register has nothing better. */
const presentStatement = (statement: StatementRow, { years }: CoverageDivision): Statement => ({
  ...statement,
  counts: years.some(({ basis }) => basis.kind === 'statement' && basis.id === statement.id),
})
