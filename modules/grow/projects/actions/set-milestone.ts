import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { MilestoneInput, MilestoneName, Version } from '../contract/inputs.ts'
import { errors } from '../errors.ts'
import { milestonesOf } from '../rules/milestones.ts'
import { projectsDb } from '../schema/db.ts'
import { lockKept, saveProject } from './lock-project.ts'

const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))

/**
 * Says when a milestone is expected, or plans it anew, with the reason. An empty `expected` takes back what was stated; an empty
 * `baseline` leaves it. What was reached stays.
 * @throws Problem `milestone-unknown` | `milestone-reached` | `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const setMilestone = action(
  MilestoneInput.extend({ projectId: z.uuid(), version: Version, milestone: MilestoneName }),
  async (scope, { milestone, baseline, expected, reason, ...input }) => {
    const project = await lockKept(scope, input)
    const known = milestonesOf(project.kind).find(({ key }) => key === milestone)
    const before = project.baselines.find(({ key }) => key === milestone)
    if (!known || !before) throw errors.error('milestone-unknown', { field: 'milestone' })
    if (project.passed.has(known.step)) throw errors.error('milestone-reached')
    const after = { baseline: day(baseline) ?? before.baseline, expected: day(expected), reason }
    await projectsDb(scope.tx)
      .updateTable('projects.milestone')
      .set(after)
      .where('project_id', '=', project.id)
      .where('key', '=', milestone)
      .execute()
    const told = (one: { baseline: Temporal.PlainDate; expected: Temporal.PlainDate | null }) => ({
      milestone,
      baseline: one.baseline.toString(),
      expected: one.expected?.toString() ?? null,
    })
    return saveProject(scope, project, {
      act: 'setMilestone',
      before: told(before),
      after: { ...told(after), reason },
    })
  },
)
