import type { Db } from '#kit/db/index.ts'
import { sitingDb } from '../schema/db.ts'

/** A scenario as it stands, with the people who made and last changed it. */
export const scenarioById = (db: Db, id: string) =>
  sitingDb(db).selectFrom('siting.scenario').selectAll().where('id', '=', id).executeTakeFirst()
export type ScenarioRow = NonNullable<Awaited<ReturnType<typeof scenarioById>>>

/** The same, held until the transaction ends. */
export const lockScenario = (tx: Db, id: string) =>
  sitingDb(tx)
    .selectFrom('siting.scenario')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const locksOf = (db: Db, scenarioId: string) =>
  sitingDb(db)
    .selectFrom('siting.scenario_lock')
    .select(['target', 'kind', 'reason', 'set_by as setBy', 'set_at as setAt'])
    .where('scenario_id', '=', scenarioId)
    .orderBy('target')
    .execute()
export type LockRow = Awaited<ReturnType<typeof locksOf>>[number]

const runColumns = [
  'id',
  'scenario_id as scenarioId',
  'scenario_version as scenarioVersion',
  'locks_version as locksVersion',
  'state',
  'share',
  'failure',
  'gap',
  'certificate_holds as certificateHolds',
  'requested_at as requestedAt',
  'beat_at as beatAt',
  'ended_at as endedAt',
] as const

/** Calculations of a scenario, latest first, without what they found. */
export const runsOf = (db: Db, scenarioId: string) =>
  sitingDb(db)
    .selectFrom('siting.run')
    .select(runColumns)
    .where('scenario_id', '=', scenarioId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
export type RunRow = Awaited<ReturnType<typeof runsOf>>[number]

/** One calculation with what it was asked and what it found; null: there is none. */
export const runById = (db: Db, id: string) =>
  sitingDb(db)
    .selectFrom('siting.run')
    .innerJoin('siting.scenario', 'siting.scenario.id', 'siting.run.scenario_id')
    .select([
      'siting.run.id as id',
      'scenario_id as scenarioId',
      'scenario_version as scenarioVersion',
      'siting.run.locks_version as locksVersion',
      'state',
      'share',
      'failure',
      'gap',
      'certificate_holds as certificateHolds',
      'requested_at as requestedAt',
      'beat_at as beatAt',
      'ended_at as endedAt',
      'limit_seconds as limitSeconds',
      'cancel_asked_at as cancelAskedAt',
      'instance_hash as instanceHash',
      'result',
      'siting.scenario.name as scenarioName',
      'siting.scenario.scope as scope',
      'siting.scenario.version as currentVersion',
      'siting.scenario.locks_version as currentLocks',
      'siting.scenario.question as question',
    ])
    .where('siting.run.id', '=', id)
    .executeTakeFirst()
export type RunDetail = NonNullable<Awaited<ReturnType<typeof runById>>>

/** Scenarios of a part of the province, latest first, each with how many decisions and its latest calculation: two queries. */
export async function scenariosUnder(db: Db, scope: string) {
  const rows = await sitingDb(db)
    .selectFrom('siting.scenario as s')
    .select(({ selectFrom }) => [
      's.id',
      's.name',
      's.question',
      's.synthetic',
      's.version',
      's.locks_version as locksVersion',
      's.edited_at as editedAt',
      's.edited_by as editedBy',
      selectFrom('siting.scenario_lock as l')
        .whereRef('l.scenario_id', '=', 's.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('locks'),
    ])
    .where('s.scope', 'like', `${scope}%`)
    .orderBy('s.edited_at', 'desc')
    .orderBy('s.id')
    .execute()
  const runs = await sitingDb(db)
    .selectFrom('siting.run')
    .select(runColumns)
    .distinctOn('scenario_id')
    .where('scenario_id', 'in', ['00000000-0000-0000-0000-000000000000', ...rows.map(({ id }) => id)])
    .orderBy('scenario_id')
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const latest = new Map(runs.map((run) => [run.scenarioId, run]))
  return rows.map((row) => ({ ...row, locks: Number(row.locks ?? 0), latest: latest.get(row.id) ?? null }))
}
