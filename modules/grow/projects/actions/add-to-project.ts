import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { MoneyInput, Reason, RemarkInput } from '../contract/inputs.ts'
import { errors } from '../errors.ts'
import { canKeepProject } from '../policy.ts'
import type { ProjectRecord } from '../rules/standing.ts'
import { projectsDb } from '../schema/db.ts'
import { insertMoney } from './insert-money.ts'
import { lockProject } from './lock-project.ts'

const OfProject = z.object({ projectId: z.uuid() })

/** What is added stands beside what others add: no version is asked. @throws Problem `project-not-found` | `not-allowed` */
export async function lockToAdd(
  { tx, actor, allow }: ActionScope,
  projectId: string,
): Promise<ProjectRecord> {
  const project = await lockProject(tx, projectId)
  allow(canKeepProject(actor, project))
  return project
}

export const aboutProject = (project: ProjectRecord) => ({
  subject: { type: 'project', id: project.id },
  divisionCode: project.divisionCode,
  palaceId: project.palaceId,
})

/**
 * Enters money planned, granted or paid; below zero it corrects an earlier entry. The database refuses grants over the plan and payments
 * over the grants. Money of a project that was handed over is still settled; of one that was cancelled not.
 * @throws Problem `grant-exceeds-plan` | `payment-exceeds-grant` | `money-below-nothing` | `project-ended` | `not-allowed`
 */
export const enterMoney = action(MoneyInput.extend(OfProject.shape), async (scope, input) => {
  const project = await lockToAdd(scope, input.projectId)
  if (project.cancelledAt) throw errors.error('project-ended')
  await insertMoney(scope, project.id, input)
  const { kind, amountFen, onDay, source } = input
  scope.journal({
    action: 'projects.enterMoney',
    ...aboutProject(project),
    after: { kind, amountFen, onDay, source },
  })
})

/** Notes something, or tells of a problem that stays open until it is solved. @throws Problem `project-not-found` | `not-allowed` */
export const addRemark = action(RemarkInput.extend(OfProject.shape), async (scope, input) => {
  const project = await lockToAdd(scope, input.projectId)
  const id = newId()
  const { kind, text } = input
  await projectsDb(scope.tx)
    .insertInto('projects.remark')
    .values({
      project_id: project.id,
      id,
      kind,
      text,
      written_at: scope.now,
      written_by: scope.actor.personId,
    })
    .execute()
  scope.journal({ action: 'projects.addRemark', ...aboutProject(project), after: { kind, text } })
  return { remarkId: id }
})

/** Says how a problem was solved. @throws Problem `remark-not-found` | `not-allowed` */
export const resolveProblem = action(
  OfProject.extend({ remarkId: z.uuid(), resolution: Reason }),
  async (scope, { projectId, remarkId, resolution }) => {
    const project = await lockToAdd(scope, projectId)
    const row = await projectsDb(scope.tx)
      .updateTable('projects.remark')
      .set({ resolved_at: scope.now, resolved_by: scope.actor.personId, resolution })
      .where('project_id', '=', projectId)
      .where('id', '=', remarkId)
      .where('kind', '=', 'problem')
      .where('resolved_at', 'is', null)
      .returning('text')
      .executeTakeFirst()
    if (!row) throw errors.error('remark-not-found')
    scope.journal({
      action: 'projects.resolveProblem',
      ...aboutProject(project),
      after: { text: row.text, resolution },
    })
  },
)
