import type { ActionScope } from '#kit/db/action.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { errors } from '../errors.ts'
import { canKeepProject } from '../policy.ts'
import { projectRecords } from '../queries/projects.ts'
import { type ProjectRecord, statusOf } from '../rules/standing.ts'
import { type ProjectsTables, projectsDb } from '../schema/db.ts'
import type { Updateable } from 'kysely'

/** A project as it stands, locked until the transaction ends. @throws Problem `project-not-found` */
export async function lockProject(tx: ActionScope['tx'], id: string): Promise<ProjectRecord> {
  await projectsDb(tx).selectFrom('projects.project').select('id').where('id', '=', id).forUpdate().execute()
  const [record] = await projectRecords(tx, { id })
  if (!record) throw errors.error('project-not-found')
  return record
}

/**
 * A project that goes on, locked, for someone who keeps it and saw it as it stands.
 * @throws Problem `project-not-found` | `not-allowed` | `changed-meanwhile` | `project-ended`
 */
export async function lockKept(
  { tx, actor, allow }: ActionScope,
  { projectId, version }: { projectId: string; version: number },
): Promise<ProjectRecord> {
  const project = await lockProject(tx, projectId)
  allow(canKeepProject(actor, project))
  if (project.version !== version) throw requestErrors.error('changed-meanwhile')
  const status = statusOf(project)
  if (status === 'cancelled' || status === 'handedOver') throw errors.error('project-ended')
  return project
}

type Entry = { act: string; before?: Record<string, unknown>; after?: Record<string, unknown> }

/** Writes what changed and the journal, under the next version. Answers it. */
export async function saveProject(
  { tx, journal }: Pick<ActionScope, 'tx' | 'journal'>,
  project: Pick<ProjectRecord, 'id' | 'version' | 'divisionCode' | 'palaceId'>,
  { act, before, after }: Entry,
  columns: Updateable<ProjectsTables['projects.project']> = {},
): Promise<{ version: number }> {
  const version = project.version + 1
  await projectsDb(tx)
    .updateTable('projects.project')
    .set({ ...columns, version })
    .where('id', '=', project.id)
    .execute()
  journal({
    action: `projects.${act}`,
    subject: { type: 'project', id: project.id },
    divisionCode: project.divisionCode,
    palaceId: columns.palace_id ?? project.palaceId,
    ...(before ? { before } : {}),
    after: { ...after, version },
  })
  return { version }
}
