import type { Facts } from './facts.ts'
import { endOf, isCovered, runsOn, stateOn, yearOf } from './state.ts'

/** Why a division may not be covered in time. */
export type RiskReason =
  | { code: 'noPlan' | 'noDecision' | 'noForecast' }
  | { code: 'overdue' | 'noProject'; year: number }
  | { code: 'late' | 'slips'; date: string }
  | { code: 'asleep'; department: string; since: string }
export type Risk = { level: 'high' | 'watch'; reasons: RiskReason[] }

const high: readonly RiskReason['code'][] = ['noPlan', 'overdue', 'noProject', 'late']
/** A year's work stands between a plan and a house: a line of this year or the next needs its project now. */
const YEARS_AHEAD = 1

/** What stands in the way of covering a division by the end of the target year; null: nothing, or nothing is due. P1. */
export function riskOf(
  facts: Facts,
  { today, targetYear }: { today: string; targetYear: number },
): Risk | null {
  if (!facts.required || isCovered(stateOn(facts, today, today).state)) return null
  const reasons = reasonsOf(facts, today, targetYear)
  if (reasons.length === 0) return null
  return { level: reasons.some(({ code }) => high.includes(code)) ? 'high' : 'watch', reasons }
}

function reasonsOf(facts: Facts, today: string, targetYear: number): RiskReason[] {
  const thisYear = yearOf(today)
  const project = facts.projects.find((one) => runsOn(one, today))
  const planYear = facts.lines[0]?.year
  const reasons: RiskReason[] = []
  if (planYear !== undefined && planYear < thisYear) reasons.push({ code: 'overdue', year: planYear })
  if (!project) {
    if (planYear === undefined) reasons.push({ code: 'noPlan' })
    else if (planYear >= thisYear && planYear <= thisYear + YEARS_AHEAD)
      reasons.push({ code: 'noProject', year: planYear })
    if (!facts.decided) reasons.push({ code: 'noDecision' })
    return reasons
  }
  const { forecastFinish, asleep } = project
  if (forecastFinish === null) reasons.push({ code: 'noForecast' })
  else if (forecastFinish > endOf(targetYear)) reasons.push({ code: 'late', date: forecastFinish })
  else if (planYear !== undefined && planYear >= thisYear && forecastFinish > endOf(planYear))
    reasons.push({ code: 'slips', date: forecastFinish })
  if (asleep) reasons.push({ code: 'asleep', ...asleep })
  return reasons
}
