import type { PlanProblem } from '../problem.ts'

/** What a plan means year by year: workers reached, money spent, carried over, and lacking (with what is added when it lacks). */
export function tell(
  { years, weight, options, budget, carryOver }: PlanProblem,
  chosen: ArrayLike<number>,
  start: ArrayLike<number>,
) {
  const [reach, spent] = [new Float64Array(years), new Float64Array(years)]
  const [carried, lacking] = [new Float64Array(years), new Float64Array(years)]
  const reached = new Uint8Array(weight.length)
  let [left, people] = [0, 0]
  for (let t = 0; t < years; t++) {
    for (let c = 0; c < chosen.length; c++) {
      const { cost, gain, reaches, readyAfter } = options[chosen[c]!]!
      if (start[c] === t) spent[t]! += cost
      if (start[c]! + readyAfter !== t) continue
      people += gain
      for (const i of reaches) if (!reached[i]) people += weight[i]! * (reached[i] = 1)
    }
    reach[t] = people
    const over = budget[t]! + left - spent[t]!
    lacking[t] = Math.max(0, -over)
    left = Math.min(Math.max(0, over), carryOver)
    carried[t] = left
  }
  return { reach, spent, carried, lacking }
}
