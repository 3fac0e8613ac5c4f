import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { newId } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aSeason, aSeasonProvince, type SeasonProvince } from '../testing.ts'
import { latestProposal, latestRun } from '../queries/runs.ts'
import { placementsOf } from '../queries/requests.ts'
import { seasonById } from '../queries/seasons.ts'
import { adjust } from './adjust.ts'
import { askProposal, cancelRun } from './ask-proposal.ts'
import { changeRequest, enterRequest } from './keep-request.ts'
import { carryOutPublication, makeSeries, publishSeason } from './publish-season.ts'
import { runProposal } from './run-proposal.ts'
import { settleConflicts } from './settle-conflicts.ts'
import { shownConflicts } from '../routes/conflicts.ts'
import { withdrawRequest } from './withdraw-request.ts'

const database = testDatabase()
const effort = { steps: 100, moves: 2_000 }
let province: SeasonProvince
let house: Awaited<ReturnType<SeasonProvince['palace']>>
const asKeeper = () => province.as(house.keeper)
const bySystem = () => province.bySystem()

beforeAll(async () => {
  province = await aSeasonProvince(database.db)
})
beforeEach(async () => {
  house = await province.palace()
})

const wish = (weekday: number, from: string, until: string, spaceId: string) => ({
  weekday,
  from,
  until,
  spaceId,
})
const ask = (organisation: string, kind: 'union' | 'club' | 'school', wishes: ReturnType<typeof wish>[]) => ({
  organisation,
  kind,
  least: 120,
  wanted: 120,
  wishes,
})

/** A season of the house's hall and court, announced, with these requests. */
async function seasonWith(asks: ReturnType<typeof ask>[]) {
  const ids = await aSeason(asKeeper(), house)
  const requests: string[] = []
  for (const one of asks) requests.push((await enterRequest(asKeeper(), { ...ids, ...one })).requestId)
  return { ids, requests }
}

async function propose(ids: { palaceId: string; seasonId: string }) {
  const { runId } = await askProposal(asKeeper(), ids)
  await runProposal(bySystem(), { palaceId: ids.palaceId, runId }, effort)
  return placementsOf(database.db, ids)
}

const clash = () => [
  ask('三车间社团', 'club', [
    wish(2, '19:00', '21:00', house.hall),
    wish(2, '19:00', '21:00', house.classroom),
  ]),
  ask('江岸工会', 'union', [wish(2, '19:00', '21:00', house.hall)]),
]

it('proposes with a proof, and moves by hand with a cost before it is paid', async () => {
  const { ids, requests } = await seasonWith(clash())
  const placed = await propose(ids)
  expect(placed.map(({ requestId, spaceId }) => [requestId, spaceId]).toSorted()).toEqual(
    [
      [requests[0], house.classroom],
      [requests[1], house.hall],
    ].toSorted(),
  )
  const proposal = (await latestProposal(database.db, ids.palaceId, ids.seasonId))!
  expect(proposal.worth).toBe(4 * 10_000 * (3 + 2 * 0.6))
  expect(proposal.bound).toBeGreaterThanOrEqual(proposal.worth)
  const club = placed.find(({ requestId }) => requestId === requests[0])!
  const move = {
    ...ids,
    act: 'move' as const,
    requestId: requests[0]!,
    placementId: club.id,
    to: { spaceId: house.hall, weekday: 2, from: '19:00', until: '21:00' },
  }
  const cost = await adjust(asKeeper(), { ...move, dryRun: true })
  expect(cost).toMatchObject({
    refusal: null,
    delta: 4 * 10_000 * (2 * 0.4 - 3),
    losers: [{ organisation: '江岸工会', to: null }],
  })
  expect(await placementsOf(database.db, ids)).toEqual(placed)
  expect(await adjust(asKeeper(), move)).toEqual(cost)
  const after = await placementsOf(database.db, ids)
  expect(after).toMatchObject([{ requestId: requests[0], spaceId: house.hall, locked: true, byHand: true }])
  // A new calculation leaves what was placed by hand.
  expect(await propose(ids)).toMatchObject([{ requestId: requests[0], spaceId: house.hall, locked: true }])
  await expect(
    adjust(asKeeper(), { ...move, act: 'grant', requestId: requests[1]!, placementId: null }),
  ).rejects.toMatchObject({ code: 'held-locked' })
})

