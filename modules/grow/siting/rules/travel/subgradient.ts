import type { Lagrangian } from './lagrangian.ts'

export type Prices = { u: Float64Array; money: number }

export type Ascent = {
  /** The best prices met, and the bound they prove. */
  prices: Prices
  bound: number
  /** How often each site was chosen of late, 0 to 1: near ½ is where to branch. */
  share: Float64Array
  iterations: number
}

type Task = {
  lagrangian: Lagrangian
  fixed: Int8Array
  from: Prices
  /** What a plan costs that we have: the step is measured by the distance to it. */
  upper: () => number
  /** Enough is proven from here on. */
  target: () => number
  iterations: number
  /** Steps without progress after which the step is halved. */
  patience: number
  /** Called with each better bound while `lagrangian` still holds its choice. */
  onBetter?: () => void
  shouldStop: () => boolean
}

/** Raises the bound by the subgradient method (Held, Wolfe & Crowder 1974) with steps that remember the last direction. */
export function ascend(task: Task): Ascent {
  const { lagrangian, fixed, upper, target, patience, shouldStop } = task
  const { n, m, budget } = lagrangian.net
  const u = Float64Array.from(task.from.u)
  let money = task.from.money
  const best = { u: Float64Array.from(u), money }
  const direction = new Float64Array(n)
  const share = new Float64Array(m).fill(-1)
  let moneyDirection = 0
  let bound = -Infinity
  let theta = task.patience > 20 ? 1.2 : 0.8
  let idle = 0
  let iteration = 0
  const moneyScale = budget < Infinity && budget > 0 ? scaleOf(lagrangian) : 0
  for (; iteration < task.iterations; iteration++) {
    const value = lagrangian.evaluate(u, money, fixed)
    for (let s = 0; s < m; s++)
      share[s] = share[s]! < 0 ? lagrangian.chosen[s]! : 0.9 * share[s]! + 0.1 * lagrangian.chosen[s]!
    if (value > bound) {
      if (value > bound + 1e-5 * Math.abs(value)) idle = 0
      bound = value
      best.u.set(u)
      best.money = money
      task.onBetter?.()
      if (bound >= target()) break
    }
    if (idle++ >= patience) {
      theta /= 2
      idle = 0
      if (theta < 1e-4) break
      u.set(best.u)
      money = best.money
      lagrangian.evaluate(u, money, fixed)
    }
    if (lagrangian.differentiate(u, money) === 0 && lagrangian.moneyOver === 0) break
    if (iteration % 16 === 0 && shouldStop()) break
    let length = 0
    for (let i = 0; i < n; i++) {
      direction[i] = lagrangian.slope[i]! + 0.6 * direction[i]!
      length += direction[i]! * direction[i]!
    }
    moneyDirection = moneyScale * lagrangian.moneyOver + 0.6 * moneyDirection
    length += moneyDirection * moneyDirection
    const ahead = Math.max(upper() - lagrangian.value, 1e-6 * Math.abs(upper()))
    const step = (theta * ahead * 0.6) / Math.max(length, 1e-12)
    for (let i = 0; i < n; i++) u[i] = Math.max(0, u[i]! + step * direction[i]!)
    money = Math.max(0, money + step * moneyScale * moneyDirection)
  }
  return { prices: best, bound, share, iterations: iteration }
}

/** Money is of another size than travel: prices and slopes of both are brought to like proportions. */
function scaleOf({ net: { n, m, price, budget } }: Lagrangian): number {
  const mean = price.reduce((sum, each) => sum + each, 0) / m
  return mean > 0 ? Math.sqrt(n / (budget * mean)) : 0
}
