import type { SiteAnswer } from '../answer.ts'
import { digestOf } from '../digest.ts'
import type { FewestSites, MostCovered } from '../problem.ts'
import { leastOverLeaves, Sum, type Verdict, verdict } from './tree.ts'

/**
 * The same for the two covering questions. A vector: a price ≥ 0 per demand point (what being reached is worth), then one ≥ 0 for money and
 * one ≥ 0 for a site.
 */
export function checkCover(question: FewestSites | MostCovered, answer: SiteAnswer): Verdict {
  const { instance, withinMinutes } = question
  const { weight, minutes, cost, state } = instance
  const [n, m] = [weight.length, cost.length]
  const most = question.kind === 'mostCovered'
  const [budget, sites] = most
    ? [question.budget ?? Infinity, question.sites ?? Infinity]
    : [Infinity, Infinity]
  const byMoney = !most && question.minimise === 'cost'
  const no = (reason: string): Verdict => ({ accepted: false, bound: -Infinity, reason })
  if (answer.certificate.digest !== digestOf(question)) return no('the certificate is for another question')
  const open = new Set(answer.chosen)
  const money = [...open].reduce((sum, j) => sum + cost[j]!, 0)
  if (open.size !== answer.chosen.length || open.size > sites || money > budget)
    return no('the plan exceeds its limits')
  if (state.some((is, j) => (is === 2 && open.has(j)) || (is === 1 && !open.has(j))))
    return no('the plan ignores a lock')
  let covered = 0
  for (let i = 0; i < n; i++) {
    const reached = answer.chosen.some((j) => minutes[i * m + j]! <= withinMinutes)
    if (reached) covered += weight[i]!
    else if (!most && weight[i]! > 0) return no('somebody is not reached')
  }
  const value = most ? -covered : byMoney ? money : open.size

  const size = n + 2
  const { multipliers } = answer.certificate
  const reducedOf = (vector: number) => {
    const u = multipliers.subarray(vector * size, (vector + 1) * size)
    if (u.some((price) => price < 0)) return undefined
    if ((budget === Infinity && u[n] !== 0) || (sites === Infinity && u[n + 1] !== 0)) return undefined
    const prices = new Sum()
    if (budget < Infinity) prices.add(-budget * u[n]!)
    if (sites < Infinity) prices.add(-sites * u[n + 1]!)
    const reduced = Float64Array.from(
      cost,
      (price) => (most ? 0 : byMoney ? price : 1) + u[n]! * price + u[n + 1]!,
    )
    const sizes = Float64Array.from(reduced)
    for (let i = 0; i < n; i++) {
      const price = u[i]!
      if (weight[i] === 0 && price !== 0) return undefined
      prices.add(most ? Math.min(0, price - weight[i]!) : price)
      if (price === 0) continue
      for (let j = 0; j < m; j++)
        if (minutes[i * m + j]! <= withinMinutes) {
          reduced[j]! -= price
          sizes[j]! += price
        }
    }
    return { prices: prices.proven, reduced, sizes }
  }
  const known = new Map<number, ReturnType<typeof reducedOf>>()
  const proven = leastOverLeaves(answer.certificate, m, size, (vector, fixed) => {
    if (!known.has(vector)) known.set(vector, reducedOf(vector))
    const part = known.get(vector)
    if (!part) return undefined
    const sum = new Sum()
    for (let j = 0; j < m; j++) {
      const must = state[j] === 1 || fixed[j] === 1
      const cannot = state[j] === 2 || fixed[j] === -1
      if (must && cannot) return { bound: Infinity, slack: 0 }
      const term = cannot ? 0 : must ? part.reduced[j]! : Math.min(0, part.reduced[j]!)
      if (!cannot) sum.addParts(term, part.sizes[j]!, 1)
    }
    sum.addParts(part.prices.bound, Math.abs(part.prices.bound), n)
    return { bound: sum.value, slack: sum.proven.slack + part.prices.slack }
  })
  const whole = most ? weight.every(Number.isInteger) : !byMoney || cost.every(Number.isInteger)
  const least = verdict(
    { ...answer, value: most ? -answer.value : answer.value, bound: most ? -answer.bound : answer.bound },
    value,
    proven,
    whole,
  )
  return most ? { ...least, bound: 0 - least.bound } : least
}
