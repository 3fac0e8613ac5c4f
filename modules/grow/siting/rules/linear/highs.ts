import loadHighs, { type Highs } from 'highs'
import type { Control } from '#kit/compute/index.ts'
import type { Linear } from './model.ts'

let loaded: Promise<Highs> | undefined

/** The solver, loaded once for the thread. */
export const highs = (): Promise<Highs> => (loaded ??= loadHighs())

export type Integral = {
  /** The best found, 0/1 columns rounded; absent when there is none. */
  x?: Float64Array
  /** HiGHS's own bound: a claim until something that can be checked supports it. */
  claimed: number
  infeasible: boolean
  stopped: boolean
}

export type IntegralOptions = {
  control: Control
  /** A plan to begin from. */
  start?: Float64Array
  /** Ends at this relative gap; default 0. */
  gap?: number
  /** Nodes after which it ends with what it has: a limit that means the same on every machine. */
  nodes?: number
}

/** HiGHS asks at every iteration whether it should stop: also within one long linear programme. */
export function heeding({ constants }: Highs, control: Control) {
  const { simplexInterrupt, ipmInterrupt, mipInterrupt } = constants.callbackType
  const interrupt = (event: { interrupt(): void }): undefined => {
    if (control.shouldStop()) event.interrupt()
  }
  return { [simplexInterrupt]: interrupt, [ipmInterrupt]: interrupt, [mipInterrupt]: interrupt }
}

/** Minimises with HiGHS's branch and cut. */
export async function minimise(linear: Linear, options: IntegralOptions): Promise<Integral> {
  const solver = await highs()
  const { control, start, gap = 0, nodes } = options
  const { callbackType, modelStatus } = solver.constants
  const model = solver.createModel(linear.data(solver.infinity, true))
  try {
    model.options.set({ output_flag: false, mip_rel_gap: gap, mip_abs_gap: 1e-7, random_seed: 1 })
    if (nodes !== undefined) model.options.set('mip_max_nodes', nodes)
    if (start) model.setSolution({ colValue: start })
    let best: Float64Array | undefined
    const { modelStatus: status } = model.run({
      ...heeding(solver, control),
      [callbackType.mipImprovingSolution](event) {
        if (event.data.mip_solution) best = Float64Array.from(event.data.mip_solution)
      },
    })
    const has = Number(model.info.get('primal_solution_status')) === 2
    const x = has ? model.getSolution().colValue : best
    return {
      ...(x ? { x: x.map((value, j) => (linear.binary[j] ? Math.round(value) : value)) } : {}),
      claimed: Number(model.info.get('mip_dual_bound')),
      infeasible: status === modelStatus.infeasible,
      stopped: status === modelStatus.interrupted,
    }
  } finally {
    model.dispose()
  }
}
