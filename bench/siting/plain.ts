import { setsOf } from '../../modules/grow/siting/rules/cover/sets.ts'
import { minimise } from '../../modules/grow/siting/rules/linear/highs.ts'
import { Linear } from '../../modules/grow/siting/rules/linear/model.ts'
import { modelOf } from '../../modules/grow/siting/rules/plan/model.ts'
import type { Instance, LeastTravel, Question } from '../../modules/grow/siting/rules/problem.ts'

/** The baseline: the textbook model given to HiGHS as it is, no longer than `limit` seconds. 0 seconds: not tried, the model is too large. */
export async function plainHighs(question: Question, limit: number) {
  const linear = textbook(question)
  if (!linear) return { highsSeconds: 0, highsValue: '' }
  const seconds = () => process.cpuUsage().user / 1e6
  const begin = seconds()
  const control = { progress: () => undefined, shouldStop: () => seconds() - begin > limit }
  const { x, claimed } = await minimise(linear, { control })
  const value = x ? Math.abs(linear.value(x)) : Infinity
  const proven = x && Math.abs(value - Math.abs(claimed)) < 0.5
  return {
    highsSeconds: Math.round((seconds() - begin) * 100) / 100,
    highsValue: `${value}${proven ? '' : ` (bound ${Math.round(Math.abs(claimed))})`}`,
  }
}

function textbook(question: Question): Linear | undefined {
  if (question.kind === 'yearPlan') return modelOf(question.plan).linear
  if (question.kind === 'leastTravel')
    return question.instance.minutes.length > 250_000 ? undefined : median(question)
  const { instance, withinMinutes } = question
  const linear = new Linear()
  const most = question.kind === 'mostCovered'
  instance.cost.forEach(() => linear.column(most ? 0 : 1, true))
  const { reachedBy, weight } = setsOf(instance, withinMinutes)
  reachedBy.forEach((reached, k) => {
    if (most) linear.term(linear.column(-weight[k]!, false), -1)
    for (const j of reached) linear.term(j, 1)
    linear.row(most ? 0 : 1, Infinity)
  })
  if (most) {
    instance.cost.forEach((cost, j) => linear.term(j, question.budget ? cost : 1))
    linear.row(-Infinity, question.budget ?? question.sites!)
  }
  return linear
}

function median({
  instance: { weight, minutes, cost },
  sites,
}: LeastTravel & { instance: Instance }): Linear {
  const linear = new Linear()
  cost.forEach(() => linear.column(0, true))
  weight.forEach((people, i) => {
    const first = linear.columns
    cost.forEach((_, j) => linear.column(people * minutes[i * cost.length + j]!, false))
    cost.forEach((_, j) => linear.term(first + j, 1))
    linear.row(1, 1)
    cost.forEach((_, j) => {
      linear.term(first + j, 1)
      linear.term(j, -1)
      linear.row(-Infinity, 0)
    })
  })
  cost.forEach((_, j) => linear.term(j, 1))
  linear.row(-Infinity, sites!)
  return linear
}
