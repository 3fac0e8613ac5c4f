import { sql } from 'kysely'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { Adjust, type Cost, type Loser } from '../contract/plan.ts'
import { seasonPath } from '../contract/season.ts'
import { errors, type ErrorCode } from '../errors.ts'
import { latestRun } from '../queries/runs.ts'
import type { RequestRecord } from '../queries/requests.ts'
import { judgeChange, rankOf } from '../rules/change.ts'
import { type Placement, pointsOf } from '../rules/problem.ts'
import { halvesOf, timeOf } from '../rules/week.ts'
import { seasonsDb } from '../schema/db.ts'
import { openSeason, type OpenSeason, stepOf } from './open-season.ts'
import { problemOf, type SeasonProblem } from './season-problem.ts'

const codes = {
  notOpen: 'outside-hours',
  heldFirm: 'held-firm',
  thatDay: 'that-day-already',
  elsewhere: 'elsewhere-then',
  locked: 'held-locked',
  oftenEnough: 'often-enough',
} as const satisfies Record<string, ErrorCode>

type Change = { cost: Cost; write: () => Promise<void>; before: unknown; after: unknown }
type Order = Omit<ReturnType<(typeof Adjust)['parse']>, 'dryRun'>

/**
 * Changes a plan by hand: a weekly time moves, is granted beside the proposal, locked or unlocked; a request is refused with a reason, or
 * taken up again. Says what it costs against the plan as it stood, and who has to go; with `dryRun` nothing else happens. What is moved
 * or granted by hand is locked, so that a new calculation leaves it. P9.
 * @throws Problem `request-not-found` | `placement-not-found` | `published-already` | `run-under-way` | `reason-needed` and, unless
 * `dryRun`, why it cannot be: `outside-hours` | `held-firm` | `held-locked` | `that-day-already` | `elsewhere-then` | `often-enough`
 */
export const adjust = action(
  Adjust.extend(seasonPath.shape),
  async (scope, { dryRun, palaceId, seasonId, ...order }) => {
    const { tx, now, actor, journal, unchanged } = scope
    const open = await openSeason(scope, { palaceId, seasonId })
    if (open.season.state === 'published' || open.season.state === 'finished')
      throw errors.error('published-already')
    const run = await latestRun(tx, palaceId, seasonId)
    if (run?.endedAt === null) throw errors.error('run-under-way')
    const given = await problemOf(tx, open.season)
    const request = given.all.find(({ id }) => id === order.requestId)
    if (!request || request.withdrawnAt) throw errors.error('request-not-found')
    const { cost, write, before, after } = changeOf(scope, open, given, request, order)
    if (dryRun) {
      unchanged()
      return cost
    }
    if (cost.refusal) throw errors.error(cost.refusal as ErrorCode, { field: 'to' })
    if (order.act === 'refuse' && order.reason === '')
      throw errors.error('reason-needed', { field: 'reason' })
    await write()
    await sql`
    insert into seasons.adjustment (palace_id, season_id, no, at, adjusted_by, act, request_id, delta, reason, before, after, losers)
    select ${palaceId}, ${seasonId}, coalesce(max(no), 0) + 1, ${now}, ${actor.personId}, ${order.act}, ${request.id}, ${cost.delta},
      ${order.reason}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb, ${JSON.stringify(cost.losers)}::jsonb
    from seasons.adjustment where palace_id = ${palaceId} and season_id = ${seasonId}`.execute(seasonsDb(tx))
    journal(
      stepOf(open, 'adjust', {
        act: order.act,
        requestId: request.id,
        delta: cost.delta,
        reason: order.reason,
      }),
    )
    return cost
  },
)

function changeOf(
  scope: ActionScope,
  open: OpenSeason,
  given: SeasonProblem,
  request: RequestRecord,
  order: Order,
): Change {
  switch (order.act) {
    case 'move':
    case 'grant':
      return place(scope, open, given, request, order)
    case 'lock':
    case 'unlock':
      return lock(scope, given, request, order)
    case 'refuse':
    case 'reopen':
      return refuseOrReopen(scope, given, request, order)
  }
}

const nothingLost: Cost = { refusal: null, delta: 0, share: 0, overCap: false, losers: [] }
const worthOf = ({ problem, placed }: SeasonProblem) =>
  placed.reduce((sum, one) => sum + pointsOf(problem, one), 0)
const shareOf = (delta: number, given: SeasonProblem) => delta / Math.max(1, worthOf(given))

/** The words of a place and time: `3 19:00–21:00 大礼堂`; the screen says the day in the reader's language. */
export const sayPlace = (
  { halls }: Pick<SeasonProblem, 'halls'>,
  { space, day, start, length }: Placement,
): string => `${day + 1} ${timeOf(start)}–${timeOf(start + length)} ${halls[space]!.space.name}`

