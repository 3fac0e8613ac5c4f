import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { refusal } from '#kit/db/action.ts'
import { palacesByIds, targetOf } from '#modules/base/places/index.ts'
import { findSessions } from '#modules/serve/catalog/index.ts'
import { occupancy } from '#modules/serve/enrolment/index.ts'
import { announceRound } from '../actions/announce-round.ts'
import { annulRound } from '../actions/annul-round.ts'
import { confirmPlace, declinePlace } from '../actions/answer-offer.ts'
import { apply } from '../actions/apply.ts'
import { commitContribution, revealContribution } from '../actions/contribute.ts'
import { createRound } from '../actions/create-round.ts'
import { drawWithBeacon } from '../actions/draw-with-beacon.ts'
import { houseOf } from '../actions/house.ts'
import { openFirstCome } from '../actions/open-first-come.ts'
import { openWindow } from '../actions/open-window.ts'
import { inviteToParty, joinParty, leaveParty } from '../actions/join-party.ts'
import { publishRound } from '../actions/publish-round.ts'
import { sealRound } from '../actions/seal-round.ts'
import { withdraw } from '../actions/withdraw.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canReadRounds } from '../policy.ts'
import { announcedRounds, roundById, roundsOfPalace, sessionsInRounds } from '../queries/rounds.ts'
import { resultsOf } from './drawn.ts'
import { myApplication } from './mine.ts'
import { noticeOf } from './notice.ts'
import { openingOf } from './opening.ts'
import { shownRound, signedIn, summaries, visibleRound } from './read.ts'

type Ids = { palaceId: string; roundId: string }

/** Rounds' JSON operations. */
export function allocationApi(api: Api): void {
  api.openapi(contract.roundsRoute, async (c) => {
    const { db, clock } = c.var.services
    return c.json({ rounds: await summaries(db, await announcedRounds(db), clock.now()) }, 200)
  })
  api.openapi(contract.ownRoundsRoute, async (c) => {
    const { db, clock } = c.var.services
    const { palaceId } = c.req.valid('param')
    await readableHouse(c, palaceId)
    return c.json({ rounds: await summaries(db, await roundsOfPalace(db, palaceId), clock.now()) }, 200)
  })
  api.openapi(contract.candidatesRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    await readableHouse(c, palaceId)
    const { db, clock } = c.var.services
    const { standards } = await houseOf(db, palaceId, clock.now())
    return c.json(
      { windowHours: standards['enrolment.windowHours'], sessions: await candidates(c, palaceId) },
      200,
    )
  })
  api.openapi(contract.roundNoticeRoute, async (c) => {
    const { palaceId, roundId } = c.req.valid('param')
    await readableHouse(c, palaceId)
    return c.json(await noticeOf(c.var.services.db, await visibleRound(c, palaceId, roundId)), 200)
  })
  api.openapi(contract.roundRoute, async (c) => {
    const { palaceId, roundId } = c.req.valid('param')
    const { db, clock } = c.var.services
    return c.json(await shownRound(db, await visibleRound(c, palaceId, roundId), clock.now()), 200)
  })
  api.openapi(contract.roundResultsRoute, async (c) => {
    const { palaceId, roundId } = c.req.valid('param')
    return c.json(await resultsOf(c.var.services.db, await visibleRound(c, palaceId, roundId)), 200)
  })
  applicantApi(api)
  keeperApi(api)
  openingApi(api)
}

function applicantApi(api: Api): void {
  api.openapi(contract.myApplicationRoute, async (c) => c.json(await mine(c, c.req.valid('param')), 200))
  api.openapi(contract.applyRoute, async (c) => {
    const ids = c.req.valid('param')
    await apply(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await mine(c, ids), 200)
  })
  api.openapi(contract.withdrawRoute, async (c) =>
    c.json(await withdraw(contextOf(c), c.req.valid('param')), 200),
  )
  api.openapi(contract.inviteRoute, async (c) => {
    const ids = c.req.valid('param')
    await inviteToParty(contextOf(c), ids)
    return c.json(await mine(c, ids), 200)
  })
  api.openapi(contract.joinRoute, async (c) => {
    const ids = c.req.valid('param')
    await joinParty(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await mine(c, ids), 200)
  })
  api.openapi(contract.leaveRoute, async (c) =>
    c.json(await leaveParty(contextOf(c), c.req.valid('param')), 200),
  )
  api.openapi(contract.confirmPlaceRoute, async (c) => {
    const ids = c.req.valid('param')
    await confirmPlace(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await mine(c, ids), 200)
  })
  api.openapi(contract.declinePlaceRoute, async (c) => {
    const ids = c.req.valid('param')
    await declinePlace(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await mine(c, ids), 200)
  })
  api.openapi(contract.revealRoute, async (c) => {
    const ids = c.req.valid('param')
    await revealContribution(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await roundOf(c, ids), 200)
  })
}

