import { action } from '#kit/db/action.ts'
import { palacesByIds, spacesByIds, targetOf } from '#modules/base/places/index.ts'
import { giveDate } from '#modules/serve/booking/index.ts'
import { SettleConflicts } from '../contract/conflict.ts'
import { seasonPath } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { canKeepSeasons } from '../policy.ts'
import { settleConflict } from '../queries/conflicts.ts'
import { placementsOf, requestsTo } from '../queries/requests.ts'
import { hallsOf } from '../queries/seasons.ts'
import { openSeason, stepOf } from './open-season.ts'
import { titleOf } from './publish-season.ts'

/**
 * Decides what becomes of dates of a published season that something else held: left out, or another hall or time, which joins the series
 * and is told to whoever asked. All of them or none. P5, P19.
 * @throws Problem `conflict-not-found` | `conflict-taken`
 */
export const settleConflicts = action(
  SettleConflicts.extend(seasonPath.shape),
  async (scope, { choices, ...ids }) => {
    const { tx, now, actor, journal, allow } = scope
    const open = await openSeason(scope, ids)
    const placements = new Map((await placementsOf(tx, ids)).map((one) => [one.id, one]))
    const requests = new Map((await requestsTo(tx, ids)).map((one) => [one.id, one]))
    const halls = new Set((await hallsOf(tx, ids.palaceId, ids.seasonId)).map(({ spaceId }) => spaceId))
    const wanted = choices.flatMap((choice) => ('skip' in choice ? [] : [choice.spaceId]))
    const spaces = await spacesByIds(tx, [...new Set(wanted)])
    for (const choice of choices) {
      const placement = placements.get(choice.placementId)
      if (!placement) throw errors.error('conflict-not-found')
      const request = requests.get(placement.requestId)!
      const which = { palaceId: ids.palaceId, placementId: placement.id, date: choice.date }
      const by = { at: now, personId: actor.personId }
      if ('skip' in choice) {
        if (!(await settleConflict(tx, which, { become: 'skipped' }, by)))
          throw errors.error('conflict-not-found')
        continue
      }
      const taken = errors.error('conflict-taken', {
        params: { date: choice.date, organisation: request.organisation },
      })
      const { atPalaceId } = placement
      if (!halls.has(choice.spaceId)) {
        const palace = (await palacesByIds(tx, [atPalaceId])).get(atPalaceId)
        if (palace) allow(canKeepSeasons(actor, targetOf(palace)))
      }
      const during = { start: Temporal.Instant.from(choice.start), end: Temporal.Instant.from(choice.end) }
      if (Temporal.Instant.compare(during.start, during.end) >= 0) throw taken
      const given = await giveDate(
        scope,
        atPalaceId,
        { date: Temporal.PlainDate.from(choice.date), spaceId: choice.spaceId, during },
        {
          holderId: request.applicantId,
          unionId: request.unionId,
          people: request.people,
          seriesId: placement.seriesId,
          title: titleOf(request),
        },
      )
      if (!given) throw taken
      const movedTo = {
        bookingId: given.bookingId,
        spaceId: choice.spaceId,
        name: spaces.get(choice.spaceId)?.name ?? '',
        start: during.start.toString(),
        end: during.end.toString(),
      }
      if (!(await settleConflict(tx, which, { become: 'moved', movedTo }, by)))
        throw errors.error('conflict-not-found')
    }
    const moved = choices.filter((choice) => !('skip' in choice)).length
    journal(stepOf(open, 'settleConflicts', { skipped: choices.length - moved, moved }))
    return { settled: choices.length }
  },
)