export const loserOf = (given: SeasonProblem, placed: Placement, to: Placement | null): Loser => {
  const { id, no, organisation } = given.requests[placed.request]!
  return {
    requestId: id,
    no,
    organisation,
    points: pointsOf(given.problem, placed),
    to: to && sayPlace(given, to),
  }
}

function place(
  { tx }: ActionScope,
  { season }: OpenSeason,
  given: SeasonProblem,
  request: RequestRecord,
  { act, to, placementId }: Order,
): Change {
  const { problem, halls, requests, rows, placed } = given
  const number = requests.findIndex(({ id }) => id === request.id)
  if (number < 0) throw errors.error('refused-before')
  const from =
    act === 'move' ? rows.findIndex((row) => row.id === placementId && row.requestId === request.id) : -1
  if (act === 'move' && from < 0) throw errors.error('placement-not-found')
  const space = halls.findIndex((hall) => hall.space.id === to?.spaceId)
  if (!to || space < 0) throw errors.error('hall-not-here', { field: 'to' })
  const start = halvesOf(to.from)
  const length = halvesOf(to.until) - start
  if (length < 1) throw errors.error('outside-hours', { field: 'to' })
  const spot = { request: number, space, day: to.weekday - 1, start, length }
  const goal: Placement = { ...spot, rank: rankOf(problem, spot) }
  const lockedAt = new Set(rows.flatMap(({ locked }, n) => (locked && n !== from ? [n] : [])))
  const judged = judgeChange(problem, placed, lockedAt, { from: from < 0 ? null : from, to: goal })
  if (judged.refusal !== null)
    return {
      cost: { ...nothingLost, refusal: codes[judged.refusal] },
      write: async () => {},
      before: null,
      after: null,
    }
  const { delta, overCap, losers } = judged
  const write = async () => {
    const gone = [...losers.map(({ position }) => rows[position]!.id), ...(from < 0 ? [] : [rows[from]!.id])]
    if (gone.length > 0)
      await seasonsDb(tx)
        .deleteFrom('seasons.placement')
        .where('palace_id', '=', season.palaceId)
        .where('id', 'in', gone)
        .execute()
    const rowOf = (one: Placement, byHand: boolean) => ({
      palace_id: season.palaceId,
      id: newId(),
      season_id: season.id,
      request_id: requests[one.request]!.id,
      at_palace_id: halls[one.space]!.palace.id,
      space_id: halls[one.space]!.space.id,
      weekday: one.day + 1,
      from_half: one.start,
      half_hours: one.length,
      rank: one.rank < 0 ? null : one.rank + 1,
      points: pointsOf(problem, one),
      locked: byHand,
      by_hand: byHand,
    })
    const moved = losers.flatMap((loser) => (loser.to ? [rowOf(loser.to, false)] : []))
    await seasonsDb(tx)
      .insertInto('seasons.placement')
      .values([rowOf(goal, true), ...moved])
      .execute()
  }
  const cost = {
    refusal: null,
    delta,
    share: shareOf(delta, given),
    overCap,
    losers: losers.map((loser) => loserOf(given, placed[loser.position]!, loser.to)),
  }
  return {
    cost,
    write,
    before: from < 0 ? null : sayPlace(given, placed[from]!),
    after: sayPlace(given, goal),
  }
}

function lock(
  { tx }: ActionScope,
  { rows }: SeasonProblem,
  request: RequestRecord,
  { act, placementId }: Order,
): Change {
  const row = rows.find(({ id, requestId }) => id === placementId && requestId === request.id)
  if (!row) throw errors.error('placement-not-found')
  const write = async () => {
    await seasonsDb(tx)
      .updateTable('seasons.placement')
      .set({ locked: act === 'lock' })
      .where('palace_id', '=', request.palaceId)
      .where('id', '=', row.id)
      .execute()
  }
  return { cost: nothingLost, write, before: { locked: row.locked }, after: { locked: act === 'lock' } }
}

function refuseOrReopen(
  { tx, now }: ActionScope,
  given: SeasonProblem,
  request: RequestRecord,
  { act, reason }: Order,
): Change {
  const own = given.placed.filter((_, n) => given.rows[n]!.requestId === request.id)
  const delta = act === 'refuse' ? 0 - own.reduce((sum, one) => sum + pointsOf(given.problem, one), 0) : 0
  const write = async () => {
    if (act === 'refuse')
      await seasonsDb(tx)
        .deleteFrom('seasons.placement')
        .where('palace_id', '=', request.palaceId)
        .where('request_id', '=', request.id)
        .execute()
    await seasonsDb(tx)
      .updateTable('seasons.request')
      .set(
        act === 'refuse'
          ? { refused_at: now, refuse_reason: reason }
          : { refused_at: null, refuse_reason: null },
      )
      .where('palace_id', '=', request.palaceId)
      .where('id', '=', request.id)
      .execute()
  }
  const cost = { ...nothingLost, delta, share: shareOf(delta, given) }
  return { cost, write, before: own.map((one) => sayPlace(given, one)), after: null }
}
