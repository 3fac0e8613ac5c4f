import type { Db } from '#kit/db/index.ts'
import type { Interval } from '#kit/interval/index.ts'
import {
  hoursOfPalaces,
  openSpans,
  spaceTrees,
  usesHeld,
  type PalaceSummary,
  type Stretch,
} from '#modules/base/places/index.ts'
import { placesOfMeetings } from '#modules/serve/catalog/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import { type HouseDay, keptFacts, type KeptFacts, type MeasuredDay } from '../queries/house-days.ts'
import { leavesOf } from '../rules/leaves.ts'
import { type Span, spanOf } from '../rules/local-hours.ts'
import { measureHouse } from '../rules/measure-house.ts'

export type House = Pick<PalaceSummary, 'id' | 'divisionCode' | 'level' | 'timeZone'>

const keyOf = ({ palaceId, day }: HouseDay) => `${palaceId} ${day}`
const written = (spans: readonly Interval[]) =>
  spans.map(({ start, end }): [string, string] => [start.toString(), end.toString()])
const read = (spans: readonly [string, string][]): Span[] =>
  spans.map(([start, end]) =>
    spanOf({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }),
  )

/**
 * Measures days of houses from the inventory, without keeping anything: five statements for one house and day as for a
 * thousand. A day measured before keeps the opening hours and spaces that it had then. `until`: no further than that instant.
 */
export async function measureDays(
  db: Db,
  houses: readonly House[],
  days: readonly HouseDay[],
  until: Temporal.Instant | null = null,
): Promise<MeasuredDay[]> {
  if (days.length === 0) return []
  const byId = new Map(houses.map((house) => [house.id, house]))
  const ids = [...new Set(days.map(({ palaceId }) => palaceId))]
  const hours = await hoursOfPalaces(db, ids)
  const trees = await spaceTrees(db, ids)
  const kept = await keptFacts(db, days)
  const hull = hullOf(days, byId)
  const uses = await usesHeld(db, ids, hull)
  const meetings = await placesOfMeetings(db, ids, hull)
  const keptByKey = new Map(kept.map((facts) => [keyOf(facts), facts]))
  const treeOf = Map.groupBy(trees, ({ palaceId }) => palaceId)
  const usesOf = Map.groupBy(
    uses.map((use) => ({ ...use, held: spanOf(use.held) })),
    ({ palaceId }) => palaceId,
  )
  const meetingsOf = Map.groupBy(
    meetings.map((one) => ({ ...one, at: one.start.epochMilliseconds })),
    ({ palaceId }) => palaceId,
  )
  return Promise.all(
    days.map(async (house) => {
      const { id, timeZone, divisionCode, level } = byId.get(house.palaceId)!
      const { day } = house
      const tree = treeOf.get(id) ?? []
      const before = keptByKey.get(keyOf(house))
      const nodes = tree.map((space) => ({ ...space, retired: isRetired(space, day, timeZone, before) }))
      const leaves = leavesOf(nodes)
      const opening = before?.opening ?? openingOf(hours.get(id) ?? [], day, timeZone)
      const work = await standardValues(db, ['opening.workFrom', 'opening.workUntil'], {
        divisionCode,
        palaceId: id,
        level,
        on: day,
      })
      const measured = measureHouse({
        day,
        timeZone,
        staffed: read(opening.staffed),
        selfService: read(opening.selfService),
        leaves,
        uses: usesOf.get(id) ?? [],
        meetings: meetingsOf.get(id) ?? [],
        work: { from: work['opening.workFrom'], until: work['opening.workUntil'] },
        until: until?.epochMilliseconds ?? null,
      })
      return { ...house, opening, spaces: leaves.map((leaf) => leaf.id), measured }
    }),
  )
}

function hullOf(days: readonly HouseDay[], houses: ReadonlyMap<string, House>): Interval {
  const sorted = days.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day))
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const zones = [...new Set(days.map(({ palaceId }) => houses.get(palaceId)!.timeZone))]
  const at = (day: Temporal.PlainDate) => zones.map((zone) => day.toZonedDateTime(zone).toInstant())
  return {
    start: at(first.day).toSorted(Temporal.Instant.compare)[0]!,
    end: at(last.day.add({ days: 1 }))
      .toSorted(Temporal.Instant.compare)
      .at(-1)!,
  }
}

/** On a day measured before, only the spaces that were counted then are in use; else those not yet retired that day. */
function isRetired(
  { id, retiredAt }: { id: string; retiredAt: Temporal.Instant | null },
  day: Temporal.PlainDate,
  timeZone: string,
  before: KeptFacts | undefined,
): boolean {
  if (before) return !before.spaces.includes(id)
  const begins = day.toZonedDateTime(timeZone).toInstant()
  return retiredAt !== null && Temporal.Instant.compare(retiredAt, begins) <= 0
}

function openingOf(week: readonly Stretch[], day: Temporal.PlainDate, timeZone: string) {
  const spans = (self: boolean) =>
    written(
      openSpans(
        week.filter(({ selfService }) => selfService === self),
        [],
        { first: day, days: 1 },
        timeZone,
      ),
    )
  return { staffed: spans(false), selfService: spans(true) }
}
