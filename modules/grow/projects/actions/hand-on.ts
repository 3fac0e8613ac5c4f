import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { Reason, Version } from '../contract/inputs.ts'
import type { ProjectRecord, Stay } from '../rules/standing.ts'
import { errors } from '../errors.ts'
import { missingPapers, nextStep, stepNamed } from '../rules/steps.ts'
import { beginStay, endStay } from './begin-stay.ts'
import { lockKept, saveProject } from './lock-project.ts'

const note = Reason.nullish().transform((value) => value ?? null)

/** Where a project rests now. @throws Problem `project-suspended` */
export function stayOfProject({ stay }: ProjectRecord): Stay {
  if (!stay) throw errors.error('project-suspended')
  return stay
}

/** @throws Problem `papers-missing`, naming them by their keys as `papers` */
export function assertPapers({ papers }: ProjectRecord, { step }: Pick<Stay, 'step'>): void {
  const missing = missingPapers(step, papers)
  if (missing.length > 0)
    throw errors.error('papers-missing', {
      params: { count: missing.length },
      extension: { papers: missing },
    })
}

/**
 * Hands a project on: to the department of the next step; or, when its papers had been sent back, to the department that sent them. Every
 * paper of the step must be there. P4.
 * @throws Problem `papers-missing` | `hand-over-instead` | `project-suspended` | `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const handOn = action(
  z.object({ projectId: z.uuid(), version: Version, note }),
  async (scope, input) => {
    const project = await lockKept(scope, input)
    const stay = stayOfProject(project)
    assertPapers(project, stay)
    const next = stay.returned ? stepNamed(stay.step) : nextStep(project.kind, stay.step)
    if (!next) throw errors.error('hand-over-instead')
    await endStay(
      scope,
      { projectId: project.id, id: stay.id },
      stay.returned ? 'resubmitted' : 'passed',
      input.note,
    )
    await beginStay(scope, project.id, { step: next.step, department: next.department })
    return saveProject(scope, project, {
      act: stay.returned ? 'resubmit' : 'handOn',
      before: { step: stay.step, department: stay.department },
      after: { step: next.step, department: next.department, note: input.note },
    })
  },
)

/**
 * A department sends the papers of its step back: the federation mends them, and the step begins anew when it hands them on.
 * @throws Problem `nothing-to-return` | `project-suspended` | `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const sendBack = action(
  z.object({ projectId: z.uuid(), version: Version, reason: Reason }),
  async (scope, input) => {
    const project = await lockKept(scope, input)
    const stay = stayOfProject(project)
    if (stay.department === 'federation') throw errors.error('nothing-to-return')
    await endStay(scope, { projectId: project.id, id: stay.id }, 'returned', input.reason)
    await beginStay(scope, project.id, { step: stay.step, department: 'federation', returned: true })
    return saveProject(scope, project, {
      act: 'sendBack',
      before: { step: stay.step, department: stay.department },
      after: { department: 'federation', reason: input.reason },
    })
  },
)
