import { type Control, defineComputation } from '#kit/compute/index.ts'
import type { PlanAnswer, SiteAnswer } from './answer.ts'
import { solveFewest, solveMost } from './cover/solve.ts'
import type { SiteQuestion, YearPlan } from './problem.ts'
import { solvePlan } from './plan/solve.ts'
import { solveTravel } from './travel/solve.ts'

/** Answers a question of siting with the best plan that it finds and a proven bound; stopped early, with what it has by then. P3 */
export const siteComputation = defineComputation<SiteQuestion, SiteAnswer>({
  name: 'siting-sites',
  run: (question, control) => answerSites(question, control),
})

/** Makes the plan of several years; when the money does not do, with the smallest extra that does. P1, P20 */
export const planComputation = defineComputation<YearPlan, PlanAnswer>({
  name: 'siting-plan',
  run: (question, control) => solvePlan(question, control),
})

export async function answerSites(question: SiteQuestion, control: Control): Promise<SiteAnswer> {
  if (question.kind === 'leastTravel') return solveTravel(question, control)
  return question.kind === 'mostCovered' ? solveMost(question, control) : solveFewest(question, control)
}
