/** Half hours of a day: the cells of a product's week. */
export const HALVES = 48
export const DAYS = 7
export const MINUTES = 30

/** `19:30` → 39 half hours after midnight; 24:00 → 48. */
export function halvesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours! * 60 + minutes!) / MINUTES
}

/** 39 → `19:30`. */
export const timeOf = (halves: number): string =>
  `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`

/** When a house is open on a day of the week (1 Monday), by the clock. */
export type OpenStretch = { weekday: number; opens: string; closes: string }

/** By day × half hour: 1 where the house is open the whole half hour. */
export function openCells(week: readonly OpenStretch[]): Uint8Array {
  const open = new Uint8Array(DAYS * HALVES)
  for (const { weekday, opens, closes } of week) {
    const base = (weekday - 1) * HALVES
    open.fill(1, base + Math.ceil(halvesOf(opens)), base + Math.floor(halvesOf(closes)))
  }
  return open
}

/** What already holds a space: a stretch of local time. */
export type Held = { start: Temporal.PlainDateTime; end: Temporal.PlainDateTime }

/**
 * By day × half hour: 1 where at most `takenPercent` of the weeks of the season are taken already. Set-up comes before a use and
 * clearing after it, so what is firm reaches forward by the set-up that would follow it.
 */
export function freeCells(
  held: readonly Held[],
  {
    firstDay,
    lastDay,
    takenPercent,
    setupMinutes,
  }: {
    firstDay: Temporal.PlainDate
    lastDay: Temporal.PlainDate
    takenPercent: number
    setupMinutes: number
  },
): Uint8Array {
  const taken = new Map<number, Set<string>>()
  for (const { start, end } of held) {
    const until = end.add({ minutes: setupMinutes })
    for (
      let day = start.toPlainDate();
      Temporal.PlainDate.compare(day, until.toPlainDate()) <= 0;
      day = day.add({ days: 1 })
    ) {
      if (Temporal.PlainDate.compare(day, firstDay) < 0 || Temporal.PlainDate.compare(day, lastDay) > 0)
        continue
      const midnight = day.toPlainDateTime()
      const from = Math.max(0, Math.floor(midnight.until(start).total('minutes') / MINUTES))
      const to = Math.min(HALVES, Math.ceil(midnight.until(until).total('minutes') / MINUTES))
      for (let cell = from; cell < to; cell++) {
        const at = (day.dayOfWeek - 1) * HALVES + cell
        taken.set(at, (taken.get(at) ?? new Set()).add(day.toString()))
      }
    }
  }
  const weeks = weeksByDay(firstDay, lastDay)
  return new Uint8Array(DAYS * HALVES).map((_, at) => {
    const most = (weeks[Math.floor(at / HALVES)]! * takenPercent) / 100
    return (taken.get(at)?.size ?? 0) <= most ? 1 : 0
  })
}

/** How often each day of the week comes, Monday first. */
function weeksByDay(firstDay: Temporal.PlainDate, lastDay: Temporal.PlainDate): number[] {
  const counts = Array.from({ length: DAYS }, () => 0)
  for (let day = firstDay; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 }))
    counts[day.dayOfWeek - 1]!++
  return counts
}

/** How many half hours set-up and clearing take between two uses. */
export const padOf = ({
  setupMinutes,
  clearingMinutes,
}: {
  setupMinutes: number
  clearingMinutes: number
}): number => Math.ceil((setupMinutes + clearingMinutes) / MINUTES)

/** Units that spaces share: a hall holds those of its parts, so that a hall and its part are never given at once, two parts may be. */
export function unitsOf(
  spaces: readonly { id: string; parentId: string | null }[],
  parents: ReadonlyMap<string, string | null>,
) {
  const given = new Set(spaces.map(({ id }) => id))
  const above = (id: string): string[] => {
    const parent = parents.get(id) ?? null
    return parent === null ? [] : [parent, ...above(parent)]
  }
  const isParent = new Set(spaces.flatMap(({ id }) => above(id).filter((one) => given.has(one))))
  const units = new Map<string, number[]>(spaces.map(({ id }) => [id, []]))
  let count = 0
  for (const { id } of spaces) {
    if (isParent.has(id)) continue
    const unit = count++
    for (const holder of [id, ...above(id)]) units.get(holder)?.push(unit)
  }
  return { units, count }
}
