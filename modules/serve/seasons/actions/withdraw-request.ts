import { action } from '#kit/db/action.ts'
import { requestPath } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { canAsk, canKeepRequest, canKeepSeasons } from '../policy.ts'
import { requestById } from '../queries/requests.ts'
import { seasonsDb } from '../schema/db.ts'
import { aboutRequest } from './keep-request.ts'
import { openSeason } from './open-season.ts'

/** Takes a request back, with what the plan gave it, until the season is published. Again changes nothing. @throws Problem `request-not-found` | `published-already` */
export const withdrawRequest = action(requestPath, async (scope, { palaceId, seasonId, requestId }) => {
  const { tx, now, actor, journal, unchanged } = scope
  const open = await openSeason(scope, { palaceId, seasonId }, canAsk)
  const request = await requestById(tx, palaceId, requestId)
  if (request?.seasonId !== seasonId) throw errors.error('request-not-found')
  if (!canKeepSeasons(actor, open.target).allowed) scope.allow(canKeepRequest(actor, request))
  if (request.withdrawnAt) {
    unchanged()
    return { withdrawn: false }
  }
  await seasonsDb(tx)
    .deleteFrom('seasons.placement')
    .where('palace_id', '=', palaceId)
    .where('request_id', '=', requestId)
    .execute()
  await seasonsDb(tx)
    .updateTable('seasons.request')
    .set({ withdrawn_at: now, changed_at: now })
    .where('palace_id', '=', palaceId)
    .where('id', '=', requestId)
    .execute()
  journal(aboutRequest(open, 'withdrawRequest', requestId))
  return { withdrawn: true }
})
