import type { AppContext } from '#kit/http/context.ts'
import { refusal } from '#kit/db/action.ts'
import { palaceById, spacesByIds, spacesOf, targetOf } from '#modules/base/places/index.ts'
import type { HeatMap } from '../contract/heat-map.ts'
import { errors } from '../errors.ts'
import { canReadHeatMap } from '../policy.ts'
import { hoursOfUse } from '../queries/hours-of-use.ts'
import { degreeOf, emptiestTimes } from '../rules/emptiest.ts'
import { periodOf } from '../rules/period.ts'

const MOST_NAMED = 8

/** How each space of a palace was used, up to yesterday. @throws Problem `palace-not-found` | `not-allowed` | `sign-in-needed` */
export async function readHeatMap(
  c: AppContext,
  palaceId: string,
  asked: { from?: string; to?: string },
): Promise<HeatMap> {
  const { db, clock } = c.var.services
  const palace = await palaceById(db, palaceId)
  if (!palace) throw errors.error('palace-not-found')
  const decision = canReadHeatMap(c.var.actor, targetOf(palace))
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
  const yesterday = clock.now().toZonedDateTimeISO(palace.timeZone).toPlainDate().subtract({ days: 1 })
  const period = periodOf(asked, yesterday)
  const hours = await hoursOfUse(db, palaceId, period)
  const [tree, counted] = await Promise.all([
    spacesOf(db, palaceId),
    spacesByIds(db, [...new Set(hours.map(({ spaceId }) => spaceId))]),
  ])
  const place = new Map(tree.map(({ id }, at) => [id, at]))
  const inTree = new Map(tree.map((space) => [space.id, space]))
  const rootOf = (id: string): string => {
    const parent = inTree.get(id)?.parentId
    return parent ? rootOf(parent) : id
  }
  const nameOf = (id: string) => inTree.get(id)?.name ?? counted.get(id)?.name ?? ''
  const group = (id: string) => ({ groupId: rootOf(id), groupName: nameOf(rootOf(id)) })
  return {
    from: period.from.toString(),
    to: period.to.toString(),
    spaces: [...counted.values()]
      .toSorted((a, b) => (place.get(a.id) ?? tree.length) - (place.get(b.id) ?? tree.length))
      .map(({ id, name }) => ({ id, name, ...group(id) })),
    hours,
    emptiest: emptiestTimes(hours, rootOf, MOST_NAMED).map(({ group: id, ...time }) => ({
      ...time,
      ...group(id),
      usedShare: Math.round(time.usedShare * 1000) / 1000,
      degree: degreeOf(time.usedShare),
    })),
  }
}
