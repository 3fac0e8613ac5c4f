import type { Control } from '#kit/compute/index.ts'
import type { Certificate, Counters, Status } from '../answer.ts'
import { isLarge } from './dive.ts'
import { minimise } from './highs.ts'
import type { Linear } from './model.ts'
import { IMPOSSIBLE, type Proof, proveByDuals } from './prove.ts'

export type Task = {
  linear: Linear
  control: Control
  variableOf: (column: number) => number
  vectorOf: (prices: Float64Array) => Float64Array
  settle: (x: Float64Array) => Float64Array
  /** Whether every plan's value is whole, so that a bound may be rounded. */
  whole: boolean
  /** A plan to begin from, and a search for one that is told what the first programme proves. */
  start?: Float64Array
  search?: (bound: number) => Float64Array
  gap?: number
  /** Nodes of HiGHS's search and of our own. */
  nodes?: number
  proofNodes?: number
}

export type Solved = {
  status: Status
  x?: Float64Array
  value: number
  bound: number
  claimed: number
  certificate: Omit<Certificate, 'digest'>
  counters: Counters
}

/** Finds with HiGHS, then proves with duals: what HiGHS says is only a claim, what the tree of duals says anybody can check. */
export async function solveLinear(task: Task): Promise<Solved> {
  const { linear, control, whole, gap = 0 } = task
  const target = (value: number) =>
    Math.min(provenAt(linear, value, whole), gap > 0 ? value - gap * Math.abs(value) : Infinity)
  const again = (x: Float64Array | undefined, nodes: number, iterations = Infinity) =>
    proveByDuals(linear, { ...task, target, search: undefined, x, nodes, iterations })
  let quick = await proveByDuals(linear, {
    ...task,
    target,
    x: task.start,
    nodes: isLarge(linear) ? 1 : 30,
  })
  if (quick.complete || isLarge(linear)) return solvedBy(task, quick, quick.bound)
  // With a better plan more is decided at the root: it pays to begin again.
  if (quick.x && quick.x !== task.start) quick = better(await again(quick.x, 400, 20_000), quick)
  if (quick.complete || control.shouldStop()) return solvedBy(task, quick, quick.bound)
  control.progress(0.3, { value: quick.value, bound: quick.bound })
  const first = await minimise(linear, { control, start: quick.x, gap, nodes: task.nodes })
  const found = first.x && task.settle(first.x)
  const x = found && linear.fulfils(found) && linear.value(found) < quick.value ? found : quick.x
  control.progress(0.6, { value: x ? linear.value(x) : null, bound: first.claimed })
  return solvedBy(task, better(await again(x, task.proofNodes ?? 2000), quick), first.claimed)
}

/** What a later proof found, with what an earlier one proved where that is more: the later one may have been stopped. */
const better = (later: Proof, earlier: Proof): Proof =>
  later.complete || later.bound >= earlier.bound
    ? later
    : { ...earlier, x: later.x, value: later.value, nodes: earlier.nodes + later.nodes }

function solvedBy({ linear, whole, control }: Task, proof: Proof, claimed: number): Solved {
  const { value } = proof
  const proven = proof.complete && proof.bound >= Math.min(provenAt(linear, value, whole), IMPOSSIBLE)
  const bound = proven && whole && value < Infinity ? value : Math.min(proof.bound, value)
  return {
    status: statusOf(proven, value, control),
    ...(proof.x ? { x: proof.x } : {}),
    value,
    bound,
    claimed,
    certificate: proof.proving.written(),
    counters: { iterations: proof.iterations, nodes: proof.nodes, moves: 0, models: proof.nodes + 1 },
  }
}

function statusOf(proven: boolean, value: number, control: Control): Status {
  if (proven) return value === Infinity ? 'infeasible' : 'optimal'
  return value === Infinity || control.shouldStop() ? 'stopped' : 'feasible'
}

/** The bound that proves a value: one less and a bit where values are whole, else all but 1e-7 of it. */
function provenAt(linear: Linear, value: number, whole: boolean): number {
  if (value === Infinity) return Infinity
  const size = Math.max(Math.abs(value), 1e-9)
  const rounding = 1e-6 + 8 * linear.columns * Number.EPSILON * size
  return whole && rounding < 0.5 ? value - 1 + rounding : value - 1e-7 * size
}
