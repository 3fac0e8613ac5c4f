import type { Control } from '#kit/compute/index.ts'
import { randomFrom } from '../random.ts'
import { heeding, highs, minimise } from './highs.ts'
import type { Linear } from './model.ts'

/** From here on branch and cut over the whole is hopeless, and dives come first. */
export const isLarge = (linear: Linear) => linear.columns > 6000

/** A dive ends when so few columns are undecided; HiGHS does the rest. */
const rest = 200

/**
 * A good plan for a large model: the linear relaxation by interior points, then its largest columns fixed at 1 and re-solved, again and
 * again, until a model remains that branch and cut can do. Undefined when it runs into a wall.
 */
export async function dive(linear: Linear, control: Control): Promise<Float64Array | undefined> {
  const solver = await highs()
  const lower = Float64Array.from(linear.lower)
  const upper = Float64Array.from(linear.upper)
  const model = solver.createModel(linear.data(solver.infinity, false))
  try {
    model.options.set({ output_flag: false, solver: 'ipm' })
    let { modelStatus } = model.run(heeding(solver, control))
    model.options.set('solver', 'simplex')
    for (;;) {
      if (modelStatus !== solver.constants.modelStatus.optimal || control.shouldStop()) return undefined
      const { colValue: x, colDual } = model.getSolution()
      const open = [...x.keys()].filter(
        (j) => linear.binary[j] && lower[j]! < upper[j]! && x[j]! > 1e-6 && x[j]! < 1 - 1e-6,
      )
      if (open.length <= rest) {
        for (const j of x.keys())
          if (linear.binary[j] && lower[j]! < upper[j]! && x[j]! <= 1e-6 && Math.abs(colDual[j]!) > 1e-6)
            upper[j] = 0
        break
      }
      open.sort((a, b) => x[b]! - x[a]! || a - b)
      open.slice(0, Math.ceil(open.length / 10)).forEach((j, k) => {
        if (k > 0 && x[j]! < 0.7) return
        lower[j] = 1
        model.changeColBounds(j, 1, 1)
      })
      modelStatus = model.run(heeding(solver, control)).modelStatus
    }
  } finally {
    model.dispose()
  }
  return (await minimise(within(linear, lower, upper), { control, gap: 0.0005, nodes: 500 })).x
}

export type Improving = {
  control: Control
  seed: number
  /** Columns that are freed together; all but a few of them stay as they are in each round. */
  groups: readonly (readonly number[])[]
  rounds: number
  settle: (x: Float64Array) => Float64Array
}

/**
 * Improves a plan part by part: some groups of columns are freed, HiGHS finds their best, the rest stays. A quarter of them first;
 * where that finds nothing any more, more of them, up to a half. HiGHS must not stop before its own gap is much smaller than
 * what a round can still gain: with 1e-4 of the whole value rounds found nothing although there was something.
 */
export async function improveByParts(
  linear: Linear,
  plan: Float64Array,
  options: Improving,
): Promise<Float64Array> {
  const { control, seed, groups, rounds, settle } = options
  const random = randomFrom(seed)
  let best = settle(plan)
  let [share, idle] = [0.25, 0]
  for (let round = 0; round < rounds && !control.shouldStop(); round++) {
    const lower = Float64Array.from(linear.lower, (value, j) => (linear.binary[j] ? best[j]! : value))
    const upper = Float64Array.from(linear.upper, (value, j) => (linear.binary[j] ? best[j]! : value))
    const order = groups.map((group) => ({ group, chance: random() })).toSorted((a, b) => a.chance - b.chance)
    for (const { group } of order.slice(0, Math.max(2, Math.round(groups.length * share))))
      for (const j of group) {
        lower[j] = linear.lower[j]!
        upper[j] = linear.upper[j]!
      }
    const { x } = await minimise(within(linear, lower, upper), {
      control,
      start: best,
      gap: 1e-6,
      nodes: 100,
    })
    const found = x && settle(x)
    const gains = found && linear.fulfils(found) && linear.value(found) < linear.value(best)
    if (gains) best = found
    idle = gains ? 0 : idle + 1
    if (idle % 4 === 3) share = Math.min(0.5, share + 0.1)
    control.progress(0.3 + (0.4 * round) / rounds, { value: linear.value(best) })
  }
  return best
}

/** The same model between other bounds. */
function within(linear: Linear, lower: Float64Array, upper: Float64Array): Linear {
  return Object.assign(Object.create(Object.getPrototypeOf(linear) as object) as Linear, linear, {
    lower: [...lower],
    upper: [...upper],
  })
}
