import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'

/** A province in which palaces with a hall and a classroom (open Tuesday to Sunday, 09:00–24:00) are made; Sunday 2026-11-22 10:00. */
export async function aSeasonProvince(db: Db) {
  prepareIdentity()
  const owners = await aProvince(db)
  const clock = fakeClock('2026-11-22T10:00+08:00')
  const as = (actor: Actor): ActionContext => ({
    db,
    actor,
    clock,
    outbox: { send: async () => {}, emit: async () => {} },
  })
  let made = 0
  const palace = async () => {
    const { id, hall, classroom } = await aPalace(db, {
      ownerId: owners.get('420102')!,
      divisionCode: '420102',
      slug: `season-${++made}`,
    })
    const keeper: Actor = { personId: newId(), grants: [{ role: 'hallManager', palaceId: id }] }
    return { palaceId: id, hall, classroom, keeper }
  }
  return { as, palace, bySystem: () => as(system) }
}
export type SeasonProvince = Awaited<ReturnType<typeof aSeasonProvince>>
