import { type HallProblem, percentOf, type Placement, pointsOf } from './problem.ts'

/** What proves how good a plan is: whole prices as [position, price], and the worth and the bound that follow from them. */
export type Certificate = {
  worth: number
  bound: number
  /** By unit × cell of the week. */
  unit: readonly (readonly [number, number])[]
  /** By club × cell of the week: nobody is in two places at once. */
  club: readonly (readonly [number, number])[]
  /** By club: the price of each cell under its cap. */
  cap: readonly (readonly [number, number])[]
}

export const certificateFindings = [
  'notWholePrice',
  'outside',
  'wishNotKept',
  'notOpen',
  'heldTwice',
  'twiceThatDay',
  'tooOften',
  'twoPlacesAtOnce',
  'overCap',
  'lockMoved',
  'worthDiffers',
  'boundDiffers',
  'worthAboveBound',
] as const
export type CertificateFinding = (typeof certificateFindings)[number]

/**
 * Checks a plan and its proof from the problem alone, by other code than found them: every rule is kept, the worth is the sum of the
 * points, and the bound is what the prices prove. Null: all is as said; otherwise the first thing that is not.
 */
export function checkCertificate(
  problem: HallProblem,
  placements: readonly Placement[],
  certificate: Certificate,
): CertificateFinding | null {
  const kept = brokenRule(problem, placements)
  if (kept) return kept
  const worth = placements.reduce((sum, placed) => sum + pointsOf(problem, placed), 0)
  if (worth !== certificate.worth) return 'worthDiffers'
  const all = [...certificate.unit, ...certificate.club, ...certificate.cap]
  if (all.some(([, price]) => !Number.isSafeInteger(price) || price < 0)) return 'notWholePrice'
  if (provenBound(problem, certificate) !== certificate.bound) return 'boundDiffers'
  return worth > certificate.bound ? 'worthAboveBound' : null
}

/** The first rule that a plan breaks, or null. */
export function brokenRule(
  problem: HallProblem,
  placements: readonly Placement[],
): CertificateFinding | null {
  const { week, spaces, requests, caps, locked } = problem
  const same = (a: Placement, b: Placement) =>
    a.request === b.request &&
    a.space === b.space &&
    a.day === b.day &&
    a.start === b.start &&
    a.length === b.length
  if (!locked.every((fixed) => placements.some((placed) => same(placed, fixed)))) return 'lockMoved'
  const taken = new Set<string>()
  const days = new Set<string>()
  const clubAt = new Set<string>()
  const times = new Map<number, number>()
  const cells = new Map<number, number>()
  for (const placed of placements) {
    const { request, space, day, start, length, rank } = placed
    const [one, hall] = [requests[request], spaces[space]]
    if (
      !one ||
      !hall ||
      day < 0 ||
      day >= week.days ||
      start < 0 ||
      length < 1 ||
      start + length > week.cells
    )
      return 'outside'
    const fixed = locked.some((lock) => same(lock, placed))
    const wish = one.wishes[rank]
    const asked =
      wish &&
      wish.spaces.includes(space) &&
      wish.days.includes(day) &&
      start >= wish.from &&
      start + length <= wish.until &&
      length >= one.least &&
      length <= one.wanted
    if (!fixed && !asked) return 'wishNotKept'
    for (let cell = start; cell < Math.min(start + length + hall.pad, week.cells); cell++) {
      const at = day * week.cells + cell
      if (!fixed && (!hall.free[at] || (cell < start + length && !hall.open[at]))) return 'notOpen'
      for (const unit of hall.units) if (repeated(taken, `${unit} ${at}`)) return 'heldTwice'
      if (cell < start + length && repeated(clubAt, `${one.club} ${at}`)) return 'twoPlacesAtOnce'
    }
    if (repeated(days, `${request} ${day}`)) return 'twiceThatDay'
    times.set(request, (times.get(request) ?? 0) + 1)
    cells.set(one.club, (cells.get(one.club) ?? 0) + length)
  }
  for (const [request, count] of times) {
    const fixed = locked.filter((lock) => lock.request === request).length
    if (count > Math.max(requests[request]!.times, fixed)) return 'tooOften'
  }
  for (const [club, count] of cells) {
    const fixed = locked.reduce(
      (sum, lock) => sum + (requests[lock.request]!.club === club ? lock.length : 0),
      0,
    )
    if (caps[club]! > 0 && count > Math.max(caps[club]!, fixed)) return 'overCap'
  }
  return null
}

