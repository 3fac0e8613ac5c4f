import { contains, type Interval } from '#kit/interval/index.ts'
import type { Db } from '#kit/db/index.ts'
import { spacesOf } from '#modules/base/places/index.ts'
import { houseOn } from '../actions/house.ts'
import type { SpaceSlots } from '../contract/mine.ts'
import { heldSpans } from '../queries/held-spans.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { openTo } from '../contract/vocabulary.ts'
import { opensAt, reachEnds, ruleInForce, type SpaceRule } from '../rules/rule.ts'
import { type CutSlot, cutSlots, stateIn } from '../rules/slots.ts'

/**
 * The spaces of a palace that can be booked, with the slots that begin in a stretch of time: as many statements for a thousand spaces
 * as for one. Public: nobody is named.
 */
export async function availability(db: Db, palaceId: string, during: Interval, now: Temporal.Instant) {
  const [house, spaces, written, held] = await Promise.all([
    houseOn(db, palaceId, now, during),
    spacesOf(db, palaceId),
    rulesOfPalaces(db, [palaceId]),
    heldSpans(db, palaceId, during),
  ])
  const { timeZone } = house.palace
  const rules = new Map(written.map((one) => [one.id, ruleInForce(one, house.standards)]))
  // What everyone may book comes first, in the order of the house.
  const bookable = spaces
    .filter(({ id }) => rules.has(id))
    .toSorted((a, b) => openness(rules.get(a.id)!) - openness(rules.get(b.id)!))
  const cuts = new Map<string, CutSlot[]>()
  const reachOf = reachEnds(now, timeZone)
  const cutBy = (rule: SpaceRule) => {
    const key = `${rule.slotMinutes} ${rule.selfService}`
    const cut = cuts.get(key) ?? cutSlots(house.openings, rule).filter(({ start }) => contains(during, start))
    cuts.set(key, cut)
    return cut
  }
  return {
    palaceId,
    timeZone,
    spaces: bookable.map((space): SpaceSlots => {
      const rule = rules.get(space.id)!
      const { setupMinutes, clearingMinutes } = space
      const state = stateIn({
        setupMinutes,
        clearingMinutes,
        held: held.get(space.id) ?? [],
        now,
        reachEnd: reachOf(rule),
      })
      const cut = cutBy(rule)
      const states = cut.map(state)
      const later = cut[states.indexOf('notYet')]
      return {
        opensAt: later ? opensAt(rule, later.start, timeZone).toString() : null,
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
        slots: cut.map(({ startsAt, endsAt, selfService }, n) => ({
          start: startsAt,
          end: endsAt,
          state: states[n]!,
          selfService,
        })),
      }
    }),
  }
}

const openness = ({ openTo: who }: SpaceRule) => openTo.indexOf(who)
