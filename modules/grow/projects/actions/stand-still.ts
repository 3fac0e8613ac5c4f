import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { Reason, Version } from '../contract/inputs.ts'
import { errors } from '../errors.ts'
import { beginStay, endStay } from './begin-stay.ts'
import { stayOfProject } from './hand-on.ts'
import { lockKept, saveProject } from './lock-project.ts'

const WithReason = z.object({ projectId: z.uuid(), version: Version, reason: Reason })

/**
 * Lets a project stand still, with a reason. Nobody holds it meanwhile, and it does not sleep.
 * @throws Problem `project-suspended` | `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const suspendProject = action(WithReason, async (scope, input) => {
  const project = await lockKept(scope, input)
  const stay = stayOfProject(project)
  const { reason } = input
  await endStay(scope, { projectId: project.id, id: stay.id }, 'suspended', reason)
  const columns = { suspended_at: scope.now, suspended_reason: reason }
  return saveProject(scope, project, { act: 'suspend', after: { reason } }, columns)
})

/**
 * Takes a project up again where it stood; its days there begin anew.
 * @throws Problem `project-not-suspended` | `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const resumeProject = action(WithReason, async (scope, input) => {
  const project = await lockKept(scope, input)
  if (project.stay) throw errors.error('project-not-suspended')
  const { step, department, returned } = project.last
  await beginStay(scope, project.id, { step, department, returned })
  const columns = { suspended_at: null, suspended_reason: null }
  return saveProject(scope, project, { act: 'resume', after: { reason: input.reason } }, columns)
})

/**
 * Ends a project for good, with a reason that stays visible.
 * @throws Problem `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const cancelProject = action(WithReason, async (scope, input) => {
  const project = await lockKept(scope, input)
  const { reason } = input
  if (project.stay) await endStay(scope, { projectId: project.id, id: project.stay.id }, 'cancelled', reason)
  const columns = {
    suspended_at: null,
    suspended_reason: null,
    cancelled_at: scope.now,
    cancelled_reason: reason,
  }
  return saveProject(scope, project, { act: 'cancel', after: { reason } }, columns)
})
