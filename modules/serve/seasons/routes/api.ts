import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { palacesUnder, spacesOf, targetOf } from '#modules/base/places/index.ts'
import { adjust } from '../actions/adjust.ts'
import { announceSeason } from '../actions/announce-season.ts'
import { askProposal, cancelRun } from '../actions/ask-proposal.ts'
import { createSeason } from '../actions/create-season.ts'
import { changeRequest, enterRequest } from '../actions/keep-request.ts'
import { publishSeason } from '../actions/publish-season.ts'
import { settleConflicts } from '../actions/settle-conflicts.ts'
import { withdrawRequest } from '../actions/withdraw-request.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepSeasons } from '../policy.ts'
import { requestById } from '../queries/requests.ts'
import { runById } from '../queries/runs.ts'
import { announcedSeasons, seasonsOfPalace } from '../queries/seasons.ts'
import { shownConflicts } from './conflicts.ts'
import { shownPlan, shownReasons } from './plan.ts'
import {
  isReader,
  presentRun,
  readableHouse,
  shownRequests,
  shownSeason,
  signedIn,
  summaries,
  visibleSeason,
} from './read.ts'

type Ids = { palaceId: string; seasonId: string }

/** Seasons' JSON operations. */
export function seasonsApi(api: Api): void {
  api.openapi(contract.seasonsRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json({ seasons: await summaries(db, await announcedSeasons(db), clock.now(), false) }, 200)
  })
  api.openapi(contract.ownSeasonsRoute, async (c) => {
    const { db, clock } = c.var.services
    const { palaceId } = c.req.valid('param')
    await readableHouse(c, palaceId)
    return c.json(
      { seasons: await summaries(db, await seasonsOfPalace(db, palaceId), clock.now(), true) },
      200,
    )
  })
  api.openapi(contract.seasonRoute, async (c) => c.json(await seasonOf(c, c.req.valid('param')), 200))
  api.openapi(contract.hallCandidatesRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    await readableHouse(c, palaceId)
    return c.json({ halls: await candidates(c, palaceId) }, 200)
  })
  requestsApi(api)
  keeperApi(api)
}

function requestsApi(api: Api): void {
  api.openapi(contract.enterRequestRoute, async (c) => {
    const ids = c.req.valid('param')
    const { requestId } = await enterRequest(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await requestOf(c, ids, requestId), 200)
  })
  api.openapi(contract.changeRequestRoute, async (c) => {
    const { requestId, ...ids } = c.req.valid('param')
    await changeRequest(contextOf(c), { ...ids, requestId, ...c.req.valid('json') })
    return c.json(await requestOf(c, ids, requestId), 200)
  })
  api.openapi(contract.withdrawRequestRoute, async (c) =>
    c.json(await withdrawRequest(contextOf(c), c.req.valid('param')), 200),
  )
  api.openapi(contract.mySeasonRequestsRoute, async (c) => {
    const personId = signedIn(c)
    const { palaceId, seasonId } = c.req.valid('param')
    const season = await visibleSeason(c, palaceId, seasonId)
    const told = season.state === 'published' || season.state === 'finished'
    const own = await shownRequests(
      c.var.services.db,
      season,
      ({ applicantId }) => applicantId === personId,
      told,
    )
    return c.json({ requests: own }, 200)
  })
  api.openapi(contract.reasonsRoute, async (c) => {
    const { requestId, ...ids } = c.req.valid('param')
    signedIn(c)
    const season = await visibleSeason(c, ids.palaceId, ids.seasonId)
    const { db } = c.var.services
    const request = await requestById(db, ids.palaceId, requestId)
    const told = season.state === 'published' || season.state === 'finished'
    const own = told && request?.applicantId === c.var.actor.personId
    if (!own) await readableHouse(c, ids.palaceId)
    return c.json(await shownReasons(db, season, requestId), 200)
  })
}

function keeperApi(api: Api): void {
  api.openapi(contract.createSeasonRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { seasonId } = await createSeason(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json(await seasonOf(c, { palaceId, seasonId }), 200)
  })
  api.openapi(contract.announceSeasonRoute, async (c) => {
    await announceSeason(contextOf(c), c.req.valid('param'))
    return c.json(await seasonOf(c, c.req.valid('param')), 200)
  })
  api.openapi(contract.publishSeasonRoute, async (c) => {
    await publishSeason(contextOf(c), c.req.valid('param'))
    return c.json(await seasonOf(c, c.req.valid('param')), 200)
  })
  api.openapi(contract.proposeRoute, async (c) => {
    const ids = c.req.valid('param')
    const { runId } = await askProposal(contextOf(c), ids)
    return c.json(await runOf(c, { ...ids, runId }), 200)
  })
  api.openapi(contract.cancelRunRoute, async (c) => {
    await cancelRun(contextOf(c), c.req.valid('param'))
    return c.json(await runOf(c, c.req.valid('param')), 200)
  })
  api.openapi(contract.planRoute, async (c) => {
    const ids = c.req.valid('param')
    await readableHouse(c, ids.palaceId)
    const season = await visibleSeason(c, ids.palaceId, ids.seasonId)
    return c.json(await shownPlan(c.var.services.db, season), 200)
  })
  api.openapi(contract.conflictsRoute, async (c) => {
    const ids = c.req.valid('param')
    await readableHouse(c, ids.palaceId)
    const season = await visibleSeason(c, ids.palaceId, ids.seasonId)
    const { db, clock } = c.var.services
    return c.json(await shownConflicts(db, season, clock.now()), 200)
  })
  api.openapi(contract.settleConflictsRoute, async (c) =>
    c.json(await settleConflicts(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.adjustRoute, async (c) =>
    c.json(await adjust(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
}

async function seasonOf(c: AppContext, { palaceId, seasonId }: Ids) {
  const { db, clock } = c.var.services
  const season = await visibleSeason(c, palaceId, seasonId)
  return shownSeason(db, season, clock.now(), await isReader(c, palaceId))
}

async function requestOf(c: AppContext, { palaceId, seasonId }: Ids, requestId: string) {
  const season = await visibleSeason(c, palaceId, seasonId)
  const withPlan = await isReader(c, palaceId)
  const [found] = await shownRequests(c.var.services.db, season, ({ id }) => id === requestId, withPlan)
  if (!found) throw errors.error('request-not-found')
  return found
}

async function runOf(c: AppContext, { palaceId, runId }: Ids & { runId: string }) {
  const run = await runById(c.var.services.db, palaceId, runId)
  if (!run) throw errors.error('run-not-found')
  return presentRun(run)
}

/** The halls of this palace and of those in its division's city that the reader keeps too. */
async function candidates(c: AppContext, palaceId: string) {
  const { db } = c.var.services
  const near = await palacesUnder(db, '')
  const kept = near.filter(
    (palace) => palace.id === palaceId || canKeepSeasons(c.var.actor, targetOf(palace)).allowed,
  )
  const found = await Promise.all(
    kept.map(async (palace) =>
      (await spacesOf(db, palace.id)).map(({ id, name, kind }) => ({
        palaceId: palace.id,
        palace: palace.name,
        spaceId: id,
        name,
        kind,
      })),
    ),
  )
  return found.flat()
}
