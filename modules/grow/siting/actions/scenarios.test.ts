import { sql } from 'kysely'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defineComputation } from '#kit/compute/index.ts'
import { Problem } from '#kit/http/problem.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aProvince, settleProvince } from '#modules/base/places/testing.ts'
import { planInForce } from '#modules/grow/coverage/index.ts'
import type { Parameters } from '../contract.ts'
import type { PlanAnswer, SiteAnswer } from '../rules/answer.ts'
import type { SiteQuestion, YearPlan } from '../rules/problem.ts'
import { locksOf, runById, runsOf, scenarioById } from '../queries/scenarios.ts'
import { by, planParameters, sitesAndMoney, travelParameters } from '../testing.ts'
import { computeRun, type Solvers } from './compute-run.ts'
import { publishRun } from './publish-run.ts'
import { cancelRun, requestRun } from './runs.ts'
import { createScenario, editScenario, liftLock, setLock } from './scenarios.ts'

const database = testDatabase()
const province = (at?: string) => by(database.db, { role: 'federationOfficer', scope: '42' }, at)
const elsewhere = () => by(database.db, { role: 'federationOfficer', scope: '4205' })
const codeOf = async (act: Promise<unknown>) => {
  const problem = await act.catch((error: unknown) => error)
  if (!(problem instanceof Problem)) throw new Error(`expected a problem, not ${String(problem)}`)
  return problem.code
}
beforeAll(async () => {
  await aProvince(database.db)
  await settleProvince(database.db)
  await sitesAndMoney(database.db)
})
const draw = async (parameters: Parameters = travelParameters, copyOf: string | null = null) =>
  (await createScenario(province(), { scope: '42', name: '试算', parameters, copyOf })).scenarioId

const proof = {
  status: 'optimal' as const,
  value: 1,
  bound: 1,
  gap: 0,
  certificate: { digest: 'x', nodes: Int32Array.of(-1), multipliers: Float64Array.of(0) },
  counters: { iterations: 0, nodes: 0, moves: 0, models: 0 },
}
/** Opens what is locked, else the first site that is allowed. */
const firstSite = defineComputation<SiteQuestion, SiteAnswer>({
  name: 'first-site',
  run: ({ instance: { state, weight } }) => {
    const open = [...state].flatMap((one, j) => (one === 1 ? [j] : []))
    const chosen = open.length > 0 ? open : [[...state].indexOf(0)]
    return {
      ...proof,
      chosen: Int32Array.from(chosen),
      assignment: new Int32Array(weight.length).fill(chosen[0]!),
    }
  },
})
/** Begins every first option of a county in its first year. */
const everything = defineComputation<YearPlan, PlanAnswer>({
  name: 'everything',
  run: ({ plan }) => {
    const chosen = Int32Array.from(plan.options.keys())
    const none = new Float64Array(plan.years)
    return { ...proof, chosen, start: new Int32Array(chosen.length), reach: none, spent: none, carried: none }
  },
})
const solvers: Solvers = { sites: firstSite, plan: everything }

