import type { Interval } from '#kit/interval/index.ts'
import type { Db } from '#kit/db/index.ts'
import { askedAtOnce } from '#kit/db/pipelined.ts'
import { bookableSpaces } from '../actions/bookable-spaces.ts'
import { houseOn } from '../actions/house.ts'
import type { Availability, SpaceSlots } from '../contract/mine.ts'
import { openTo } from '../contract/vocabulary.ts'
import { heldSpans } from '../queries/held-spans.ts'
import { opensAt, reachEnds, ruleInForce, type SpaceRule } from '../rules/rule.ts'
import { type CutSlot, cutSlots, reached, spanOf, statesOf } from '../rules/slots.ts'

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
  const [house, spaces, heldIn] = await askedAtOnce(db, (one) =>
    Promise.all([
      houseOn(one, palaceId, now, during),
      bookableSpaces(one, [palaceId]),
      heldSpans(one, [palaceId], reached(during)),
    ]),
  )
  const { timeZone } = house.palace
  // What everyone may book comes first, in the order of the house.
  const bookable = spaces
    .map((space) => ({ space, rule: ruleInForce(space, house.standards) }))
    .toSorted((a, b) => openness(a.rule) - openness(b.rule))
  const cuts = new Map<string, { index: number; slots: CutSlot[] }>()
  const reachOf = reachEnds(now, timeZone)
  const span = spanOf(during)
  const cutBy = (rule: SpaceRule) => {
    const key = `${rule.slotMinutes} ${rule.selfService}`
    const cut = cuts.get(key) ?? { index: cuts.size, slots: cutSlots(house.openings, rule, span) }
    cuts.set(key, cut)
    return cut
  }
  const shown = bookable.map(({ space, rule }) => {
    const { index, slots } = cutBy(rule)
    const reach = reachOf(rule).epochMilliseconds
    const states = statesOf(slots, { ...space, held: heldIn(space), now: now.epochMilliseconds, reach })
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
      opensAt: later
        ? opensAt(rule, Temporal.Instant.fromEpochMilliseconds(later.from), timeZone).toString()
        : null,
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
