import { type Instance, type PlanProblem, WORKS } from '../../modules/grow/siting/rules/problem.ts'
import { randomFrom } from '../../modules/grow/siting/rules/random.ts'

/** A made-up province, 600 by 400 km: most people around 40 towns, the rest strewn; minutes at 46 km/h over straight distance × 1.3. */
export function landscape(points: number, sites: number, seed: number): Instance {
  const random = randomFrom(seed)
  const towns = Array.from({ length: 40 }, () => [random() * 600, random() * 400] as const)
  const place = (): readonly [number, number] => {
    if (random() < 0.3) return [random() * 600, random() * 400]
    const [x, y] = towns[Math.floor(random() * towns.length)]!
    const near = () => (random() + random() + random() - 1.5) * 40
    return [x + near(), y + near()]
  }
  const people = Array.from({ length: points }, place)
  const possible = Array.from({ length: sites }, (_, j) => people[Math.floor((j * points) / sites)]!)
  return {
    weight: Float64Array.from(people, () => Math.round(500 + 20_000 * random() ** 3)),
    minutes: Float64Array.from(
      people.flatMap(([x, y]) => possible.map(([a, b]) => Math.round(Math.hypot(x - a, y - b) * 13) / 10)),
    ),
    cost: Float64Array.from(possible, () => Math.round(500 + 2_500 * random())),
    state: new Uint8Array(sites),
  }
}

/** Five years for 103 counties, each with some options that exclude each other, a budget that carries over, two departments. */
export function fiveYears(points: number, options: number, seed: number): PlanProblem {
  const { weight, minutes } = landscape(points, options, seed)
  const random = randomFrom(seed + 99)
  const counties = 103
  const price = { upgrade: 300, expand: 1_200, compact: 1_500, build: 4_000 }
  return {
    years: 5,
    weight,
    counties: Array.from({ length: counties }, () => ({ required: true, deadline: 4 })),
    options: Array.from({ length: options }, (_, k) => {
      const work = WORKS[Math.floor(random() * WORKS.length)]!
      const later = work === 'build' ? 1 : 0
      return {
        county: k % counties,
        work,
        cost: Math.round(price[work] * (0.5 + random())),
        gain: 0,
        reaches: Int32Array.from([...weight.keys()].filter((i) => minutes[i * options + k]! <= 45)),
        earliest: later,
        readyAfter: later,
        uses: [1, 1 + later],
        fulfils: true,
        exclusive: k % counties,
        state: 'free' as const,
      }
    }),
    budget: [0.15, 0.2, 0.25, 0.2, 0.2].map((share) => Math.round(share * counties * 1_300)),
    carryOver: Infinity,
    capacity: [Array.from({ length: 5 }, () => 30), Array.from({ length: 5 }, () => 52)],
  }
}