describe('a scenario that two officials edit', () => {
  let scenarioId = ''
  beforeEach(async () => void (scenarioId = await draw()))

  test('the later one is told, and what the first wrote stands', async () => {
    const edit = (sites: number, version: number) =>
      editScenario(province(), {
        scenarioId,
        version,
        name: '试算',
        parameters: { ...travelParameters, sites },
      })
    expect(await edit(2, 1)).toEqual({ version: 2 })
    expect(await codeOf(edit(3, 1))).toBe('changed-meanwhile')
    expect((await scenarioById(database.db, scenarioId))!.parameters).toMatchObject({ sites: 2 })
    expect(
      await codeOf(
        editScenario(province(), { scenarioId, version: 2, name: '试算', parameters: planParameters }),
      ),
    ).toBe('question-stays')
  })
  test('decisions about different sites stand side by side; about the same one the later sees the earlier', async () => {
    const lock = (target: string, kind: 'lock' | 'forbid', seen: 'lock' | 'forbid' | null = null) =>
      setLock(province(), { scenarioId, target, kind, reason: '常委会已定', seen })
    await Promise.all([lock('420102-01', 'lock'), lock('420103-01', 'forbid')])
    expect((await locksOf(database.db, scenarioId)).map(({ target, kind }) => [target, kind])).toEqual([
      ['420102-01', 'lock'],
      ['420103-01', 'forbid'],
    ])
    expect(await codeOf(lock('420102-01', 'forbid'))).toBe('changed-meanwhile')
    await lock('420102-01', 'forbid', 'lock')
    await liftLock(province(), { scenarioId, target: '420103-01' })
    await liftLock(province(), { scenarioId, target: '420103-01' })
    expect((await locksOf(database.db, scenarioId)).map(({ kind }) => kind)).toEqual(['forbid'])
    const copy = await draw(travelParameters, scenarioId)
    expect(await locksOf(database.db, copy)).toHaveLength(1)
  })
  test('belongs to the federation over it', async () => {
    const other = elsewhere()
    const params = { scenarioId, version: 1, name: '试算', parameters: travelParameters }
    expect(
      await codeOf(
        createScenario(other, { scope: '42', name: '试算', parameters: travelParameters, copyOf: null }),
      ),
    ).toBe('not-allowed')
    expect(await codeOf(editScenario(other, params))).toBe('not-allowed')
    expect(
      await codeOf(
        setLock(other, { scenarioId, target: '420102-01', kind: 'lock', reason: '已定', seen: null }),
      ),
    ).toBe('not-allowed')
    expect(await codeOf(liftLock(other, { scenarioId, target: '420102-01' }))).toBe('not-allowed')
    expect(await codeOf(requestRun(other, { scenarioId }))).toBe('not-allowed')
    const { runId } = await requestRun(province(), { scenarioId })
    expect(await codeOf(cancelRun(other, { runId }))).toBe('not-allowed')
    expect(
      await codeOf(publishRun(other, { runId, title: '计划', reason: '审定', comparedWith: null })),
    ).toBe('not-allowed')
  })
})