it('publishes once: weekly times become series, what is taken meanwhile is told with what is free', async () => {
  const { ids } = await seasonWith(clash())
  await propose(ids)
  // Somebody booked the hall for one of the Tuesdays after the proposal.
  await sql`select places.publish_take_space(${house.palaceId}, ${newId()}, 1, 'maintenance', ${house.hall},
    tstzrange('2027-03-09T18:00+08', '2027-03-09T22:00+08'), '检修', null, null)`.execute(database.db)
  await publishSeason(asKeeper(), ids)
  // The worker dies after the first of two; whoever takes over ends with the same.
  const [first] = await placementsOf(database.db, ids)
  await makeSeries(bySystem(), { ...ids, placementId: first!.id })
  await carryOutPublication(bySystem(), ids)
  await carryOutPublication(bySystem(), ids)
  const { rows } = await sql<{ space: string; dates: number }>`
    select space_id as space, count(*)::integer as dates from booking.booking
    where series_id in (select series_id from seasons.placement where season_id = ${ids.seasonId})
    group by 1`.execute(database.db)
  expect(new Map(rows.map(({ space, dates }) => [space, dates]))).toEqual(
    new Map([
      [house.hall, 7],
      [house.classroom, 8],
    ]),
  )
  const conflicts = await sql<{ date: string; alternatives: unknown[] }>`
    select date::text, alternatives from seasons.conflict`.execute(database.db)
  expect(conflicts.rows).toMatchObject([{ date: '2027-03-09' }])
  expect((await seasonById(database.db, ids.palaceId, ids.seasonId))!.state).toBe('finished')
  const again = sql`update seasons.season set published_at = now() where id = ${ids.seasonId}`.execute(
    database.db,
  )
  await expect(again).rejects.toMatchObject({ constraint: 'season_is_published_once' })
  const moved = sql`update seasons.placement set weekday = 5 where season_id = ${ids.seasonId}`.execute(
    database.db,
  )
  await expect(moved).rejects.toMatchObject({ constraint: 'published_season_stays_as_it_is' })
  const rules = sql`update seasons.season set cap_half_hours = 2 where id = ${ids.seasonId}`.execute(
    database.db,
  )
  await expect(rules).rejects.toMatchObject({ constraint: 'announced_rules_stay' })
})

it('keeps two from one hall at one time, whatever the code does', async () => {
  const { ids } = await seasonWith(clash())
  await propose(ids)
  const twice = sql`
    insert into seasons.placement (palace_id, id, season_id, request_id, at_palace_id, space_id, weekday, from_half, half_hours, points)
    select palace_id, ${newId()}::uuid, season_id, (select id from seasons.request r where r.season_id = p.season_id and r.id <> p.request_id),
      at_palace_id, space_id, 2, from_half + 1, 2, 0
    from seasons.placement p where season_id = ${ids.seasonId} and space_id = ${house.hall}`
  await expect(
    database.db.transaction().execute(async (tx) => {
      await sql`delete from seasons.placement where season_id = ${ids.seasonId} and space_id = ${house.classroom}`.execute(
        tx,
      )
      await twice.execute(tx)
    }),
  ).rejects.toMatchObject({ constraint: 'hall_is_given_once_at_a_time' })
})

it('calculates one at a time and ends early with the best so far', async () => {
  const { ids } = await seasonWith(clash())
  const { runId } = await askProposal(asKeeper(), ids)
  await expect(askProposal(asKeeper(), ids)).rejects.toMatchObject({ code: 'runs-already' })
  await cancelRun(asKeeper(), { ...ids, runId })
  await runProposal(bySystem(), { palaceId: ids.palaceId, runId }, effort)
  expect(await latestRun(database.db, ids.palaceId, ids.seasonId)).toMatchObject({ failure: null, share: 1 })
})

