import { contains, type Interval } from '#kit/interval/index.ts'
import type { Db } from '#kit/db/index.ts'
import { spacesOf, spaceUses } from '#modules/base/places/index.ts'
import { houseOn } from '../actions/house.ts'
import type { SpaceSlots } from '../contract/mine.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { openTo } from '../contract/vocabulary.ts'
import { opensAt, reachEnd, ruleInForce, type SpaceRule } from '../rules/rule.ts'
import { slotsOf } from '../rules/slots.ts'

/** The spaces of a palace that can be booked, with the slots that begin in a stretch of time. Public: nobody is named. */
export async function availability(db: Db, palaceId: string, during: Interval, now: Temporal.Instant) {
  const house = await houseOn(db, palaceId, now, during)
  const { timeZone } = house.palace
  const [spaces, written] = await Promise.all([spacesOf(db, palaceId), rulesOfPalaces(db, [palaceId])])
  const rules = new Map(written.map((one) => [one.id, ruleInForce(one, house.standards)]))
  // What everyone may book comes first, in the order of the house.
  const bookable = spaces
    .filter(({ id }) => rules.has(id))
    .toSorted((a, b) => openness(rules.get(a.id)!) - openness(rules.get(b.id)!))
  const uses = await spaceUses(
    db,
    palaceId,
    bookable.map(({ id }) => id),
    [during],
  )
  const held = Map.groupBy(uses, ({ spaceId }) => spaceId)
  return {
    palaceId,
    timeZone,
    spaces: bookable.map((space): SpaceSlots => {
      const rule = rules.get(space.id)!
      const slots = slotsOf({
        openings: house.openings,
        held: (held.get(space.id) ?? []).map((use) => use.held),
        ...rule,
        setupMinutes: space.setupMinutes,
        clearingMinutes: space.clearingMinutes,
        now,
        reachEnd: reachEnd(rule, now, timeZone),
      })
      const later = slots.find(({ state, start }) => state === 'notYet' && contains(during, start))
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
        slots: slots
          .filter(({ start }) => contains(during, start))
          .map(({ start, end, state, selfService }) => ({
            start: start.toString(),
            end: end.toString(),
            state,
            selfService,
          })),
      }
    }),
  }
}

const openness = ({ openTo: who }: SpaceRule) => openTo.indexOf(who)
