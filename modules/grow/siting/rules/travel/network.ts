import { type Instance, type LeastTravel, SITE } from '../problem.ts'

/** What the p-median parts compute on: only points with people, only sites that may be open, both numbered anew. */
export type Network = {
  n: number
  m: number
  /** Weighted cost from point i to site s at `s * n + i`; Infinity: no way. */
  cost: Float64Array
  /** The sites of point i from the nearest on at `i * m + k`, and their costs likewise. */
  order: Int32Array
  near: Float64Array
  /** Money per site, and what there is (Infinity: no limit). */
  price: Float64Array
  budget: number
  /** At most so many sites. */
  limit: number
  /** 1 for sites that are open whatever we choose. */
  locked: Uint8Array
  /** Number of each point and site in the instance. */
  pointOf: Int32Array
  siteOf: Int32Array
  /** Whether all costs are whole, and with them every value: a bound may then be rounded up. */
  whole: boolean
}

export function networkOf({ instance, sites, budget }: LeastTravel): Network {
  const { weight, minutes, cost: price, state } = instance
  const pointOf = Int32Array.from(indices(weight.length, (i) => weight[i]! > 0))
  const siteOf = Int32Array.from(indices(price.length, (j) => state[j] !== SITE.forbidden))
  const [n, m] = [pointOf.length, siteOf.length]
  const cost = new Float64Array(n * m)
  let whole = true
  for (let s = 0; s < m; s++)
    for (let i = 0; i < n; i++) {
      const point = pointOf[i]!
      const value = weight[point]! * minutes[point * price.length + siteOf[s]!]!
      cost[s * n + i] = value
      if (whole && value !== Infinity && !Number.isSafeInteger(value)) whole = false
    }
  const locked = Uint8Array.from(siteOf, (j) => (state[j] === SITE.open ? 1 : 0))
  return {
    n,
    m,
    cost,
    ...sorted(cost, n, m),
    price: Float64Array.from(siteOf, (j) => price[j]!),
    budget: budget ?? Infinity,
    limit: Math.min(sites ?? m, m),
    locked,
    pointOf,
    siteOf,
    whole,
  }
}

function sorted(cost: Float64Array, n: number, m: number): Pick<Network, 'order' | 'near'> {
  const order = new Int32Array(n * m)
  const near = new Float64Array(n * m)
  const row = new Float64Array(m)
  for (let i = 0; i < n; i++) {
    for (let s = 0; s < m; s++) row[s] = cost[s * n + i]!
    const ranks = order.subarray(i * m, (i + 1) * m)
    for (let s = 0; s < m; s++) ranks[s] = s
    ranks.sort((a, b) => (row[a]! < row[b]! ? -1 : row[a]! > row[b]! ? 1 : a - b))
    for (let k = 0; k < m; k++) near[i * m + k] = row[ranks[k]!]!
  }
  return { order, near }
}

export function* indices(length: number, keep: (index: number) => boolean): Generator<number> {
  for (let index = 0; index < length; index++) if (keep(index)) yield index
}

/** The number of open sites that are asked of every plan, and their money. */
export function lockedOf({ locked, price }: Network): { count: number; money: number } {
  let [count, money] = [0, 0]
  locked.forEach((is, s) => {
    count += is
    if (is) money += price[s]!
  })
  return { count, money }
}

export type { Instance }
