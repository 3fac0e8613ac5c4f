import { type HallProblem, type HallSpace, type Placement, pointsOf } from './problem.ts'

/**
 * All ways in which each request can be fulfilled on one day, as columns. Those of a request lie between `first[request]` and
 * `first[request + 1]`, by day. What opening hours, firm uses and locked placements forbid is not among them.
 */
export type Market = {
  problem: HallProblem
  /** Cells of the week. */
  width: number
  count: number
  first: Int32Array
  request: Int32Array
  space: Int32Array
  day: Int32Array
  /** Cells from the beginning of the week: the use is [start, end), the space is taken [start, shut). */
  start: Int32Array
  end: Int32Array
  shut: Int32Array
  rank: Int32Array
  value: Float64Array
  /** How often a week each request may still be placed, besides what is locked. */
  times: Int32Array
  /** Clubs with several requests, numbered; -1: a club of one request, which cannot meet itself. */
  clubRow: Int32Array
  clubRows: number
  /** By club row and cell: 1 where something locked keeps the club elsewhere. */
  clubBusy: Uint8Array
  /** What is left of each club's cap; Infinity without one. */
  capLeft: Float64Array
  lockedValue: number
}

/** Numbers every way to fulfil every request. The same problem gives the same columns. */
export function marketOf(problem: HallProblem): Market {
  const { week, spaces, requests, caps } = problem
  const width = week.days * week.cells
  const { clubRow, clubRows } = clubsOf(problem)
  const times = Int32Array.from(requests, (one) => one.times)
  const clubBusy = new Uint8Array(clubRows * width)
  const capLeft = Float64Array.from(caps, (cap) => cap || Infinity)
  const unitBusy = new Uint8Array(problem.units * width)
  const dayTaken = new Set<number>()
  let lockedValue = 0
  for (const placed of problem.locked) {
    const { request, space, day, start, length } = placed
    const { club } = requests[request]!
    const at = day * week.cells + start
    const shut = Math.min(at + length + spaces[space]!.pad, (day + 1) * week.cells)
    for (const unit of spaces[space]!.units) unitBusy.fill(1, unit * width + at, unit * width + shut)
    if (clubRow[club]! >= 0)
      clubBusy.fill(1, clubRow[club]! * width + at, clubRow[club]! * width + at + length)
    times[request] = Math.max(0, times[request]! - 1)
    capLeft[club] = Math.max(0, capLeft[club]! - length)
    dayTaken.add(request * week.days + day)
    lockedValue += pointsOf(problem, placed)
  }
  const [request, space, day, start, end, shut, rank, value] = [[], [], [], [], [], [], [], []] as number[][]
  const first = new Int32Array(requests.length + 1)
  const runs = spaces.map((one) => openRuns(problem, one, unitBusy))
  const best = new Map<number, number>()
  for (const [r, wish] of requests.entries()) {
    first[r] = request!.length
    if (times[r] === 0) continue
    best.clear()
    for (const [k, { spaces: where, days, from, until }] of wish.wishes.entries())
      for (const d of days) {
        if (dayTaken.has(r * week.days + d)) continue
        for (const s of where)
          for (let at = from; at + wish.least <= until; at++) {
            const room = Math.min(runs[s]![d * week.cells + at]!, until - at, wish.wanted)
            for (let length = wish.least; length <= room; length++) {
              const key = ((s * week.days + d) * week.cells + at) * 512 + length
              if (best.has(key)) continue
              best.set(key, k)
              const begin = d * week.cells + at
              if (clubMeetsItself(clubBusy, clubRow[wish.club]! * width, begin, begin + length)) continue
              request!.push(r)
              space!.push(s)
              day!.push(d)
              start!.push(begin)
              end!.push(begin + length)
              shut!.push(Math.min(begin + length + spaces[s]!.pad, (d + 1) * week.cells))
              rank!.push(k)
              value!.push(pointsOf(problem, { request: r, space: s, day: d, start: at, length, rank: k }))
            }
          }
      }
  }
  first[requests.length] = request!.length
  return sortedByDay({
    problem,
    width,
    count: request!.length,
    first,
    request: Int32Array.from(request!),
    space: Int32Array.from(space!),
    day: Int32Array.from(day!),
    start: Int32Array.from(start!),
    end: Int32Array.from(end!),
    shut: Int32Array.from(shut!),
    rank: Int32Array.from(rank!),
    value: Float64Array.from(value!),
    times,
    clubRow,
    clubRows,
    clubBusy,
    capLeft,
    lockedValue,
  })
}

/** For each cell, how many cells a use that begins there may last in this space, so that its padding meets nothing firm either. */
function openRuns({ week }: HallProblem, space: HallSpace, unitBusy: Uint8Array): Int32Array {
  const width = week.days * week.cells
  const longest = new Int32Array(width)
  for (let day = 0; day < week.days; day++) {
    let open = 0
    let free = Infinity // nothing is firm beyond the end of the day
    for (let at = (day + 1) * week.cells - 1; at >= day * week.cells; at--) {
      const taken = !space.free[at] || space.units.some((unit) => unitBusy[unit * width + at])
      free = taken ? 0 : free + 1
      open = taken || !space.open[at] ? 0 : open + 1
      longest[at] = Math.max(0, Math.min(open, free - space.pad))
    }
  }
  return longest
}

function clubMeetsItself(busy: Uint8Array, base: number, from: number, to: number): boolean {
  if (base < 0) return false
  for (let at = from; at < to; at++) if (busy[base + at]) return true
  return false
}

function clubsOf({ requests, caps }: HallProblem) {
  const asked = new Int32Array(caps.length)
  for (const { club } of requests) asked[club]!++
  const clubRow = new Int32Array(caps.length).fill(-1)
  let clubRows = 0
  for (const [club, count] of asked.entries()) if (count > 1) clubRow[club] = clubRows++
  return { clubRow, clubRows }
}

/** Puts the columns of each request in the order of days, then of their points, most first. */
function sortedByDay(market: Market): Market {
  const order = Int32Array.from({ length: market.count }, (_, option) => option)
  const { day, value } = market
  for (let r = 0; r < market.times.length; r++)
    order
      .subarray(market.first[r], market.first[r + 1])
      .sort((a, b) => day[a]! - day[b]! || value[b]! - value[a]! || a - b)
  const ints = (column: Int32Array) => Int32Array.from(order, (option) => column[option]!)
  return {
    ...market,
    request: ints(market.request),
    space: ints(market.space),
    day: ints(market.day),
    start: ints(market.start),
    end: ints(market.end),
    shut: ints(market.shut),
    rank: ints(market.rank),
    value: Float64Array.from(order, (option) => value[option]!),
  }
}

/** An option of the market as a placement. */
export const placementOf = (market: Market, option: number): Placement => ({
  request: market.request[option]!,
  space: market.space[option]!,
  day: market.day[option]!,
  start: market.start[option]! - market.day[option]! * market.problem.week.cells,
  length: market.end[option]! - market.start[option]!,
  rank: market.rank[option]!,
})
