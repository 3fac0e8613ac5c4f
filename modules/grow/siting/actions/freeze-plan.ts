import type { Db } from '#kit/db/index.ts'
import {
  coverageOf,
  divisionTree,
  palacesUnder,
  type Division,
  type PalaceSummary,
} from '#modules/base/places/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import { projectsByDivision, type ProjectStanding } from '#modules/grow/projects/index.ts'
import { decisionsInForce, type DecisionInForce } from '#modules/grow/assessment/index.ts'
import { budgetsOf, candidatesUnder, travelTimesUnder, type CandidateRow } from '../queries/candidates.ts'
import { demandUnder } from '../queries/demand.ts'
import type { LockRow } from '../queries/scenarios.ts'
import type { Decided, FrozenCounty, FrozenOption, FrozenPlan } from '../rules/frozen.ts'
import { travelMatrix } from '../rules/matrix.ts'
import type { Work } from '../rules/problem.ts'
import { estimatedMinutes, type Point, type TravelSpeed } from '../rules/travel.ts'
import { decidedBy, isLawful } from './freeze-sites.ts'

type Asked = {
  scope: string
  parameters: FrozenPlan['parameters']
  locks: readonly LockRow[]
  now: Temporal.Instant
}

const keys = [
  'siting.detourFactor',
  'siting.speed',
  'siting.yearsUpgrade',
  'siting.yearsExpand',
  'siting.yearsCompact',
  'siting.yearsBuild',
  'siting.upgradeGain',
  'coverage.targetYear',
] as const
type Standards = Record<(typeof keys)[number], number>

