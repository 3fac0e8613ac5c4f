/**
 * - `optimal`: the certificate proves that nothing is better (whole values exactly, others to 1e-7 of the value);
 * - `feasible`: it ended with a gap; `bound` says how much at most;
 * - `stopped`: time was up or someone cancelled; the plan holds and so does the bound;
 * - `infeasible`: nothing fulfils what was asked; `obstacle` says why.
 */
export type Status = 'optimal' | 'feasible' | 'stopped' | 'infeasible'

/**
 * What proves the bound: a tree of decisions whose leaves each carry multipliers. `nodes` lists the tree in preorder: a number ≥ 0 decides
 * that variable (first the subtree where it is 1, then the one where it is 0), a number < 0 is a leaf with vector `-1 - number`.
 * Leaf vectors lie one after another in `multipliers`. What a vector means for each question: docs/algorithms/siting.md.
 */
export type Certificate = {
  /** SHA-256 of the question, in hex: a certificate is worth nothing for another one. */
  digest: string
  nodes: Int32Array
  multipliers: Float64Array
}

/** How it went: for the log, the bench and the curious. */
export type Counters = {
  /** Rounds of the subgradient method, or iterations of the simplex method. */
  iterations: number
  /** Nodes of the tree. */
  nodes: number
  /** Moves of the interchange that improved the plan. */
  moves: number
  /** Models given to HiGHS. */
  models: number
}

export type Obstacle =
  /** Demand points that no allowed site reaches. */
  | { kind: 'unreachable'; points: Int32Array }
  /** More sites are locked open than may be; or it takes at least so many to reach everyone. */
  | { kind: 'tooFewSites'; needed: number }
  /** The smallest sum of money that would do, beyond what there is. */
  | { kind: 'money'; extra: number }
  /** Counties that must be covered and have no option that is ready in time. */
  | { kind: 'noOption'; counties: Int32Array }
  /** Locked options that cannot stand together (they exclude each other, or have no year left). */
  | { kind: 'locks'; options: Int32Array }
  /** No money in the world helps: the departments cannot do it in time. */
  | { kind: 'capacity' }

type Proof = {
  status: Status
  /** What the plan achieves: sites or money, weight covered, weight × minutes, weighted worker-years of reach. */
  value: number
  /** No plan can do better than this: what the certificate proves, nothing else. */
  bound: number
  /** |value − bound| / max(|value|, 1e-9): "at most x from the best". */
  gap: number
  /** What the solver itself says, where its proof is not part of the certificate; never shown as proven. */
  claimedBound?: number
  certificate: Certificate
  counters: Counters
  obstacle?: Obstacle
}

export type SiteAnswer = Proof & {
  /** Open sites, ascending; empty when infeasible. */
  chosen: Int32Array
  /** The nearest open site of each demand point (the lowest number in a tie); -1: none reaches it. */
  assignment: Int32Array
}

export type PlanAnswer = Proof & {
  /** Options done, ascending, and the year in which each starts. */
  chosen: Int32Array
  start: Int32Array
  /** Workers reached at the end of each year, money spent in it and left over into the next. */
  reach: Float64Array
  spent: Float64Array
  carried: Float64Array
  /** When the budget cannot meet the obligations: the smallest extra money that can, by year, its proof, and the plan with it. */
  shortfall?: Shortfall
}

/** `extra.total` is exact when `status` is `optimal`; otherwise it suffices, and at least `bound` is needed. */
export type Shortfall = Proof & { extra: Float64Array; total: number; chosen: Int32Array; start: Int32Array }
