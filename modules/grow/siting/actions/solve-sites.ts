import type { LockPrice, SiteResult } from '../contract.ts'
import { explainSites, longerWays } from '../rules/explain-sites.ts'
import type { FrozenSites } from '../rules/frozen.ts'
import type { Obstacle, SiteAnswer } from '../rules/answer.ts'
import type { SiteQuestion } from '../rules/problem.ts'
import { matrixOf, neighbours, settingOf, siteQuestion, without } from '../rules/site-question.ts'

/** Asks a solver; null: time was up before it could begin. */
export type Ask<Question, Answer> = (question: Question) => Promise<Answer | null>
export type Solved<Question, Answer, Told> = { question: Question; answer: Answer; result: Told }

/** Answers a question about sites, says why, how much the setting matters, and what each decision taken beforehand costs. P3 */
export async function solveSites(
  frozen: FrozenSites,
  main: (question: SiteQuestion) => Promise<SiteAnswer>,
  further: Ask<SiteQuestion, SiteAnswer>,
): Promise<Solved<SiteQuestion, SiteAnswer, SiteResult>> {
  const { minutes, measured, estimated } = matrixOf(frozen)
  const question = siteQuestion(frozen, minutes)
  const answer = await main(question)
  const chosen = [...answer.chosen]
  const { status } = answer
  const { value, bound, gap } = finite(answer)
  const result: SiteResult = {
    kind: 'sites',
    status,
    value,
    bound,
    gap,
    obstacle: answer.obstacle ? obstacleOf(frozen, answer.obstacle) : null,
    reachMinutes: frozen.reachMinutes,
    workers: frozen.points.reduce((sum, { workers }) => sum + workers, 0),
    ...explainSites(frozen, minutes, chosen),
    measuredPairs: measured,
    estimatedPairs: estimated,
    unknown: frozen.unknown,
    leftOut: frozen.leftOut,
    sensitivity: [],
    locks: [],
  }
  if (status === 'infeasible') return { question, answer, result }
  for (const { setting, frozen: turned } of neighbours(frozen)) {
    const found = await further(siteQuestion(turned, minutes))
    if (found)
      result.sensitivity.push({
        setting,
        ...finite(found),
        ...(found.status === 'infeasible' ? { value: null, gap: null } : {}),
      })
  }
  result.sensitivity.push({ setting: settingOf(frozen), value, bound, gap })
  result.sensitivity.sort((a, b) => a.setting - b.setting)
  for (const { code, name, decided } of frozen.sites) {
    if (!decided) continue
    const found = await further(siteQuestion(without(frozen, code), minutes))
    result.locks.push({
      ...unpriced(code, name, decided),
      ...(found && {
        computed: true,
        value: found.value,
        ...longerWays(frozen, minutes, chosen, [...found.chosen]),
      }),
    })
  }
  return { question, answer, result }
}

/** What was proven, for JSON, which knows no infinity: where nothing fulfils the question there is nothing to tell. */
export const finite = ({ value, bound, gap }: { value: number; bound: number; gap: number }) => {
  const told = (number: number) => (Number.isFinite(number) ? number : 0)
  return { value: told(value), bound: told(bound), gap: Math.max(0, told(gap)) }
}

/** A decision before anybody knows what it costs. */
export const unpriced = (
  target: string,
  name: string,
  { kind, reason }: { kind: 'lock' | 'forbid'; reason: string },
): LockPrice => ({
  target,
  name,
  kind,
  reason,
  computed: false,
  value: 0,
  workersLonger: 0,
  minutesLonger: 0,
  workersLost: 0,
})

const nothing = { names: [], needed: null, extraFen: null }

function obstacleOf({ points, sites }: FrozenSites, obstacle: Obstacle): SiteResult['obstacle'] {
  const { kind } = obstacle
  if (kind === 'unreachable')
    return { ...nothing, kind, names: Array.from(obstacle.points, (i) => points[i]!.name) }
  if (kind === 'tooFewSites') return { ...nothing, kind, needed: obstacle.needed }
  if (kind === 'money') return { ...nothing, kind, extraFen: obstacle.extra * 100 }
  if (kind === 'locks')
    return { ...nothing, kind, names: Array.from(obstacle.options, (j) => sites[j]!.name) }
  return { ...nothing, kind }
}
