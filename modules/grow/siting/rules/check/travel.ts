import type { SiteAnswer } from '../answer.ts'
import { digestOf } from '../digest.ts'
import type { LeastTravel } from '../problem.ts'
import { leastOverLeaves, Sum, type Verdict, verdict } from './tree.ts'

/**
 * Computes an answer about travel anew, from the question and the certificate alone: the plan, what it costs, and the bound. Shares no
 * code with the solver. A vector: a price per demand point, then one ≥ 0 for money.
 */
export function checkTravel(question: LeastTravel, answer: SiteAnswer): Verdict {
  const { instance, sites = Infinity, budget = Infinity } = question
  const { weight, minutes, cost, state } = instance
  const [n, m] = [weight.length, cost.length]
  const no = (reason: string): Verdict => ({ accepted: false, bound: -Infinity, reason })
  if (answer.certificate.digest !== digestOf(question)) return no('the certificate is for another question')
  const open = new Set(answer.chosen)
  const money = [...open].reduce((sum, j) => sum + cost[j]!, 0)
  if (open.size !== answer.chosen.length || open.size > sites || money > budget)
    return no('the plan exceeds its limits')
  if (state.some((is, j) => (is === 2 && open.has(j)) || (is === 1 && !open.has(j))))
    return no('the plan ignores a lock')
  let value = 0
  let whole = true
  for (let i = 0; i < n; i++) {
    if (weight[i] === 0) continue
    let least = Infinity
    for (let j = 0; j < m; j++) {
      const minute = minutes[i * m + j]!
      if (open.has(j)) least = Math.min(least, minute)
      if (state[j] !== 2 && minute !== Infinity && !Number.isSafeInteger(weight[i]! * minute)) whole = false
    }
    if (minutes[i * m + answer.assignment[i]!] !== least)
      return no('somebody is sent elsewhere than to the nearest site')
    value += weight[i]! * least
  }

  const { multipliers } = answer.certificate
  const known = new Map<number, { rho: Float64Array; prices: Sum }>()
  const priced = (vector: number) => {
    const at = vector * (n + 1)
    const prices = new Sum()
    const rho = Float64Array.from(cost, (price) => price * multipliers[at + n]!)
    for (let i = 0; i < n; i++) {
      const price = multipliers[at + i]!
      prices.add(price)
      if (weight[i] === 0 && price !== 0) return undefined
      if (weight[i]! > 0)
        for (let j = 0; j < m; j++) rho[j]! += Math.min(0, weight[i]! * minutes[i * m + j]! - price)
    }
    if (budget < Infinity) prices.add(-budget * multipliers[at + n]!)
    else if (multipliers[at + n] !== 0) return undefined
    return { rho, prices }
  }
  const proven = leastOverLeaves(answer.certificate, m, n + 1, (vector, fixed) => {
    if (multipliers[vector * (n + 1) + n]! < 0) return undefined
    const known1 = known.get(vector) ?? priced(vector)
    if (!known1) return undefined
    known.set(vector, known1)
    const sum = new Sum()
    const { bound: prices, slack } = known1.prices.proven
    sum.addParts(prices, slack / Number.EPSILON / n, n)
    const may: number[] = []
    let [left, spent] = [sites, 0]
    for (let j = 0; j < m; j++) {
      const rho = known1.rho[j]!
      if (state[j] === 1 || fixed[j] === 1) {
        if (state[j] === 2 || fixed[j] === -1) return { bound: Infinity, slack: 0 }
        sum.add(rho, n)
        left--
        spent += cost[j]!
      } else if (state[j] !== 2 && fixed[j] === 0 && rho < 0) may.push(rho)
    }
    if (left < 0 || spent > budget) return { bound: Infinity, slack: 0 } // no plan lies here
    may.sort((a, b) => a - b)
    for (const rho of may.slice(0, left === Infinity ? may.length : left)) sum.add(rho)
    const all = sum.proven
    return { bound: all.bound, slack: all.slack + slack }
  })
  return verdict(answer, value, proven, whole)
}
