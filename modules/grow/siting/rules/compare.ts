import type { PlanResult, PlanStep, SiteResult } from '../contract.ts'

/** What one county does in each of two plans; null: nothing. */
export type CountyDifference = {
  divisionCode: string
  divisionName: string
  left: PlanStep | null
  right: PlanStep | null
  kind: 'onlyLeft' | 'onlyRight' | 'otherYear' | 'otherWork'
}

/** Counties whose step differs between two plans, by code; those that do the same in the same year are left out. */
export function differentCounties(left: PlanResult, right: PlanResult): CountyDifference[] {
  const [a, b] = [byCounty(left), byCounty(right)]
  return [...new Set([...a.keys(), ...b.keys()])].toSorted().flatMap((code): CountyDifference[] => {
    const [one, other] = [a.get(code) ?? null, b.get(code) ?? null]
    const kind = kindOf(one, other)
    if (kind === null) return []
    return [{ divisionCode: code, divisionName: (one ?? other)!.divisionName, left: one, right: other, kind }]
  })
}

function kindOf(one: PlanStep | null, other: PlanStep | null): CountyDifference['kind'] | null {
  if (one === null) return 'onlyRight'
  if (other === null) return 'onlyLeft'
  if (one.work !== other.work || one.target !== other.target) return 'otherWork'
  return one.startYear === other.startYear ? null : 'otherYear'
}

/** The step of each county that gives it its palace first; counties with several projects under way by the earliest. */
function byCounty({ steps }: PlanResult): Map<string, PlanStep> {
  const found = new Map<string, PlanStep>()
  for (const step of steps.toSorted((a, b) => a.readyYear - b.readyYear))
    if (!found.has(step.divisionCode)) found.set(step.divisionCode, step)
  return found
}

export type YearsBeside = {
  year: number
  left: PlanResult['years'][number] | null
  right: PlanResult['years'][number] | null
}

/** The years of both plans beside each other. */
export function yearsBeside(left: PlanResult, right: PlanResult): YearsBeside[] {
  const years = [...new Set([...left.years, ...right.years].map(({ year }) => year))].toSorted(
    (a, b) => a - b,
  )
  return years.map((year) => ({
    year,
    left: left.years.find((one) => one.year === year) ?? null,
    right: right.years.find((one) => one.year === year) ?? null,
  }))
}

/** Sites that only one of two answers chose. */
export function differentSites(left: SiteResult, right: SiteResult) {
  const chosen = ({ sites }: SiteResult) =>
    new Map(sites.filter((site) => site.chosen).map((site) => [site.code, site]))
  const [a, b] = [chosen(left), chosen(right)]
  return [
    ...[...a.values()].filter(({ code }) => !b.has(code)).map((site) => ({ ...site, only: 'left' as const })),
    ...[...b.values()]
      .filter(({ code }) => !a.has(code))
      .map((site) => ({ ...site, only: 'right' as const })),
  ]
}
