import type { Db } from '#kit/db/index.ts'
import { overlaps, type Interval } from '#kit/interval/index.ts'
import { spaceUses, type SpaceInTree } from '#modules/base/places/index.ts'
import type { SeasonData } from './judge-row.ts'
import { note, type Notes } from './read-row.ts'
import type { SeasonFacts } from './season-facts.ts'

/** A row that wants rooms, and what is said about it. */
export type Wish = { row: number; data: SeasonData; notes: Notes }
type Holding = { row: number; spaceId: string; held: Interval }

/**
 * Finds the rows whose room is taken, by what stands or by an earlier row of the file. What a session of the file gives
 * up is free for the others, as long as it really moves: a row that cannot move keeps what it has, and is asked again.
 */
export async function findClashes(
  db: Db,
  { palace, spaces }: SeasonFacts,
  wishes: readonly Wish[],
  earlier: Holding[],
): Promise<void> {
  const moving = wishes.filter(({ data }) => data.meetings !== null)
  const rooms = [...new Set(moving.map(({ data }) => data.spaceId))]
  const uses = await spaceUses(
    db,
    palace.palaceId,
    rooms,
    moving.flatMap(({ data }) => data.meetings!),
  )
  const { timeZone } = palace
  const heldBy = ({ spaceId }: SeasonData, during: Interval): Interval => {
    const { setupMinutes, clearingMinutes } = spaces.get(spaceId)!
    return {
      start: during.start.subtract({ minutes: setupMinutes }),
      end: during.end.add({ minutes: clearingMinutes }),
    }
  }
  const day = ({ start }: Interval) => start.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  for (let again = true; again;) {
    again = false
    const leaves = new Set(
      moving.filter(({ notes }) => notes.problems.length === 0).map(({ data }) => data.session?.id),
    )
    const holdings = [...earlier]
    for (const { row, data, notes } of moving) {
      if (notes.problems.length > 0) continue
      const wanted = data.meetings!.map((during) => ({
        row,
        spaceId: data.spaceId,
        during,
        held: heldBy(data, during),
      }))
      const taken = wanted.flatMap(({ spaceId, during, held }) =>
        uses
          .filter((use) => use.spaceId === spaceId && !leaves.has(use.sourceId) && overlaps(use.held, held))
          .map(({ label }) => ({ day: day(during), label })),
      )
      const twice = wanted.flatMap(({ spaceId, during, held }) =>
        holdings
          .filter((other) => together(spaces, other.spaceId, spaceId) && overlaps(other.held, held))
          .map((other) => ({ day: day(during), row: other.row })),
      )
      if (taken.length > 0) notes.problems.push(note('space', 'taken', taken[0]))
      else if (twice.length > 0) notes.problems.push(note('space', 'takenByRow', twice[0]))
      else holdings.push(...wanted)
      again ||= notes.problems.length > 0 && data.session !== null
    }
    if (!again) earlier.splice(0, earlier.length, ...holdings)
  }
}

/** Whether two spaces are the same, or one lies in the other. */
function together(spaces: ReadonlyMap<string, SpaceInTree>, a: string, b: string): boolean {
  const around = (id: string): string[] => {
    const parent = spaces.get(id)?.parentId
    return parent ? [id, ...around(parent)] : [id]
  }
  return around(a).includes(b) || around(b).includes(a)
}
