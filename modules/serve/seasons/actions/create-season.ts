import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds, spacesByIds, targetOf } from '#modules/base/places/index.ts'
import { NewSeason } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { canKeepSeasons } from '../policy.ts'
import { halvesOf, MINUTES } from '../rules/week.ts'
import { seasonsDb } from '../schema/db.ts'

/**
 * Draws up a season of halls, of this palace and others that the actor keeps too. Nobody sees it before it is announced. P5, P15.
 * @throws Problem `hall-not-here` | `calendar-backward` | `season-too-long`
 */
export const createSeason = action(
  NewSeason.extend({ palaceId: z.uuid() }),
  async ({ actor, tx, now, allow, journal }, { palaceId, rules, halls, ...plan }) => {
    const palaceIds = [...new Set([palaceId, ...halls.map((hall) => hall.palaceId)])]
    const spaceIds = halls.map(({ spaceId }) => spaceId)
    const [palaces, spaces] = await Promise.all([palacesByIds(tx, palaceIds), spacesByIds(tx, spaceIds)])
    const own = palaces.get(palaceId)
    if (!own) throw requestErrors.error('not-found')
    for (const palace of palaces.values()) allow(canKeepSeasons(actor, targetOf(palace)))
    const given = new Map(halls.map((hall) => [hall.spaceId, hall]))
    for (const hall of given.values()) {
      const space = spaces.get(hall.spaceId)
      if (space?.palaceId !== hall.palaceId || space.retiredAt)
        throw errors.error('hall-not-here', { field: 'halls' })
    }
    const seasonId = newId()
    await seasonsDb(tx)
      .insertInto('seasons.season')
      .values({
        palace_id: palaceId,
        id: seasonId,
        title: plan.title,
        note: plan.note,
        first_day: Temporal.PlainDate.from(plan.firstDay),
        last_day: Temporal.PlainDate.from(plan.lastDay),
        apply_from: Temporal.Instant.from(plan.applyFrom),
        apply_until: Temporal.Instant.from(plan.applyUntil),
        publish_at: Temporal.Instant.from(plan.publishAt),
        weights: JSON.stringify(rules.weights),
        // A later choice never counts more than an earlier one: the proof rests on it.
        rank_percent: rules.rankPercent.toSorted((a, b) => b - a),
        off_peak_percent: rules.offPeakPercent,
        off_peak_until: halvesOf(rules.offPeakUntil),
        cap_half_hours: rules.capMinutes / MINUTES,
        taken_percent: rules.takenPercent,
        created_at: now,
      })
      .execute()
    await seasonsDb(tx)
      .insertInto('seasons.hall')
      .values(
        [...given.values()].map((hall) => ({
          palace_id: palaceId,
          season_id: seasonId,
          at_palace_id: hall.palaceId,
          space_id: hall.spaceId,
        })),
      )
      .execute()
    journal({
      action: 'seasons.createSeason',
      subject: { type: 'season', id: seasonId },
      palaceId,
      divisionCode: own.divisionCode,
      after: { ...plan, ...rules, halls: given.size },
    })
    return { seasonId }
  },
)
