import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { divisionByCode, palaceById } from '#modules/base/places/index.ts'
import { ProposeInput } from '../contract/inputs.ts'
import { errors } from '../errors.ts'
import { canKeepProject } from '../policy.ts'
import { spreadBaselines } from '../rules/milestones.ts'
import { dayOf } from '../rules/rest.ts'
import { stepsOf } from '../rules/steps.ts'
import { projectsDb } from '../schema/db.ts'
import { beginStay } from './begin-stay.ts'
import { checkOffices } from './check-offices.ts'
import { insertMoney } from './insert-money.ts'
import { projectColumns } from './project-columns.ts'

/**
 * Proposes a project for a division, freely or from a line of a published plan. It rests with the federation until the papers of the
 * first step are there; milestones get a first baseline. More offices than the standard allows are refused (楼堂馆所). P4.
 * @throws Problem `division-not-found` | `palace-needed` | `palace-not-found` | `palace-elsewhere` | `office-share-too-large` |
 *   `finish-too-soon` | `plan-line-taken` | `not-allowed`
 */
export const proposeProject = action(ProposeInput, async (scope, input) => {
  const { tx, actor, now, allow, journal } = scope
  const { divisionCode, kind, palaceId, planLineId, plannedFen, baselineFinish } = input
  allow(canKeepProject(actor, { divisionCode }))
  const division = await divisionByCode(tx, divisionCode)
  if (!division) throw errors.error('division-not-found', { field: 'divisionCode' })
  const needsHouse = kind === 'upgrade' || kind === 'renovateExpand'
  if (needsHouse && palaceId === null) throw errors.error('palace-needed', { field: 'palaceId' })
  const palace = palaceId === null ? null : await palaceById(tx, palaceId)
  if (palaceId !== null && !palace) throw errors.error('palace-not-found', { field: 'palaceId' })
  if (palace && !palace.divisionCode.startsWith(division.scope))
    throw errors.error('palace-elsewhere', { field: 'palaceId' })
  await checkOffices(tx, divisionCode, input, now)
  const [today, finish] = [dayOf(now), Temporal.PlainDate.from(baselineFinish)]
  if (Temporal.PlainDate.compare(finish, today.add({ days: stepsOf(kind).length })) < 0)
    throw errors.error('finish-too-soon', { field: 'baselineFinish' })
  const id = newId()
  const columns = projectColumns(input)
  await projectsDb(tx)
    .insertInto('projects.project')
    .values({
      id,
      division_code: divisionCode,
      kind,
      palace_id: palaceId,
      plan_line_id: planLineId,
      proposed_at: now,
      proposed_by: actor.personId,
      ...columns,
    })
    .execute()
  const baselines = spreadBaselines(kind, today, finish)
  await projectsDb(tx)
    .insertInto('projects.milestone')
    .values(baselines.map((one) => ({ project_id: id, ...one })))
    .execute()
  await beginStay(scope, id, { step: 'proposal', department: 'federation' })
  if (plannedFen > 0)
    await insertMoney(scope, id, {
      kind: 'planned',
      amountFen: plannedFen,
      onDay: today.toString(),
      source: input.title,
    })
  journal({
    action: 'projects.propose',
    subject: { type: 'project', id },
    divisionCode,
    palaceId,
    after: {
      kind,
      title: input.title,
      floorM2: input.floorM2,
      officeM2: input.officeM2,
      plannedFen,
      baselineFinish,
      planLineId,
      version: 1,
    },
  })
  return { projectId: id }
})
