import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { PaperKind, StepName } from '../contract/vocabulary.ts'
import type { Baseline } from '../rules/milestones.ts'
import type { ProjectRecord, Stay } from '../rules/standing.ts'
import { projectsDb } from '../schema/db.ts'

/** Which projects: under these code prefixes or of these palaces; or one by its id. */
export type Sought =
  | { prefixes: readonly string[]; palaceIds: readonly string[]; within: string }
  | { id: string }

/** Projects with everything that says how they stand, by division. Four statements, for one project as for a thousand. */
export async function projectRecords(db: Db, sought: Sought): Promise<ProjectRecord[]> {
  const rows = await projectRows(db, sought)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [stays, baselines, papers] = await Promise.all([
    staysOf(db, ids),
    baselinesOf(db, ids),
    paperKindsOf(db, ids),
  ])
  return rows.map((row) => {
    const own = stays.get(row.id) ?? []
    const under = own.find(({ endedAt }) => endedAt === null) ?? null
    return {
      ...row,
      stay: under && stayOf(under),
      last: stayOf(own.at(-1)!),
      passed: new Map(
        own.flatMap(({ step, endedAt, endedAs }) =>
          endedAs === 'passed' ? [[step, endedAt!] as const] : [],
        ),
      ),
      baselines: baselines.get(row.id) ?? [],
      papers: papers.get(row.id) ?? new Set(),
    }
  })
}

function projectRows(db: Db, sought: Sought) {
  return projectsDb(db)
    .selectFrom('projects.project as project')
    .select([
      'id',
      'division_code as divisionCode',
      'kind',
      'construction_mode as constructionMode',
      'title',
      'summary',
      'address',
      'lng',
      'lat',
      'floor_m2 as floorM2',
      'office_m2 as officeM2',
      'palace_id as palaceId',
      'plan_line_id as planLineId',
      'planned_fen as plannedFen',
      'granted_fen as grantedFen',
      'paid_fen as paidFen',
      'suspended_at as suspendedAt',
      'suspended_reason as suspendedReason',
      'cancelled_at as cancelledAt',
      'cancelled_reason as cancelledReason',
      'handed_over_at as handedOverAt',
      'synthetic',
      'version',
      'proposed_at as proposedAt',
      sql<number>`(select count(*)::integer from projects.remark
        where project_id = project.id and kind = 'problem' and resolved_at is null)`.as('openProblems'),
    ])
    .$if('id' in sought, (query) => query.where('id', '=', (sought as { id: string }).id))
    .$if('within' in sought, (query) => {
      const { prefixes, palaceIds, within } = sought as Extract<Sought, { within: string }>
      return query
        .where('division_code', 'like', `${within}%`)
        .where((eb) =>
          eb.or([
            ...prefixes.map((prefix) => eb('division_code', 'like', `${prefix}%`)),
            ...(palaceIds.length > 0 ? [eb('palace_id', 'in', [...palaceIds])] : []),
          ]),
        )
    })
    .orderBy('division_code')
    .orderBy('id')
    .execute()
}

type StayRow = Awaited<ReturnType<typeof stayRows>>[number]
const stayOf = ({ id, step, department, returned, beganAt, toldAt }: StayRow): Stay => ({
  id,
  step: step as StepName,
  department: department as Stay['department'],
  returned,
  beganAt,
  toldAt,
})

const stayRows = (db: Db, ids: readonly string[]) =>
  projectsDb(db)
    .selectFrom('projects.stay')
    .select([
      'project_id as projectId',
      'id',
      'step',
      'department',
      'returned',
      'began_at as beganAt',
      'ended_at as endedAt',
      'ended_as as endedAs',
      'told_at as toldAt',
    ])
    .where('project_id', 'in', [...ids])
    .orderBy('began_at')
    .orderBy('id')
    .execute()

const staysOf = async (db: Db, ids: readonly string[]) =>
  Map.groupBy(await stayRows(db, ids), ({ projectId }) => projectId)

async function baselinesOf(db: Db, ids: readonly string[]): Promise<Map<string, Baseline[]>> {
  const rows = await projectsDb(db)
    .selectFrom('projects.milestone')
    .select(['project_id as projectId', 'key', 'baseline', 'expected', 'reason'])
    .where('project_id', 'in', [...ids])
    .execute()
  return Map.groupBy(rows, ({ projectId }) => projectId)
}

async function paperKindsOf(db: Db, ids: readonly string[]): Promise<Map<string, Set<PaperKind>>> {
  const rows = await projectsDb(db)
    .selectFrom('projects.paper')
    .select(['project_id as projectId', 'kind'])
    .distinct()
    .where('project_id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .execute()
  const grouped = Map.groupBy(rows, ({ projectId }) => projectId)
  return new Map([...grouped].map(([id, own]) => [id, new Set(own.map(({ kind }) => kind as PaperKind))]))
}
