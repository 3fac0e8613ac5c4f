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
/** The day, the year of full coverage, and how many years before its year a line of the plan needs its project. */
export type Horizon = { today: string; targetYear: number; yearsAhead: number }

/** What stands in the way of covering a division by the end of the target year; null: nothing, or nothing is due. P1. */
export function riskOf(facts: Facts, horizon: Horizon): Risk | null {
  const { today } = horizon
  if (!facts.required || isCovered(stateOn(facts, today, today).state)) return null
  const reasons = reasonsOf(facts, horizon)
  if (reasons.length === 0) return null
  return { level: reasons.some(({ code }) => high.includes(code)) ? 'high' : 'watch', reasons }
}

function reasonsOf(facts: Facts, { today, targetYear, yearsAhead }: Horizon): RiskReason[] {
  const thisYear = yearOf(today)
  const project = facts.projects.find((one) => runsOn(one, today))
  const planYear = facts.lines[0]?.year
  const reasons: RiskReason[] = []
  if (planYear !== undefined && planYear < thisYear) reasons.push({ code: 'overdue', year: planYear })
  if (!project) {
    if (planYear === undefined) reasons.push({ code: 'noPlan' })
    else if (planYear >= thisYear && planYear <= thisYear + yearsAhead)
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
