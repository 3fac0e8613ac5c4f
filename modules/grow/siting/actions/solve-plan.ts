import type { PlanResult } from '../contract.ts'
import type { Obstacle, PlanAnswer } from '../rules/answer.ts'
import { explainPlan } from '../rules/explain-plan.ts'
import type { FrozenPlan } from '../rules/frozen.ts'
import { impossible, planQuestion, withoutDecision, withoutObligation } from '../rules/plan-question.ts'
import type { YearPlan } from '../rules/problem.ts'
import { finite, unpriced, type Ask, type Solved } from './solve-sites.ts'

/**
 * Makes the plan of several years and says why. Where the money does not do, it is the plan with the smallest extra that does;
 * counties for which nothing is at hand in time are named, and the rest is planned. P1, P2, P20
 */
export async function solvePlan(
  frozen: FrozenPlan,
  main: (question: YearPlan) => Promise<PlanAnswer>,
  further: Ask<YearPlan, PlanAnswer>,
): Promise<Solved<YearPlan, PlanAnswer, PlanResult>> {
  const question = planQuestion(frozen)
  const answer = await main(question)
  const { shortfall } = answer
  const extra = shortfall ? [...shortfall.extra].map((yuan) => yuan * 100) : []
  // Where the departments cannot do all of it in time, the best that can be done is shown, and that it is not all.
  const late =
    answer.status === 'infeasible' && !shortfall ? await further(withoutObligation(question)) : null
  const plan = shortfall ?? late ?? answer
  const { status } = answer
  const result: PlanResult = {
    kind: 'plan',
    status,
    ...finite(answer),
    obstacle: obstacleOf(frozen, answer.obstacle),
    ...explainPlan(frozen, plan.chosen, plan.start, extra),
    shortfall: shortfall
      ? {
          extraFen: shortfall.total * 100,
          exact: shortfall.status === 'optimal',
          atLeastFen: shortfall.bound * 100,
          byYear: extra.flatMap((extraFen, y) =>
            extraFen > 0 ? [{ year: frozen.parameters.fromYear + y, extraFen }] : [],
          ),
        }
      : null,
    locks: [],
  }
  if (status === 'infeasible') return { question, answer, result }
  const last = result.years.at(-1)!.reach
  for (const [target, name, decided] of decisionsOf(frozen)) {
    const turned = withoutDecision(frozen, target)
    const found = await further(planQuestion(turned))
    const reach = found && explainPlan(turned, found.chosen, found.start).years.at(-1)!.reach
    result.locks.push({
      ...unpriced(target, name, decided),
      ...(found &&
        reach !== null && { computed: true, value: found.value, workersLost: Math.max(0, reach - last) }),
    })
  }
  return { question, answer, result }
}

type Decisions = [string, string, { kind: 'lock' | 'forbid'; reason: string }][]

/** What was decided beforehand, a forbidden county once. */
function decisionsOf({ options, counties }: FrozenPlan): Decisions {
  const found = new Map<string, Decisions[number]>()
  for (const { target, name, decided, county } of options) {
    if (!decided) continue
    const whole = options
      .filter((option) => option.county === county)
      .every((option) => option.decided === decided)
    const { code, name: countyName } = counties[county]!
    if (whole && decided.kind === 'forbid' && options.filter((option) => option.county === county).length > 1)
      found.set(code, [code, countyName, decided])
    else found.set(target, [target, name, decided])
  }
  return [...found.values()]
}

function obstacleOf(frozen: FrozenPlan, obstacle: Obstacle | undefined): PlanResult['obstacle'] {
  const hopeless = impossible(frozen).map((county) => frozen.counties[county]!.name)
  const nothing = { names: hopeless, needed: null, extraFen: null }
  if (!obstacle) return hopeless.length > 0 ? { ...nothing, kind: 'noOption' } : null
  const { kind } = obstacle
  if (kind === 'money') return { ...nothing, kind, extraFen: obstacle.extra * 100 }
  if (kind === 'noOption')
    return {
      ...nothing,
      kind,
      names: [...hopeless, ...Array.from(obstacle.counties, (i) => frozen.counties[i]!.name)],
    }
  if (kind === 'locks')
    return { ...nothing, kind, names: Array.from(obstacle.options, (i) => frozen.options[i]!.name) }
  return { ...nothing, kind }
}
