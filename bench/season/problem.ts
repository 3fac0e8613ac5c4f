import type { HallProblem, HallRequest, HallWish } from '../../modules/serve/seasons/rules/problem.ts'

export type SeasonSize = { requests: number; palaces: number; spacesPerPalace: number; seed: number }

const DAYS = 6
const HOURS = 10 // 60 weekly slots of an hour in each space
const KINDS = 5

/**
 * A season as palaces know it: evenings and a few good halls are asked for by many, clubs ask more than once, most take a hall of
 * the same kind or another evening as a second choice. Much more is asked for than there is.
 */
export function seasonProblem({ requests, palaces, spacesPerPalace, seed }: SeasonSize): HallProblem {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const weighted = (weights: readonly number[]) => {
    let rest = next() * weights.reduce((sum, weight) => sum + weight, 0)
    return weights.findIndex((weight) => (rest -= weight) < 0)
  }
  const spaces = palaces * spacesPerPalace
  const all = DAYS * HOURS
  const kindOf = (space: number) => (space % spacesPerPalace) % KINDS
  const ofKind = (palace: number, kind: number) =>
    Array.from({ length: spacesPerPalace }, (_, n) => palace * spacesPerPalace + n).filter(
      (s) => kindOf(s) === kind,
    )
  const clubs = Math.ceil(requests / 1.6)
  const dayWeights = [3, 3, 3, 3, 4, 6]
  const hourWeights = [1, 1, 1, 1, 1, 1, 2, 4, 8, 8] // most want 18:00 or 19:00
  const make = (): HallRequest => {
    const wanted = 1 + weighted([2, 5, 2])
    const palace = weighted(Array.from({ length: palaces }, (_, p) => 1 / (p + 1)))
    const kind = weighted([5, 3, 2, 2, 1])
    const halls = ofKind(palace, kind)
    const popular = halls[weighted(halls.map((_, n) => 1 / (n + 1)))]!
    const wish = (rank: number): HallWish => {
      const begin = Math.min(weighted(hourWeights), HOURS - wanted)
      const from = Math.max(0, begin - rank)
      const days = rank === 2 ? [0, 1, 2, 3, 4, 5] : [weighted(dayWeights)]
      return {
        spaces: rank === 0 ? [popular] : halls,
        days: [...new Set([...days, ...(rank === 1 ? [below(DAYS)] : [])])],
        from,
        until: Math.min(HOURS, begin + wanted + rank),
      }
    }
    return {
      club: below(clubs),
      times: 1 + weighted([7, 2, 1]),
      least: Math.max(1, wanted - 1),
      wanted,
      weight: [3, 2, 2, 1][weighted([4, 3, 2, 1])]!,
      wishes: [0, 1, 2].slice(0, 2 + below(2)).map(wish),
    }
  }
  const full = () => new Uint8Array(all).fill(1)
  const firm = () => full().map(() => (next() < 0.08 ? 0 : 1))
  return {
    week: { days: DAYS, cells: HOURS },
    units: spaces,
    spaces: Array.from({ length: spaces }, (_, s) => ({ units: [s], pad: 0, open: full(), free: firm() })),
    requests: Array.from({ length: requests }, make),
    caps: Array.from({ length: clubs }, () => 8),
    rankPercent: [100, 80, 60],
    cellPercent: new Uint16Array(all).map((_, at) => (at % HOURS < 6 ? 110 : 100)),
    locked: [],
  }
}
