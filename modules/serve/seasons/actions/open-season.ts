import type { ActionScope } from '#kit/db/action.ts'
import { palacesByIds, type PalaceSummary, targetOf } from '#modules/base/places/index.ts'
import type { Decision, Target } from '#kit/access/index.ts'
import { errors } from '../errors.ts'
import { canKeepSeasons } from '../policy.ts'
import { lockSeason, type SeasonRecord } from '../queries/seasons.ts'

/** A season that somebody is about to change, locked. */
export type OpenSeason = { season: SeasonRecord; palace: PalaceSummary; target: Required<Target> }

/** Locks a season for whoever may. @throws Problem `season-not-found` | `not-allowed` */
export async function openSeason(
  { actor, tx, allow }: ActionScope,
  { palaceId, seasonId }: { palaceId: string; seasonId: string },
  may: (actor: ActionScope['actor'], target: Target) => Decision = canKeepSeasons,
): Promise<OpenSeason> {
  const palace = (await palacesByIds(tx, [palaceId])).get(palaceId)
  if (!palace) throw errors.error('season-not-found')
  const target = targetOf(palace)
  allow(may(actor, target))
  const season = await lockSeason(tx, palaceId, seasonId)
  if (!season) throw errors.error('season-not-found')
  return { season, palace, target }
}

/** The journal entry of a step of a season. */
export const stepOf = ({ season, target }: OpenSeason, name: string, after?: Record<string, unknown>) => ({
  action: `seasons.${name}`,
  subject: { type: 'season', id: season.id },
  palaceId: season.palaceId,
  divisionCode: target.divisionCode,
  ...(after ? { after } : {}),
})
