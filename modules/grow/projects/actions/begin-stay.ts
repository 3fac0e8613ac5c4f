import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import type { Department, StepName } from '../contract/vocabulary.ts'
import { projectsDb } from '../schema/db.ts'

type Scope = Pick<ActionScope, 'tx' | 'actor' | 'now'>

/** From now on the project rests with this department. */
export async function beginStay(
  { tx, actor, now }: Scope,
  projectId: string,
  to: { step: StepName; department: Department; returned?: boolean },
): Promise<void> {
  await projectsDb(tx)
    .insertInto('projects.stay')
    .values({
      project_id: projectId,
      id: newId(),
      returned: false,
      ...to,
      began_at: now,
      began_by: actor.personId,
    })
    .execute()
}

type Ending = 'passed' | 'returned' | 'resubmitted' | 'suspended' | 'cancelled'

/** It rests there no longer. */
export async function endStay(
  { tx, actor, now }: Scope,
  stay: { projectId: string; id: string },
  endedAs: Ending,
  reason: string | null,
): Promise<void> {
  await projectsDb(tx)
    .updateTable('projects.stay')
    .set({ ended_at: now, ended_by: actor.personId, ended_as: endedAs, reason })
    .where('project_id', '=', stay.projectId)
    .where('id', '=', stay.id)
    .execute()
}
