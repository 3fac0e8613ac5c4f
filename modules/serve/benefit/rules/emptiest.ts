/** Minutes of a space in one hour of one weekday, over a period: those that could be used, and those that were. */
export type HourUse = {
  spaceId: string
  /** 1 Monday … 7 Sunday. */
  weekday: number
  hour: number
  used: number
  usable: number
}

export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** Where, when and how seldom: `weekday` and `part` null when the place is about as empty all week. */
export type EmptyTime = { group: string; weekday: number | null; part: DayPart | null; usedShare: number }

const NOON = 12
const EVENING = 17
const partOf = (hour: number): DayPart => (hour < NOON ? 'morning' : hour < EVENING ? 'afternoon' : 'evening')

/** Below this a place or time is worth naming; below the second nobody was there to speak of. */
const SELDOM = 0.5
const HARDLY_EVER = 0.05
/** A part of a day that was open for less than this, all weeks together, tells nothing. */
const LEAST_MINUTES = 120

/**
 * The emptiest time of each group of spaces (a gym with its courts is one); the group that is least used over the week comes
 * first. A group that is hardly used at any time is named as a whole. Places that are well used are not named.
 */
export function emptiestTimes(
  hours: readonly HourUse[],
  groupOf: (spaceId: string) => string,
  most: number,
): EmptyTime[] {
  return [...Map.groupBy(hours, ({ spaceId }) => groupOf(spaceId))]
    .map(([group, own]) => ({ group, own, whole: shareOf(own) }))
    .toSorted((a, b) => a.whole - b.whole)
    .flatMap(({ group, own, whole }): EmptyTime[] => {
      if (whole < HARDLY_EVER) return [{ group, weekday: null, part: null, usedShare: whole }]
      const times = [...Map.groupBy(own, ({ weekday, hour }) => `${weekday} ${partOf(hour)}`).values()]
        .filter((time) => time.reduce((sum, { usable }) => sum + usable, 0) >= LEAST_MINUTES)
        .map((time) => ({ weekday: time[0]!.weekday, part: partOf(time[0]!.hour), usedShare: shareOf(time) }))
        .toSorted((a, b) => a.usedShare - b.usedShare)
      const emptiest = times[0]
      return emptiest && emptiest.usedShare < SELDOM ? [{ group, ...emptiest }] : []
    })
    .slice(0, most)
}

export function shareOf(hours: readonly Pick<HourUse, 'used' | 'usable'>[]): number {
  const usable = hours.reduce((sum, hour) => sum + hour.usable, 0)
  return usable === 0 ? 0 : hours.reduce((sum, hour) => sum + hour.used, 0) / usable
}

/** How a share of use is put: `hardly`, `seldom`, `half`, `often`, `full`; five steps that a table says in words too. */
export function degreeOf(share: number): 'hardly' | 'seldom' | 'half' | 'often' | 'full' {
  if (share < HARDLY_EVER) return 'hardly'
  if (share < 0.25) return 'seldom'
  if (share < SELDOM) return 'half'
  return share < 0.85 ? 'often' : 'full'
}
