import { match } from './match.ts'
import { type Assignment, type Market, OPEN } from './market.ts'

/**
 * Where the line ran in one trial draw: courses × stages, the share of the lottery's order up to which a party alone got in
 * (1: there was room for everybody). What a round keeps of its trials, so that a chance is told without drawing again.
 */
export type Lines = Float32Array

/** A round with the applications of this moment, before there is a lottery: each party with its number of tickets. */
export type OpenMarket = Omit<Market, 'order'> & { tickets: Uint8Array }

/** Draws the round `trials` times with numbers of its own, which have nothing to do with the real draw. Same input, same lines. */
export function trialLines(
  market: OpenMarket,
  trials: number,
): { lines: Lines[]; stages: readonly number[] } {
  const next = numbers(market.parties)
  let stages: readonly number[] = []
  const lines = Array.from({ length: trials }, () => {
    const result = match({ ...market, order: trialOrder(market, next) })
    stages = result.stages
    return linesOf(market, result)
  })
  return { lines, stages }
}

function linesOf(market: OpenMarket, result: Assignment): Lines {
  const width = result.stages.length
  return Float32Array.from(result.held, (held, at) => {
    const course = Math.floor(at / width)
    const last = at % width === width - 1
    // The last stage has whatever is left: it is full when the course is.
    const full = result.taken[at]! >= held && (!last || held > 0 || market.seats[course] === 0)
    return full ? (result.lastRank[at]! + 1) / Math.max(1, market.parties) : last && held === 0 ? 0 : 1
  })
}

/** Who wants to know: their choices, best first, with their reserves and tickets. */
export type Asking = { choices: readonly number[]; entitled: number; tickets: number }

/** The chance of getting each choice (and not a better one), from the lines of the trials. The rest to 1: nothing at all. */
export function chances(lines: readonly Lines[], stages: readonly number[], asking: Asking): number[] {
  const sums = asking.choices.map(() => 0)
  for (const each of lines) {
    let reached = 0
    asking.choices.forEach((course, i) => {
      const line = Math.max(
        reached,
        ...stages.map((kind, stage) =>
          kind === OPEN || ((asking.entitled >>> kind) & 1) === 1 ? each[course * stages.length + stage]! : 0,
        ),
      )
      sums[i]! += within(line, asking.tickets) - within(reached, asking.tickets)
      reached = line
    })
  }
  return sums.map((sum) => sum / Math.max(1, lines.length))
}

/** The chance that the best of so many tickets lies within the first share of all. */
const within = (share: number, tickets: number): number => 1 - (1 - share) ** tickets

/** Each party by the best of its tickets. */
function trialOrder(market: OpenMarket, next: () => number): Uint32Array {
  const best = new Float64Array(market.parties)
  for (let party = 0; party < market.parties; party++) {
    let number = next()
    for (let i = 1; i < market.tickets[party]!; i++) number = Math.min(number, next())
    best[party] = number
  }
  return Uint32Array.from(best.keys()).toSorted((a, b) => best[a]! - best[b]! || a - b)
}

/** A stream of numbers in [0, 1) that looks random (mulberry32). For trials only: a real draw takes kit/draw. */
function numbers(start: number): () => number {
  let state = (start ^ 0x9e3779b9) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
