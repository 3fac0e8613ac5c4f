import { answerSites } from '../../modules/grow/siting/rules/computation.ts'
import { checkCover } from '../../modules/grow/siting/rules/check/cover.ts'
import { checkPlan } from '../../modules/grow/siting/rules/check/plan.ts'
import { checkTravel } from '../../modules/grow/siting/rules/check/travel.ts'
import { solvePlan } from '../../modules/grow/siting/rules/plan/solve.ts'
import type { Question } from '../../modules/grow/siting/rules/problem.ts'
import { fiveYears, landscape } from './landscape.ts'
import { plainHighs } from './plain.ts'
import { pmedOf } from './pmed.ts'

/** One process, one question: `run.ts NAME LIMIT_SECONDS [pmed folder]`; its figures as JSON. Seconds are CPU seconds of this process. */
const [name = '', limit = '60', folder = ''] = process.argv.slice(2)
const question = questionOf(name)
const seconds = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6
const begin = seconds()
const control = { progress: () => undefined, shouldStop: () => seconds() - begin > Number(limit) }
const answer =
  question.kind === 'yearPlan' ? await solvePlan(question, control) : await answerSites(question, control)
const took = seconds() - begin
const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
const plain = await plainHighs(question, Number(limit))
const checked =
  question.kind === 'yearPlan' && 'start' in answer
    ? checkPlan(question, answer)
    : question.kind === 'leastTravel' && 'assignment' in answer
      ? checkTravel(question, answer)
      : question.kind !== 'yearPlan' && question.kind !== 'leastTravel' && 'assignment' in answer
        ? checkCover(question, answer)
        : { accepted: false }
console.log(
  JSON.stringify({
    status: answer.status,
    value: answer.value,
    bound: answer.bound,
    gapPercent: Math.round(answer.gap * 1e7) / 1e5,
    seconds: Math.round(took * 100) / 100,
    checked: checked.accepted ? 'yes' : 'NO',
    rssMb,
    nodes: answer.counters.nodes,
    ...plain,
  }),
)

function questionOf(which: string): Question {
  const pmed = /^pmed(\d+)$/.exec(which)
  if (pmed) return pmedOf(folder, Number(pmed[1]))!
  if (which === 'township') return { kind: 'leastTravel', instance: landscape(3_000, 1_000, 1), sites: 50 }
  if (which === 'set cover')
    return { kind: 'fewestSites', instance: landscape(3_000, 1_000, 3), withinMinutes: 90 }
  if (which === 'set cover, two hours')
    return { kind: 'fewestSites', instance: landscape(3_000, 1_000, 3), withinMinutes: 120 }
  if (which === 'most covered')
    return { kind: 'mostCovered', instance: landscape(3_000, 1_000, 1), withinMinutes: 30, sites: 30 }
  if (which === 'most for money')
    return { kind: 'mostCovered', instance: landscape(3_000, 1_000, 1), withinMinutes: 30, budget: 40_000 }
  if (which === 'plan') return { kind: 'yearPlan', plan: fiveYears(103, 500, 1) }
  return { kind: 'yearPlan', plan: fiveYears(3_000, 500, 1) }
}
