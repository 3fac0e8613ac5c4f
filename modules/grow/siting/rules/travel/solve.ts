import type { Control } from '#kit/compute/index.ts'
import type { Counters, Obstacle, SiteAnswer, Status } from '../answer.ts'
import { reachEveryone } from '../cover/reach.ts'
import { digestOf } from '../digest.ts'
import { nearestOpen } from '../nearest.ts'
import type { LeastTravel } from '../problem.ts'
import { branch, type Searched, targetOf } from './branch.ts'
import { farOf, greedy, interchange, Plan, shake } from './interchange.ts'
import { indices, lockedOf, type Network, networkOf } from './network.ts'

/** How long it tries, in numbers that mean the same on every machine. */
export type Effort = {
  shakes: number
  rootIterations: number
  nodeIterations: number
  work: number
  nodes: number
  gap: number
}
export const thorough: Effort = {
  shakes: 20,
  rootIterations: 3000,
  nodeIterations: 40,
  work: 2e10,
  nodes: 20_000,
  gap: 0,
}

/**
 * The p-median (or its budgeted sister): interchange gives plans, the Lagrangian bounds, branching closes what is left between them.
 * `seed` steers the shakes alone.
 */
export async function solveTravel(
  question: LeastTravel,
  control: Control,
  seed = 1,
  effort = thorough,
): Promise<SiteAnswer> {
  const net = networkOf(question)
  const obstacle = obstacleOf(net)
  if (obstacle) return infeasible(question, obstacle)
  const far = farOf(net)
  let best = greedy(net, far)
  interchange(best)
  if (best.stranded() > 0) {
    const found = await reachEveryone(question, control)
    if ('obstacle' in found) return infeasible(question, found.obstacle)
    const numberOf = new Map([...net.siteOf].map((j, s) => [j, s]))
    best = new Plan(
      net,
      far,
      found.chosen.map((j) => numberOf.get(j)!),
    )
    interchange(best)
  }
  best = shake(best, effort.shakes, seed, control.shouldStop)
  control.progress(0.1, { value: best.value() })

  let value = best.value()
  let moves = best.moves
  let last = ''
  const searched = branch(
    net,
    { u: best.d1.map((d, i) => (d + Math.min(best.d2[i]!, 3 * d)) / 2), money: 0 },
    {
      value: () => value,
      tryPlan: (chosen) => {
        const sites = [...indices(net.m, (s) => chosen[s] === 1)]
        if (sites.length > net.limit || sites.join() === last) return
        last = sites.join()
        const plan = new Plan(net, far, sites)
        if (plan.money > net.budget) return
        if (plan.value() < 1.01 * value) interchange(plan)
        moves += plan.moves
        if (plan.stranded() === 0 && plan.value() < value) [best, value] = [plan, plan.value()]
      },
    },
    {
      ...effort,
      shouldStop: control.shouldStop,
      progress: (bound) => control.progress(0.3, { value, bound }),
    },
  )
  return answerOf(question, net, best, searched, { moves, stopped: control.shouldStop() })
}

function answerOf(
  question: LeastTravel,
  net: Network,
  best: Plan,
  searched: Searched,
  { moves, stopped }: { moves: number; stopped: boolean },
): SiteAnswer {
  const chosen = Int32Array.from(best.sites(), (s) => net.siteOf[s]!)
  const value = best.value()
  const { nodes, multipliers } = searched.proving.written()
  const decisions = nodes.map((node) => (node < 0 ? node : net.siteOf[node]!))
  const proven = searched.complete && searched.bound >= targetOf(net, value, 0)
  const bound = proven && net.whole ? value : Math.min(searched.bound, value)
  const status: Status = proven ? 'optimal' : stopped ? 'stopped' : 'feasible'
  const counters: Counters = { iterations: searched.iterations, nodes: searched.nodes, moves, models: 0 }
  return {
    status,
    value,
    bound,
    gap: (value - bound) / Math.max(value, 1e-9),
    certificate: {
      digest: digestOf(question),
      nodes: decisions,
      multipliers: ofInstance(question, net, multipliers),
    },
    counters,
    chosen,
    assignment: nearestOpen(question.instance, chosen),
  }
}

/** Multipliers by the points of the instance: 0 where nobody is; the price of money last. */
function ofInstance(
  { instance }: LeastTravel,
  { n, pointOf }: Network,
  multipliers: Float64Array,
): Float64Array {
  const size = instance.weight.length + 1
  const vectors = multipliers.length / (n + 1)
  const all = new Float64Array(vectors * size)
  for (let k = 0; k < vectors; k++) {
    for (let i = 0; i < n; i++) all[k * size + pointOf[i]!] = multipliers[k * (n + 1) + i]!
    all[k * size + size - 1] = multipliers[k * (n + 1) + n]!
  }
  return all
}

function obstacleOf(net: Network): Obstacle | undefined {
  const { n, m, near, pointOf, limit, budget } = net
  const lost = [...indices(n, (i) => m === 0 || near[i * m] === Infinity)]
  if (lost.length > 0) return { kind: 'unreachable', points: Int32Array.from(lost, (i) => pointOf[i]!) }
  const { count, money } = lockedOf(net)
  if (count > limit) return { kind: 'tooFewSites', needed: count }
  if (money > budget) return { kind: 'money', extra: money - budget }
  return undefined
}

export function infeasible(question: LeastTravel, obstacle: Obstacle): SiteAnswer {
  return {
    status: 'infeasible',
    value: Infinity,
    bound: Infinity,
    gap: 0,
    certificate: { digest: digestOf(question), nodes: new Int32Array(), multipliers: new Float64Array() },
    counters: { iterations: 0, nodes: 0, moves: 0, models: 0 },
    obstacle,
    chosen: new Int32Array(),
    assignment: new Int32Array(question.instance.weight.length).fill(-1),
  }
}
