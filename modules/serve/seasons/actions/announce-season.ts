import { action } from '#kit/db/action.ts'
import { seasonPath } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { seasonsDb } from '../schema/db.ts'
import { openSeason, stepOf } from './open-season.ts'

/** Announces a season: everybody sees it and its rules, which stay as they are. Again changes nothing. @throws Problem `step-not-open` */
export const announceSeason = action(seasonPath, async (scope, ids) => {
  const open = await openSeason(scope, ids)
  const { state } = open.season
  if (state === 'announced') return scope.unchanged()
  if (state !== 'draft') throw errors.error('step-not-open')
  await seasonsDb(scope.tx)
    .updateTable('seasons.season')
    .set({ announced_at: scope.now })
    .where('palace_id', '=', ids.palaceId)
    .where('id', '=', ids.seasonId)
    .execute()
  scope.journal(stepOf(open, 'announce'))
})