/** Everything that a plan of several years rests on, as it stands now. P1, P2, P20 */
export async function freezePlan(db: Db, { scope, parameters, locks, now }: Asked): Promise<FrozenPlan> {
  const on = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const where = { divisionCode: scope.padEnd(6, '0'), level: 'province' as const, on }
  const standards: Standards = await standardValues(db, keys, where)
  const units = (await divisionTree(db)).filter(
    ({ level, code }) => level !== 'province' && code.startsWith(scope),
  )
  const palaces = (await palacesUnder(db, scope)).filter(({ status }) => status === 'open')
  const { points } = await demandUnder(db, scope, units, false)
  const candidates = (await candidatesUnder(db, scope)).filter(
    (one) => !parameters.lawfulOnly || isLawful(one),
  )
  const speed = { detour: standards['siting.detourFactor'], speed: standards['siting.speed'] }
  const sites = [...palaces.map(({ id, lng, lat }) => ({ code: id, lng, lat })), ...candidates]
  const { minutes } = travelMatrix(points, sites, await travelTimesUnder(db, scope), speed)
  const within = (site: number): number[] =>
    points.flatMap((_, i) => (minutes[i * sites.length + site]! <= parameters.minutes ? [i] : []))
  const decisions = new Map((await decisionsInForce(db, scope)).map((one) => [one.divisionCode, one]))
  const states = new Map(units.map((unit) => [unit.code, coverageOf(unit, palaces)]))
  const counties = units.map((unit): FrozenCounty => ({
    code: unit.code,
    name: unit.name,
    workers: ownWorkers(unit, units, states),
    required: states.get(unit.code) === 'missing',
    standing: standingOf(states.get(unit.code)),
  }))
  const at = new Map(counties.map(({ code }, index) => [code, index]))
  const decided = decidedBy(locks)
  const years = parameters.toYear - parameters.fromYear + 1
  const ready = (work: Work) => ({
    earliest: 0,
    latest: years - 1 - standards[yearsKey[work]],
    readyAfter: standards[yearsKey[work]],
  })
  const running = parameters.fromNow ? await underWay(db, scope, now) : []
  const busy = new Set(running.map((project) => at.get(project.divisionCode)))
  const options: FrozenOption[] = running.flatMap((project): FrozenOption[] => {
    const county = at.get(project.divisionCode)
    if (county === undefined) return []
    const { lng, lat } = project
    const reaches =
      lng === null || lat === null
        ? ownPoint(points, counties[county]!)
        : near(points, { lng, lat }, speed, parameters.minutes)
    return [{ ...runningOption(project, parameters.fromYear, standards), county, reaches }]
  })
  for (const [index, county] of counties.entries()) {
    if (busy.has(index)) continue
    const venue = venueOption(county, decisions.get(county.code), standards, decided)
    if (venue)
      options.push({ ...venue, ...ready(venue.work), county: index, reaches: ownPoint(points, county) })
  }
  for (const [index, site] of candidates.entries()) {
    const county = at.get(unitOf(site, units, states))
    if (
      county === undefined ||
      busy.has(county) ||
      !mayBuild(counties[county]!, decisions.get(counties[county]!.code))
    )
      continue
    const work = workOfMode[site.mode]
    options.push({
      ...ready(work),
      county,
      target: site.code,
      name: site.name,
      work,
      costFen: site.costFen,
      gain: deficit(counties[county]!, decisions.get(counties[county]!.code), standards),
      reaches: within(palaces.length + index),
      fulfils: true,
      running: false,
      basis: decisions.get(counties[county]!.code)?.decision ?? null,
      decided: decided.get(site.code) ?? forbidAll(decided.get(counties[county]!.code)),
    })
  }
  const budgets = new Map((await budgetsOf(db, scope)).map((one) => [one.year, one]))
  const asYears = Array.from({ length: years }, (_, index) => parameters.fromYear + index)
  return {
    kind: 'plan',
    parameters,
    deadline: Math.min(Math.max(standards['coverage.targetYear'] - parameters.fromYear, 0), years - 1),
    counties,
    points: points.map(({ code, name, workers, lng, lat }) => ({ code, name, workers, lng, lat })),
    served: servedPoints(palaces, points.length, within),
    lacking: counties.map((county) => deficit(county, decisions.get(county.code), standards)),
    options: options.filter((option) => option.running || option.latest >= 0),
    budgetFen: asYears.map(
      (year, index) => (budgets.get(year)?.amountFen ?? 0) + (index === 0 ? parameters.extraFen : 0),
    ),
    mostStarts: asYears.map((year) => budgets.get(year)?.mostStarts ?? null),
  }
}

const yearsKey = {
  upgrade: 'siting.yearsUpgrade',
  expand: 'siting.yearsExpand',
  compact: 'siting.yearsCompact',
  build: 'siting.yearsBuild',
} as const

/** An idle house that is taken over is converted, not built. P3 */
const workOfMode = {
  standalone: 'build',
  joint: 'build',
  reuse: 'expand',
  compact: 'compact',
} as const satisfies Record<CandidateRow['mode'], Work>

const workOf = {
  upgrade: 'upgrade',
  renovateExpand: 'expand',
  newBuild: 'build',
  compact: 'compact',
} as const satisfies Record<ProjectStanding['kind'], Work>

/** Projects that began and did not end: also those that are suspended, whose money is bound. */
const underWay = async (db: Db, scope: string, now: Temporal.Instant): Promise<ProjectStanding[]> =>
  (await projectsByDivision(db, now)).filter(
    ({ status, divisionCode }) =>
      (status === 'underWay' || status === 'suspended') && divisionCode.startsWith(scope),
  )

/** A project under way stands as it is: what is not granted yet is due in the first year, and it is ready when its forecast says. P4 */
function runningOption(project: ProjectStanding, fromYear: number, standards: Standards) {
  const work = workOf[project.kind]
  const ready = project.forecastFinish?.year ?? fromYear + standards[yearsKey[work]]
  return {
    target: project.id,
    name: project.title,
    work,
    costFen: Math.max(0, project.plannedFen - project.grantedFen),
    gain: 0,
    earliest: 0,
    latest: 0,
    readyAfter: Math.max(0, ready - fromYear),
    fulfils: true,
    running: true,
    basis: null,
    decided: null,
  }
}

