import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { unionsOf } from '#modules/base/membership/index.ts'
import { AskForHalls, requestPath, seasonPath } from '../contract/season.ts'
import { errors } from '../errors.ts'
import { canAsk, canKeepRequest, canKeepSeasons } from '../policy.ts'
import { requestById } from '../queries/requests.ts'
import { phaseOf } from '../rules/phase.ts'
import { seasonsDb } from '../schema/db.ts'
import { askRefusal, refuse } from './judge-ask.ts'
import { type OpenSeason, openSeason, stepOf } from './open-season.ts'
import { type Ask, columnsOf, insertRequests, insertWishes, nextNo } from './request-rows.ts'
import { hallsWithHours } from './season-problem.ts'

/** Enough for the largest union; more is a mistake or worse. */
const MOST_OF_ONE = 20

/**
 * Enters a request: staff for any organisation until the season is published, a union's contact for theirs while applications
 * are open. P5, P19.
 * @throws Problem `not-applying` | `not-your-union` | `too-many-requests` | `wish-not-possible` | `wish-too-short` | `wish-not-open` | `too-many-wishes` |
 * `longest-before-shortest` | `published-already`
 */
export const enterRequest = action(
  AskForHalls.extend(seasonPath.shape),
  async (scope, { palaceId, seasonId, ...given }) => {
    const { tx, now, actor, journal } = scope
    const open = await openSeason(scope, { palaceId, seasonId }, canAsk)
    const asStaff = canKeepSeasons(actor, open.target).allowed
    const ask = await kept(scope, open, given, asStaff)
    const id = newId()
    const applicantId = asStaff ? null : actor.personId
    const no = await nextNo(tx, palaceId, seasonId)
    await insertRequests(tx, [{ palaceId, seasonId, id, no, applicantId, ask }], now)
    journal(aboutRequest(open, 'enterRequest', id, { organisation: ask.organisation, no }))
    return { requestId: id }
  },
)

/** Changes a request: whoever asked while applications are open, staff until the season is published. @throws Problem as `enterRequest` does | `request-not-found` */
export const changeRequest = action(
  AskForHalls.extend(requestPath.shape),
  async (scope, { palaceId, seasonId, requestId: id, ...given }) => {
    const { tx, now, actor, journal } = scope
    const open = await openSeason(scope, { palaceId, seasonId }, canAsk)
    const request = await requestById(tx, palaceId, id)
    if (request?.seasonId !== seasonId || request.withdrawnAt) throw errors.error('request-not-found')
    const asStaff = canKeepSeasons(actor, open.target).allowed
    if (!asStaff) scope.allow(canKeepRequest(actor, request))
    const ask = await kept(scope, open, given, asStaff, id)
    const own = { palaceId, id, ask }
    await seasonsDb(tx)
      .updateTable('seasons.request')
      .set({ ...columnsOf(ask), changed_at: now })
      .where('palace_id', '=', palaceId)
      .where('id', '=', id)
      .execute()
    await seasonsDb(tx)
      .deleteFrom('seasons.wish')
      .where('palace_id', '=', palaceId)
      .where('request_id', '=', id)
      .execute()
    await insertWishes(tx, [own])
    journal(aboutRequest(open, 'changeRequest', id))
    return { requestId: id }
  },
)

export const aboutRequest = (
  open: OpenSeason,
  name: string,
  id: string,
  after?: Record<string, unknown>,
) => ({
  ...stepOf(open, name, after),
  subject: { type: 'seasonRequest', id },
})

/** The request as it is kept: a contact asks for their own union alone. */
async function kept(
  scope: ActionScope,
  open: OpenSeason,
  ask: Ask,
  asStaff: boolean,
  besides?: string,
): Promise<Ask> {
  const { tx, now, actor } = scope
  const { season } = open
  const phase = phaseOf(season, now)
  if (phase === 'published' || phase === 'finished') throw errors.error('published-already')
  if (!asStaff && phase !== 'applying') throw errors.error('not-applying')
  refuse(askRefusal(ask, season, await hallsWithHours(tx, season)))
  if (asStaff) return ask
  const union = (await unionsOf(tx, actor.personId!)).find(({ id }) => id === ask.unionId)
  if (!union) throw errors.error('not-your-union', { field: 'unionId' })
  const others = await seasonsDb(tx)
    .selectFrom('seasons.request')
    .select('id')
    .where('palace_id', '=', season.palaceId)
    .where('season_id', '=', season.id)
    .where('union_id', '=', union.id)
    .where('withdrawn_at', 'is', null)
    .execute()
  if (others.filter(({ id }) => id !== besides).length >= MOST_OF_ONE)
    throw errors.error('too-many-requests', { params: { most: MOST_OF_ONE } })
  return { ...ask, organisation: union.name.slice(0, 60), kind: 'union' }
}
