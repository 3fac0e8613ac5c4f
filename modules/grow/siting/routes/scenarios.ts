import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import type { Db } from '#kit/db/index.ts'
import { cancelRun, requestRun } from '../actions/runs.ts'
import { publishRun } from '../actions/publish-run.ts'
import { createScenario, editScenario, liftLock, setLock } from '../actions/scenarios.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { candidatesUnder } from '../queries/candidates.ts'
import { publishedRun } from '../queries/published.ts'
import {
  locksOf,
  runById,
  runsOf,
  scenarioById,
  scenariosUnder,
  type RunRow,
  type ScenarioRow,
} from '../queries/scenarios.ts'
import { isInterrupted } from '../rules/interrupted.ts'
import { mustRead } from './may.ts'

type Versions = { version: number; locksVersion: number }
type Stated = { now: Temporal.Instant; current: Versions }

/** Questions, decisions, calculations and what comes of them. */
export function scenariosApi(api: Api): void {
  reading(api)
  changing(api)
}

function reading(api: Api): void {
  api.openapi(contract.scenariosRoute, async (c) => {
    const { division } = c.req.valid('query')
    mustRead(c.var.actor, division)
    const { db, clock } = c.var.services
    const rows = await scenariosUnder(db, division)
    const names = await namesOf(
      db,
      rows.map(({ editedBy }) => editedBy),
    )
    const scenarios = rows.map(({ version, locksVersion, editedAt, editedBy, latest, ...row }) => ({
      ...row,
      editedAt: editedAt.toString(),
      by: names(editedBy),
      run: latest && presentRun(latest, { now: clock.now(), current: { version, locksVersion } }),
    }))
    return c.json({ scenarios }, 200)
  })
  api.openapi(contract.scenarioRoute, async (c) => {
    const { db, clock } = c.var.services
    const found = await scenarioById(db, c.req.valid('param').scenarioId)
    if (!found) throw errors.error('scenario-not-found')
    mustRead(c.var.actor, found.scope)
    const [locks, runs] = [await locksOf(db, found.id), await runsOf(db, found.id)]
    const names = await namesOf(db, [found.edited_by, ...locks.map(({ setBy }) => setBy)])
    const sites = new Map((await candidatesUnder(db, found.scope)).map(({ code, name }) => [code, name]))
    const stated = {
      now: clock.now(),
      current: { version: found.version, locksVersion: found.locks_version },
    }
    return c.json(
      {
        ...pickScenario(found),
        by: names(found.edited_by),
        locks: locks.map(({ target, kind, reason, setBy, setAt }) => ({
          target,
          kind,
          reason,
          name: sites.get(target) ?? divisionName(target),
          by: names(setBy),
          at: setAt.toString(),
        })),
        runs: runs.map((run) => presentRun(run, stated)),
      },
      200,
    )
  })
  api.openapi(contract.runRoute, async (c) => {
    const { db, clock } = c.var.services
    const run = await runById(db, c.req.valid('param').runId)
    if (!run) throw errors.error('run-not-found')
    mustRead(c.var.actor, run.scope)
    const published = await publishedRun(db, run.id)
    const names = await namesOf(db, [published?.by ?? null])
    const { currentVersion: version, currentLocks: locksVersion } = run
    return c.json(
      {
        ...presentRun(run, { now: clock.now(), current: { version, locksVersion } }),
        scenarioName: run.scenarioName,
        scope: run.scope,
        question: run.question,
        instanceHash: run.instanceHash,
        result: run.result as contract.Result | null,
        published: published ? { ...published, by: names(published.by), at: published.at.toString() } : null,
      },
      200,
    )
  })
}

function changing(api: Api): void {
  api.openapi(contract.createScenarioRoute, async (c) =>
    c.json(await createScenario(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.editScenarioRoute, async (c) =>
    c.json(await editScenario(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.setLockRoute, async (c) => {
    await setLock(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.liftLockRoute, async (c) => {
    await liftLock(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.requestRunRoute, async (c) =>
    c.json(await requestRun(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.cancelRunRoute, async (c) => {
    await cancelRun(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.publishRunRoute, async (c) =>
    c.json(await publishRun(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
}

const pickScenario = ({ id, scope, name, parameters, version, synthetic, edited_at }: ScenarioRow) => ({
  id,
  scope,
  name,
  parameters: parameters as contract.Parameters,
  version,
  synthetic,
  editedAt: edited_at.toString(),
})

function presentRun(run: RunRow, { now, current }: Stated): contract.RunSummary {
  const { id, scenarioId, scenarioVersion, state, share, failure, gap, certificateHolds } = run
  return {
    id,
    scenarioId,
    scenarioVersion,
    state,
    interrupted: isInterrupted(run, now),
    share,
    failure,
    gap,
    certificateHolds,
    requestedAt: run.requestedAt.toString(),
    endedAt: run.endedAt?.toString() ?? null,
    stale: scenarioVersion !== current.version || run.locksVersion !== current.locksVersion,
  }
}

/** Masked names of the people who did something here. */
async function namesOf(db: Db, ids: readonly (string | null)[]) {
  const known = [...new Set(ids)].filter((id) => id !== null)
  const people = known.length > 0 ? await peopleForDisplay(db, known) : new Map()
  return (id: string | null): string | null => (id && people.get(id)?.nameMasked) ?? null
}
