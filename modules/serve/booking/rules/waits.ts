import { type Interval, overlaps } from '#kit/interval/index.ts'

/** What one may wait for: a space, or any of a kind. */
export type Wanted = { spaceId: string | null; kind: string | null; during: Interval }
export type Candidate = { id: string; kind: string; setupMinutes: number; clearingMinutes: number }
/** What holds a space, the hall around it or a part of it; set-up and clearing included. */
export type Use = { spaceId: string; held: Interval }

/** The spaces that would do, in the order of the house. */
export const wouldDo = <Space extends Candidate>(
  spaces: readonly Space[],
  { spaceId, kind }: Wanted,
): Space[] => spaces.filter((space) => (spaceId === null ? space.kind === kind : space.id === spaceId))

/** Those of them that nothing holds at that time, their own set-up and clearing included. */
export function freeFor<Space extends Candidate>(
  spaces: readonly Space[],
  wanted: Wanted,
  uses: readonly Use[],
): Space[] {
  return wouldDo(spaces, wanted).filter(({ id, setupMinutes, clearingMinutes }) => {
    const needed = {
      start: wanted.during.start.subtract({ minutes: setupMinutes }),
      end: wanted.during.end.add({ minutes: clearingMinutes }),
    }
    return !uses.some(({ spaceId, held }) => spaceId === id && overlaps(held, needed))
  })
}