function keeperApi(api: Api): void {
  api.openapi(contract.createRoundRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { roundId } = await createRound(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json(await roundOf(c, { palaceId, roundId }), 200)
  })
  api.openapi(contract.announceRoute, async (c) => {
    const ids = c.req.valid('param')
    await announceRound(contextOf(c), ids)
    return c.json(await roundOf(c, ids), 200)
  })
  api.openapi(contract.commitRoute, async (c) => {
    const ids = c.req.valid('param')
    await commitContribution(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await roundOf(c, ids), 200)
  })
  api.openapi(contract.sealRoute, async (c) => {
    const ids = c.req.valid('param')
    await sealRound(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await roundOf(c, ids), 200)
  })
  api.openapi(contract.drawRoute, async (c) => {
    const ids = c.req.valid('param')
    await drawWithBeacon(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await roundOf(c, ids), 200)
  })
  api.openapi(contract.publishRoute, async (c) => {
    const ids = c.req.valid('param')
    await publishRound(contextOf(c), ids)
    return c.json(await roundOf(c, ids), 200)
  })
  api.openapi(contract.annulRoute, async (c) => {
    const ids = c.req.valid('param')
    await annulRound(contextOf(c), { ...ids, ...c.req.valid('json') })
    return c.json(await roundOf(c, ids), 200)
  })
}

function openingApi(api: Api): void {
  api.openapi(contract.openingRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    const { db, clock } = c.var.services
    return c.json(await openingOf(db, palaceId, sessionId, clock.now()), 200)
  })
  api.openapi(contract.openWindowRoute, async (c) => {
    const key = c.req.valid('param')
    const { roundId } = await openWindow(contextOf(c), { ...key, ...c.req.valid('json') })
    return c.json(await roundOf(c, { palaceId: key.palaceId, roundId }), 200)
  })
  api.openapi(contract.openFirstComeRoute, async (c) => {
    await openFirstCome(contextOf(c), c.req.valid('param'))
    return c.json({}, 200)
  })
}

/** Lets only those on who read the rounds of this palace. @throws Problem `not-found` | `not-allowed` | `sign-in-needed` */
async function readableHouse(c: AppContext, palaceId: string): Promise<void> {
  const palace = (await palacesByIds(c.var.services.db, [palaceId])).get(palaceId)
  if (!palace) throw requestErrors.error('not-found')
  const decision = canReadRounds(c.var.actor, targetOf(palace))
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
}

const MOST_CANDIDATES = 1_000

async function candidates(c: AppContext, palaceId: string) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const [found, taken] = await Promise.all([
    findSessions(db, now, { palaceIds: [palaceId], limit: MOST_CANDIDATES }),
    sessionsInRounds(db, palaceId),
  ])
  const inNone = found.filter(({ id }) => !taken.has(id))
  const claimed = await occupancy(
    db,
    inNone.map(({ id }) => ({ palaceId, sessionId: id })),
  )
  return inNone
    .filter(({ id, closesAt }) => !claimed.has(id) && Temporal.Instant.compare(now, closesAt) < 0)
    .map(({ id, title, firstMeeting, capacity, opensAt, awaitsDraw }) => ({
      sessionId: id,
      title,
      start: firstMeeting.start.toString(),
      capacity,
      awaitsDraw,
      open: !awaitsDraw && Temporal.Instant.compare(now, opensAt) >= 0,
    }))
}

async function roundOf(c: AppContext, { palaceId, roundId }: Ids) {
  const { db, clock } = c.var.services
  const round = await roundById(db, palaceId, roundId)
  if (!round) throw errors.error('round-not-found')
  return shownRound(db, round, clock.now())
}

async function mine(c: AppContext, { palaceId, roundId }: Ids) {
  signedIn(c)
  const application = await myApplication(c, await visibleRound(c, palaceId, roundId))
  if (!application) throw errors.error('not-applied')
  return application
}
