import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { changePalace, divisionByCode, enterPalace, putSpace } from '#modules/base/places/index.ts'
import { takeHouse } from '#modules/grow/assessment/index.ts'
import { HandOverInput, Version } from '../contract/inputs.ts'
import { errors } from '../errors.ts'
import type { ProjectRecord } from '../rules/standing.ts'
import { endStay } from './begin-stay.ts'
import { assertPapers, stayOfProject } from './hand-on.ts'
import { lockKept, saveProject } from './lock-project.ts'

const Input = HandOverInput.extend({ projectId: z.uuid(), version: Version })

/**
 * Hands a finished project over: the palace enters the register, or what is written about it is brought up to date, with its areas and new
 * spaces; its facts are judged anew; and the project is done. All of it happens, or nothing. P1, P4.
 * @throws Problem `not-at-handover` | `papers-missing` | `slug-needed` | `palace-elsewhere` | `project-suspended` | `project-ended` |
 *   `changed-meanwhile` | `not-allowed`, and what base/places says about palace and spaces, and grow/assessment about the house
 */
export const handOver = action(Input, async (scope, input) => {
  const project = await lockKept(scope, input)
  const stay = stayOfProject(project)
  if (stay.step !== 'handover') throw errors.error('not-at-handover')
  assertPapers(project, stay)
  const palaceId = await bringIntoRegister(scope, project, input)
  for (const space of input.spaces) await putSpace(scope, { palaceId, space })
  const { kind, divisionCode, title } = project
  await takeHouse(scope, {
    palaceId,
    divisionCode,
    project: title,
    year: yearOf[kind],
    compact: kind === 'compact',
    palace: input.text,
    facts: input.house,
  })
  await endStay(scope, { projectId: project.id, id: stay.id }, 'passed', null)
  await saveProject(
    scope,
    project,
    { act: 'handOver', after: { palaceId, floorM2: input.text.floorM2, spaces: input.spaces.length } },
    { handed_over_at: scope.now, palace_id: palaceId },
  )
  return { palaceId }
})

/** What the year of the handover is of; filling a house in makes it no younger. */
const yearOf = {
  newBuild: 'builtYear',
  compact: 'builtYear',
  renovateExpand: 'renovatedYear',
  upgrade: null,
} as const

async function bringIntoRegister(
  scope: ActionScope,
  project: ProjectRecord,
  { slug, palaceVersion, text }: z.output<typeof Input>,
): Promise<string> {
  const division = await divisionByCode(scope.tx, project.divisionCode)
  if (!division || !text.divisionCode.startsWith(division.scope))
    throw errors.error('palace-elsewhere', { field: 'text.divisionCode' })
  if (project.palaceId !== null) {
    if (palaceVersion === null) throw errors.error('palace-version-needed', { field: 'palaceVersion' })
    await changePalace(scope, { palaceId: project.palaceId, version: palaceVersion, text })
    return project.palaceId
  }
  if (slug === null) throw errors.error('slug-needed', { field: 'slug' })
  return (await enterPalace(scope, { slug, text })).palaceId
}