function repeated(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return true
  seen.add(key)
  return false
}

/**
 * What the prices prove: every request takes what is best for it at the prices, and all capacity is sold. No plan is worth more,
 * because each pays for capacity at least what it takes of it.
 */
export function provenBound(
  problem: HallProblem,
  { unit, club, cap }: Pick<Certificate, 'unit' | 'club' | 'cap'>,
): number {
  const { week, spaces, requests, caps, locked } = problem
  const width = week.days * week.cells
  const ofUnit = new Map(unit)
  const ofClub = new Map(club)
  const ofCap = new Map(cap)
  const busy = new Set<string>()
  const away = new Set<string>()
  const lockedDays = new Set<string>()
  const left = new Map<number, number>(caps.map((most, c) => [c, most]))
  const times = requests.map((one) => one.times)
  let bound = 0
  for (const placed of locked) {
    const own = requests[placed.request]!.club
    const from = placed.day * week.cells + placed.start
    const shut = Math.min(from + placed.length + spaces[placed.space]!.pad, (placed.day + 1) * week.cells)
    for (const each of spaces[placed.space]!.units)
      for (let at = from; at < shut; at++) busy.add(`${each} ${at}`)
    for (let at = from; at < from + placed.length; at++) away.add(`${own} ${at}`)
    lockedDays.add(`${placed.request} ${placed.day}`)
    left.set(own, Math.max(0, left.get(own)! - placed.length))
    times[placed.request]!--
    bound += pointsOf(problem, placed)
  }
  for (const price of ofUnit.values()) bound += price
  for (const [at, price] of ofClub) if (!away.has(`${Math.floor(at / width)} ${at % width}`)) bound += price
  for (const [own, price] of ofCap) bound += caps[own]! > 0 ? price * left.get(own)! : 0
  for (const [r, one] of requests.entries()) {
    const bestOfDay = Array.from({ length: week.days }, () => 0)
    for (const [rank, wish] of one.wishes.entries()) {
      // Of two wishes for the same time the better ranked counts; percents never rise, so the most is the same.
      if (percentOf(problem, rank) <= 0) continue
      for (const day of wish.days) {
        if (lockedDays.has(`${r} ${day}`)) continue
        for (const space of wish.spaces)
          for (let start = wish.from; start + one.least <= wish.until; start++) {
            let price = 0
            const hall = spaces[space]!
            for (let cell = start; cell < wish.until && cell - start < one.wanted; cell++) {
              const at = day * week.cells + cell
              if (!hall.open[at] || !hall.free[at] || away.has(`${one.club} ${at}`)) break
              if (hall.units.some((each) => busy.has(`${each} ${at}`))) break
              for (const each of hall.units) price += ofUnit.get(each * width + at) ?? 0
              price +=
                (ofClub.get(one.club * width + at) ?? 0) +
                (caps[one.club]! > 0 ? (ofCap.get(one.club) ?? 0) : 0)
              const length = cell - start + 1
              if (length < one.least) continue
              let padding = 0
              let clear = true
              for (let after = cell + 1; after <= cell + hall.pad && after < week.cells; after++) {
                const then = day * week.cells + after
                if (!hall.free[then] || hall.units.some((each) => busy.has(`${each} ${then}`))) clear = false
                for (const each of hall.units) padding += ofUnit.get(each * width + then) ?? 0
              }
              if (!clear) continue
              const margin =
                pointsOf(problem, { request: r, space, day, start, length, rank }) - price - padding
              bestOfDay[day] = Math.max(bestOfDay[day]!, margin)
            }
          }
      }
    }
    bound += bestOfDay
      .toSorted((a, b) => b - a)
      .slice(0, Math.max(0, times[r]!))
      .reduce((sum, margin) => sum + margin, 0)
  }
  return bound
}
