import { sql } from 'kysely'
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
      'siting.scenario.parameters as parameters',
    ])
    .where('siting.run.id', '=', id)
    .executeTakeFirst()
export type RunDetail = NonNullable<Awaited<ReturnType<typeof runById>>>

/** Scenarios of a part of the province, latest first, each with how many decisions and its latest calculation: one query. */
export async function scenariosUnder(db: Db, scope: string) {
  const { rows } = await sql<
    Pick<ScenarioRow, 'id' | 'scope' | 'name' | 'question' | 'synthetic' | 'version'> & {
      editedAt: Temporal.Instant
      editedBy: string | null
      locks: number
      runId: string | null
    } & { [Key in keyof RunRow as `run_${Key}`]: RunRow[Key] | null }
  >`
    select s.id, s.scope, s.name, s.question, s.synthetic, s.version, s.edited_at as "editedAt", s.edited_by as "editedBy",
      (select count(*)::integer from siting.scenario_lock l where l.scenario_id = s.id) as locks,
      r.id as "runId", r.scenario_version as "run_scenarioVersion", r.state as run_state, r.share as run_share,
      r.failure as run_failure, r.gap as run_gap, r.certificate_holds as "run_certificateHolds",
      r.requested_at as "run_requestedAt", r.beat_at as "run_beatAt", r.ended_at as "run_endedAt"
    from siting.scenario s
    left join lateral (select * from siting.run r where r.scenario_id = s.id order by r.requested_at desc, r.id desc limit 1) r on true
    where s.scope like ${`${scope}%`} order by s.edited_at desc, s.id`.execute(db)
  return rows
}