it('refuses whoever may not, and a request that no plan can fulfil', async () => {
  const { ids } = await seasonWith([])
  const stranger: Actor = { personId: newId(), grants: [] }
  await expect(askProposal(province.as(stranger), ids)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(enterRequest(province.as(stranger), { ...ids, ...clash()[0]! })).rejects.toMatchObject({
    code: 'not-your-union',
  })
  await expect(askProposal(asKeeper(), ids)).rejects.toMatchObject({ code: 'nothing-asked' })
  const crowded = { ...ids, ...clash()[1]!, people: 5_000 }
  await expect(enterRequest(asKeeper(), crowded)).rejects.toMatchObject({
    code: 'wish-not-possible',
    field: 'wishes.0',
  })
})

it('lets nobody withdraw or change what somebody else asked for', async () => {
  const { ids, requests } = await seasonWith(clash())
  const stranger: Actor = { personId: newId(), grants: [] }
  const theirs = { ...ids, requestId: requests[0]! }
  const refused = { code: 'not-allowed' }
  await expect(withdrawRequest(province.as(stranger), theirs)).rejects.toMatchObject(refused)
  await expect(changeRequest(province.as(stranger), { ...theirs, ...clash()[0]! })).rejects.toMatchObject(
    refused,
  )
  expect(await withdrawRequest(asKeeper(), theirs)).toEqual({ withdrawn: true })
  expect(await withdrawRequest(asKeeper(), theirs)).toEqual({ withdrawn: false })
})

async function publishedWithMaintenance() {
  const { ids, requests } = await seasonWith(clash())
  await propose(ids)
  await sql`select places.publish_take_space(${house.palaceId}, ${newId()}, 1, 'maintenance', ${house.hall},
    tstzrange('2027-03-09T18:00+08', '2027-03-09T22:00+08'), '检修', null, null)`.execute(database.db)
  const shown = async () =>
    shownConflicts(
      database.db,
      (await seasonById(database.db, ids.palaceId, ids.seasonId))!,
      province.clock.now(),
    )
  const expected = await shown()
  await publishSeason(asKeeper(), ids)
  await carryOutPublication(bySystem(), ids)
  return { ids, requests, shown, expected }
}
const bookingsOn = async (day: string, ids: { seasonId: string }) => {
  const { rows } = await sql<{ space: string; start: string; no: number }>`
    select b.space_id as space, to_char(lower(b.during) at time zone 'Asia/Shanghai', 'HH24:MI') as start, b.series_no as no
    from booking.booking b join seasons.placement p on p.series_id = b.series_id
    where p.season_id = ${ids.seasonId} and (lower(b.during) at time zone 'Asia/Shanghai')::date = ${day}::date`.execute(
    database.db,
  )
  return rows
}

it('tells the dates in the way before it publishes, and what holds them', async () => {
  const { expected } = await publishedWithMaintenance()
  expect(expected).toMatchObject({
    expected: true,
    conflicts: [
      { organisation: '江岸工会', date: '2027-03-09', holds: [{ kind: 'maintenance', label: '检修' }] },
    ],
  })
})

it('settles a date that was taken: another hall or time joins the series, skipping leaves it out, once', async () => {
  const { ids, shown } = await publishedWithMaintenance()
  const { expected, conflicts } = await shown()
  expect(expected).toBe(false)
  const [one] = conflicts
  expect(one).toMatchObject({ date: '2027-03-09', become: null, holds: [{ label: '检修' }] })
  const { placementId, date } = one!
  const other = one!.alternatives.find(({ spaceId }) => spaceId === house.hall)!
  const taken = { placementId, date, spaceId: house.hall, start: one!.start, end: one!.end }
  const settle = (choice: typeof taken | { placementId: string; date: string; skip: true }) =>
    settleConflicts(asKeeper(), { ...ids, choices: [choice] })
  await expect(settle(taken)).rejects.toMatchObject({ code: 'conflict-taken' })
  expect((await shown()).conflicts).toMatchObject([{ become: null }])
  await settle({ ...taken, spaceId: other.spaceId, start: other.start, end: other.end })
  expect((await shown()).conflicts).toMatchObject([{ become: 'moved', movedTo: { start: other.start } }])
  const [moved] = (await bookingsOn(date, ids)).filter(({ space }) => space === house.hall)
  expect(moved).toMatchObject({ no: 8 })
  await expect(settle({ placementId, date, skip: true })).rejects.toMatchObject({
    code: 'conflict-not-found',
  })
  const { rows } = await sql<{ left_out: { date: string }[] }>`
    select left_out from booking.series where id = (select series_id from seasons.placement where id = ${placementId})`.execute(
    database.db,
  )
  expect(rows[0]!.left_out.map((out) => out.date)).not.toContain(date)
})

it('settles as planned when the hall has become free, and all choices or none', async () => {
  const { ids, shown } = await publishedWithMaintenance()
  await sql`update places.space_use set ended_at = now() where label = '检修'`.execute(database.db)
  const [one] = (await shown()).conflicts
  expect(one!.alternatives).toEqual([{ spaceId: house.hall, name: '礼堂', start: one!.start, end: one!.end }])
  const { placementId, date } = one!
  const skip = { placementId, date, skip: true as const }
  const unknown = { ...skip, date: '2027-03-16' }
  await expect(settleConflicts(asKeeper(), { ...ids, choices: [skip, unknown] })).rejects.toMatchObject({
    code: 'conflict-not-found',
  })
  expect((await shown()).conflicts).toMatchObject([{ become: null }])
  const stranger: Actor = { personId: newId(), grants: [] }
  await expect(settleConflicts(province.as(stranger), { ...ids, choices: [skip] })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await settleConflicts(asKeeper(), { ...ids, choices: [skip] })
  expect((await shown()).conflicts).toMatchObject([{ become: 'skipped', movedTo: null }])
  expect(await bookingsOn(date, ids)).toHaveLength(1) // the other request's hall
})
