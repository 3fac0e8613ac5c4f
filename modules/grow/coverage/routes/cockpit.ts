import type { AppContext } from '#kit/http/context.ts'
import { refusal } from '#kit/db/action.ts'
import { scopesOf } from '#kit/access/index.ts'
import type { ProjectStanding } from '#modules/grow/projects/index.ts'
import { departments, type Cockpit } from '../contract/cockpit.ts'
import { states } from '../contract/words.ts'
import { canSeeCockpit, cockpitReaders } from '../policy.ts'
import { readProvince } from './province.ts'
import { presentCoverage, presentProject } from './read.ts'

/**
 * The way to full coverage of a part of the province in one look: the curve, who holds the projects, the money, what is at risk. Without
 * a scope, the reader's own part of the tree. P1, P4, P20.
 * @throws Problem `not-allowed` | `sign-in-needed`
 */
export async function readCockpit(c: AppContext, asked?: string): Promise<Cockpit> {
  const { db, clock } = c.var.services
  const scope = asked ?? scopesOf(c.var.actor, cockpitReaders).prefixes.toSorted()[0] ?? '42'
  const decision = canSeeCockpit(c.var.actor, scope)
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
  const province = await readProvince(db, clock.now(), scope)
  const { today, targetYear, due, points, divisions } = presentCoverage(province)
  const all = [...province.projects.values()]
    .flat()
    .filter(({ divisionCode }) => divisionCode.startsWith(scope))
  const running = all.filter(({ status }) => status === 'underWay' || status === 'suspended')
  const thisYear = Number(today.slice(0, 4))
  const stateOf = (years: (typeof divisions)[number]['years']) =>
    years.find(({ year }) => year === thisYear)?.state
  return {
    today,
    targetYear,
    name: province.tree.find((one) => one.scope === scope)?.name ?? '',
    due,
    points,
    now: states.map((state) => ({
      state,
      count: divisions.filter(({ years }) => stateOf(years) === state).length,
    })),
    departments: departments.map((department) => held(department, running)),
    money: {
      plannedFen: sum(all, ({ plannedFen }) => plannedFen),
      grantedFen: sum(all, ({ grantedFen }) => grantedFen),
      paidFen: sum(all, ({ paidFen }) => paidFen),
      planCostFen: sum(
        province.lines.filter(({ divisionCode }) => divisionCode.startsWith(scope)),
        ({ costFen }) => costFen ?? 0,
      ),
      projects: all.filter(({ status }) => status !== 'cancelled').length,
    },
    risks: divisions
      .flatMap(({ code, name, prefectureName, workers, planned, risk }) => {
        const project = running.find(({ divisionCode }) => divisionCode === code)
        return risk
          ? [
              {
                code,
                name,
                prefectureName,
                workers,
                planYear: planned?.year ?? null,
                risk,
                project: project ? presentProject(project) : null,
              },
            ]
          : []
      })
      .toSorted((a, b) => rank(a.risk) - rank(b.risk) || (b.workers ?? 0) - (a.workers ?? 0)),
  }
}

const rank = ({ level }: { level: 'high' | 'watch' }) => (level === 'high' ? 0 : 1)
const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)

function held(department: (typeof departments)[number], running: readonly ProjectStanding[]) {
  const own = running.filter((project) => project.department === department)
  const days = own.flatMap(({ restDays }) => restDays ?? [])
  return {
    department,
    projects: own.length,
    sleeping: own.filter(({ sleeping }) => sleeping).length,
    longestDays: days.length > 0 ? days.reduce((most, one) => Math.max(most, one)) : null,
  }
}
