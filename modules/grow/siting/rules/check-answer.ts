import type { PlanAnswer, SiteAnswer } from './answer.ts'
import { checkCover } from './check/cover.ts'
import { checkPlan, checkShortfall } from './check/plan.ts'
import { checkTravel } from './check/travel.ts'
import type { SiteQuestion, YearPlan } from './problem.ts'

export type Answered =
  | { question: SiteQuestion; answer: SiteAnswer }
  | { question: YearPlan; answer: PlanAnswer }

/** Does an independent computation from question and certificate arrive at the same bound? null: nothing was claimed. P3 */
export function certificateHolds({ question, answer }: Answered): boolean | null {
  if (question.kind === 'yearPlan') {
    const plan = answer as PlanAnswer
    if (plan.shortfall) return checkShortfall(question, plan).accepted
    return plan.status === 'infeasible' ? null : checkPlan(question, plan).accepted
  }
  const sites = answer as SiteAnswer
  if (sites.status === 'infeasible') return null
  return (question.kind === 'leastTravel' ? checkTravel(question, sites) : checkCover(question, sites))
    .accepted
}
