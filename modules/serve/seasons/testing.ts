import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { announceSeason } from './actions/announce-season.ts'
import { createSeason } from './actions/create-season.ts'

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
  return { as, palace, clock, bySystem: () => as(system) }
}
export type SeasonProvince = Awaited<ReturnType<typeof aSeasonProvince>>

/** An announced season of the house's hall and classroom in the spring of 2027, open for requests. */
export async function aSeason(
  context: ActionContext,
  { palaceId, hall, classroom }: Awaited<ReturnType<SeasonProvince['palace']>>,
) {
  const { seasonId } = await createSeason(context, {
    palaceId,
    title: '春季',
    firstDay: '2027-03-01',
    lastDay: '2027-04-25',
    applyFrom: '2026-11-20T08:00:00+08:00',
    applyUntil: '2026-12-20T20:00:00+08:00',
    publishAt: '2027-01-05T20:00:00+08:00',
    rules: {
      weights: { union: 3, club: 2, school: 2, other: 1 },
      rankPercent: [100, 60],
      offPeakPercent: 100,
      offPeakUntil: '17:00',
      capMinutes: 0,
      takenPercent: 25,
    },
    halls: [hall, classroom].map((spaceId) => ({ palaceId, spaceId })),
  })
  await announceSeason(context, { palaceId, seasonId })
  return { palaceId, seasonId }
}