const near = (points: readonly Point[], site: Point, speed: TravelSpeed, minutes: number): number[] =>
  points.flatMap((point, i) => (estimatedMinutes(point, site, speed) <= minutes ? [i] : []))

type States = ReadonlyMap<string, ReturnType<typeof coverageOf>>

const standingOf = (state: string | undefined) =>
  state === 'own' ? ('own' as const) : state === 'shared' ? ('shared' as const) : null

/** A county's own workers; a city's palace is for the districts that need none of their own. */
function ownWorkers(unit: Division, units: readonly Division[], states: States): number {
  if (unit.level === 'county') return unit.workerEstimate ?? 0
  return units
    .filter(
      ({ parentCode, code }) =>
        parentCode === unit.code && states.get(code) !== 'missing' && states.get(code) !== 'own',
    )
    .reduce((sum, { workerEstimate }) => sum + (workerEstimate ?? 0), 0)
}

/** A site in a district that needs no palace of its own is for its city, as long as that has none. */
function unitOf(site: CandidateRow, units: readonly Division[], states: States): string {
  const own = units.find(({ code }) => code === site.divisionCode)
  const city = own?.parentCode ?? ''
  const free = states.get(site.divisionCode) === 'notRequired' || states.get(site.divisionCode) === 'shared'
  return free && states.get(city) === 'missing' ? city : site.divisionCode
}

/** New building only where nothing stands, or where the assessment says so. P2 */
const mayBuild = (county: FrozenCounty, decision: DecisionInForce | undefined): boolean =>
  county.required ||
  decision?.decision === 'newBuild' ||
  (county.standing === null && decision?.decision == null)

/** Workers whom the venue that stands cannot serve: as large a share of them as of the floor that is missing. */
function deficit(county: FrozenCounty, found: DecisionInForce | undefined, standards: Standards): number {
  if (county.standing !== 'own' || !found?.decision || found.decision === 'enough') return 0
  const { missingM2, neededM2 } = found
  const share = missingM2 && neededM2 ? Math.min(missingM2 / neededM2, 1) : standards['siting.upgradeGain']
  return Math.round(county.workers * share)
}

type Venue = Omit<FrozenOption, 'county' | 'reaches' | 'earliest' | 'latest' | 'readyAfter'>

/** What the assessment decides for a venue that exists: filled in, or renovated and expanded. Without a cost nothing is planned. */
function venueOption(
  county: FrozenCounty,
  found: DecisionInForce | undefined,
  standards: Standards,
  decided: ReadonlyMap<string, Decided>,
): Venue | null {
  if (!found?.cost || (found.decision !== 'upgrade' && found.decision !== 'renovateExpand')) return null
  return {
    target: county.code,
    name: found.venueName ?? county.name,
    work: found.decision === 'upgrade' ? 'upgrade' : 'expand',
    costFen: found.cost.fen,
    gain: deficit(county, found, standards),
    fulfils: true,
    running: false,
    basis: found.decision,
    decided: decided.get(county.code) ?? null,
  }
}

/** A forbidden county waits altogether; a locked one says nothing about which site. */
const forbidAll = (decided: Decided | undefined): Decided => (decided?.kind === 'forbid' ? decided : null)

/** A venue that is made to serve brings its own county within reach, if nothing does yet. */
const ownPoint = (points: readonly { code: string }[], county: FrozenCounty): number[] =>
  county.standing === 'own' ? [] : points.flatMap(({ code }, i) => (code === county.code ? [i] : []))

function servedPoints(palaces: readonly PalaceSummary[], count: number, within: (site: number) => number[]) {
  const served = Array.from({ length: count }, () => false)
  for (const index of palaces.keys()) for (const i of within(index)) served[i] = true
  return served
}
