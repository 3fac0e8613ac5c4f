import { contains, type Interval } from '#kit/interval/index.ts'
import type { Db } from '#kit/db/index.ts'
import { spacesOf } from '#modules/base/places/index.ts'
import { houseOn } from '../actions/house.ts'
import type { Availability, SpaceSlots } from '../contract/mine.ts'
import { heldSpans } from '../queries/held-spans.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { openTo } from '../contract/vocabulary.ts'
import { opensAt, reachEnds, ruleInForce, type SpaceRule } from '../rules/rule.ts'
import { type CutSlot, cutSlots, reached, stateIn } from '../rules/slots.ts'

/**
 * The spaces of a palace that can be booked, with the slots that begin in a stretch of time: as many statements for a thousand spaces
 * as for one. Public: nobody is named.
 */
export async function availability(
  db: Db,
  palaceId: string,
  during: Interval,
  now: Temporal.Instant,
): Promise<Availability> {
  const [house, spaces, written, held] = await Promise.all([
    houseOn(db, palaceId, now, during),
    spacesOf(db, palaceId),
    rulesOfPalaces(db, [palaceId]),
    heldSpans(db, palaceId, reached(during)),
  ])
  const { timeZone } = house.palace
  const rules = new Map(written.map((one) => [one.id, ruleInForce(one, house.standards)]))
  // What everyone may book comes first, in the order of the house.
  const bookable = spaces
    .filter(({ id }) => rules.has(id))
    .toSorted((a, b) => openness(rules.get(a.id)!) - openness(rules.get(b.id)!))
  const cuts = new Map<string, { index: number; slots: CutSlot[] }>()
  const reachOf = reachEnds(now, timeZone)
  const cutBy = (rule: SpaceRule) => {
    const key = `${rule.slotMinutes} ${rule.selfService}`
    const cut = cuts.get(key) ?? {
      index: cuts.size,
      slots: cutSlots(house.openings, rule).filter(({ start }) => contains(during, start)),
    }
    cuts.set(key, cut)
    return cut
  }
  const shown = bookable.map((space) => {
    const rule = rules.get(space.id)!
    const { setupMinutes, clearingMinutes } = space
    const reachEnd = reachOf(rule)
    const state = stateIn({ setupMinutes, clearingMinutes, held: held.get(space.id) ?? [], now, reachEnd })
    const { index, slots } = cutBy(rule)
    const states = slots.map(state)
    const later = slots[states.indexOf('notYet')]
    return {
      spaceId: space.id,
      name: space.name,
      nameEn: space.nameEn,
      kind: space.kind,
      openTo: rule.openTo,
      approval: rule.approval,
      mostSlots: rule.mostSlots,
      peopleMost: rule.peopleMost,
      priceClass: rule.priceClass,
      fenPerHour: rule.fenPerHour,
      concessions: [...rule.concessions],
      opensAt: later ? opensAt(rule, later.start, timeZone).toString() : null,
      timetable: index,
      states,
    }
  })
  const timetables = [...cuts.values()].map(({ slots }) =>
    slots.map(({ startsAt, endsAt, selfService }) => ({ start: startsAt, end: endsAt, selfService })),
  )
  return { palaceId, timeZone, timetables, spaces: shown }
}

/** The same, each space with its own slots: what a page shows. */
export async function spacesWithSlots(...asked: Parameters<typeof availability>): Promise<SpaceSlots[]> {
  const { timetables, spaces } = await availability(...asked)
  return spaces.map(({ timetable, states, ...space }) => ({
    ...space,
    slots: timetables[timetable]!.map((slot, n) => ({ ...slot, state: states[n]! })),
  }))
}

const openness = ({ openTo: who }: SpaceRule) => openTo.indexOf(who)