describe('a calculation', () => {
  test('says whom each site serves, what a lock costs, and which setting it was', async () => {
    const scenarioId = await draw()
    await setLock(province(), {
      scenarioId,
      target: '429004-01',
      kind: 'lock',
      reason: '已经征地',
      seen: null,
    })
    const { runId } = await requestRun(province(), { scenarioId })
    expect(await codeOf(requestRun(province(), { scenarioId }))).toBe('already-running')
    await computeRun(province(), runId, solvers)
    const run = (await runById(database.db, runId))!
    // What the solver of this test claims is not proven by anything: the checker says so.
    expect(run).toMatchObject({ state: 'done', share: 1, gap: 0, certificateHolds: false })
    expect(run.instanceHash).toMatch(/^[0-9a-f]{64}$/)
    const result = run.result as { sites: object[]; locks: object[]; sensitivity: object[] }
    expect(result.sites).toContainEqual(
      expect.objectContaining({ code: '429004-01', chosen: true, lock: 'lock', workers: 180_000 }),
    )
    expect(result.locks).toEqual([
      expect.objectContaining({ target: '429004-01', computed: true, workersLonger: 150_000 }),
    ])
    expect(result.sensitivity.map((one) => (one as { setting: number }).setting)).toEqual([1, 2])
  })

  test('by the solvers themselves carries a certificate that the independent checker accepts', async () => {
    for (const parameters of [
      travelParameters,
      { ...travelParameters, question: 'fewest' as const, minutes: 60 },
      { ...travelParameters, question: 'coverage' as const, minutes: 30, budgetFen: 2_000_000_000 },
      planParameters,
    ]) {
      const { runId } = await requestRun(province(), { scenarioId: await draw(parameters) })
      await computeRun(province(), runId)
      expect(await runById(database.db, runId)).toMatchObject({
        state: 'done',
        gap: 0,
        certificateHolds: true,
      })
    }
  })

  test('heeds a cancellation and leaves no half result', async () => {
    const scenarioId = await draw()
    const { runId } = await requestRun(province(), { scenarioId })
    const slow = defineComputation<SiteQuestion, SiteAnswer>({
      name: 'slow',
      run: async (question, control) => {
        await cancelRun(province(), { runId })
        while (!control.shouldStop()) await setTimeout(20)
        return firstSite.run(question, control)
      },
    })
    await computeRun(province(), runId, { ...solvers, sites: slow })
    expect(await runById(database.db, runId)).toMatchObject({ state: 'cancelled', result: null })
    const queued = await requestRun(province(), { scenarioId })
    await cancelRun(province(), queued)
    expect(await runById(database.db, queued.runId)).toMatchObject({ state: 'cancelled' })
    await cancelRun(province(), queued)
  })

  test('whose process was killed is told, and can be run again', async () => {
    const scenarioId = await draw()
    const { runId } = await requestRun(province(), { scenarioId })
    await sql`update siting.run set state = 'running', beat_at = '2026-11-24T10:00+08:00' where id = ${runId}`.execute(
      database.db,
    )
    expect(await codeOf(requestRun(province('2026-11-24T10:00:30+08:00'), { scenarioId }))).toBe(
      'already-running',
    )
    const again = await requestRun(province('2026-11-24T10:02+08:00'), { scenarioId })
    expect(await runById(database.db, runId)).toMatchObject({
      state: 'failed',
      failure: 'interrupted',
      result: null,
    })
    // The queue gives a job whose worker died to another one.
    await sql`update siting.run set state = 'running', beat_at = now() where id = ${again.runId}`.execute(
      database.db,
    )
    await computeRun(province(), again.runId, solvers)
    expect(await runById(database.db, again.runId)).toMatchObject({ state: 'failed', failure: 'interrupted' })
  })

  test('that fails says so and keeps nothing', async () => {
    const scenarioId = await draw()
    const { runId } = await requestRun(province(), { scenarioId })
    const broken = defineComputation<SiteQuestion, SiteAnswer>({
      name: 'broken',
      run: () => {
        throw new Error('broken')
      },
    })
    await expect(computeRun(province(), runId, { ...solvers, sites: broken })).rejects.toThrow('broken')
    expect(await runById(database.db, runId)).toMatchObject({
      state: 'failed',
      failure: 'unexpected',
      result: null,
    })
    const none = (
      await createScenario(province(), {
        scope: '420500',
        name: '空白',
        parameters: travelParameters,
        copyOf: null,
      })
    ).scenarioId
    const empty = await requestRun(province(), { scenarioId: none })
    await computeRun(province(), empty.runId, solvers)
    expect(await runById(database.db, empty.runId)).toMatchObject({ state: 'failed', failure: 'noDemand' })
  })

  test('the database itself keeps one under way, and no result without its question', async () => {
    const scenarioId = await draw()
    await requestRun(province(), { scenarioId })
    await expect(
      sql`insert into siting.run (id, scenario_id, scenario_version, state, limit_seconds, requested_at)
        values (uuidv7(), ${scenarioId}, 1, 'queued', 10, now())`.execute(database.db),
    ).rejects.toThrow(/scenario_is_computed_once_at_a_time/)
    await expect(
      sql`update siting.run set state = 'done', ended_at = now(), result = '{}' where scenario_id = ${scenarioId}`.execute(
        database.db,
      ),
    ).rejects.toThrow(/result_comes_with_its_question/)
    const runs = await runsOf(database.db, scenarioId)
    expect(runs).toHaveLength(1)
  })
})

describe('a plan of several years', () => {
  test('is published once, and coverage is measured against it', async () => {
    const scenarioId = await draw(planParameters)
    const { runId } = await requestRun(province(), { scenarioId })
    await computeRun(province(), runId, solvers)
    const publish = () =>
      publishRun(province(), { runId, title: '五年计划', reason: '常委会审定', comparedWith: null })
    expect(await publish()).toMatchObject({ edition: 1 })
    expect(await codeOf(publish())).toBe('already-published')
    const plan = (await planInForce(database.db))!
    expect(plan).toMatchObject({ source: 'siting', sourceId: runId, title: '五年计划' })
    expect(plan.lines).toContainEqual(
      expect.objectContaining({
        divisionCode: '429004',
        year: 2028,
        action: 'newBuild',
        costFen: 1_000_000_000,
      }),
    )
  })
  test('a calculation about sites holds no plan', async () => {
    const { runId } = await requestRun(province(), { scenarioId: await draw() })
    await computeRun(province(), runId, solvers)
    expect(
      await codeOf(publishRun(province(), { runId, title: '计划', reason: '审定', comparedWith: null })),
    ).toBe('no-plan')
  })
})
