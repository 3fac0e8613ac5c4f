import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { ProjectText, Version } from '../contract/inputs.ts'
import { checkOffices } from './check-offices.ts'
import { lockKept, saveProject } from './lock-project.ts'
import { projectColumns } from './project-columns.ts'

/**
 * Changes what is written about a project. Whoever saves over a newer version is told, and nothing is lost.
 * @throws Problem `office-share-too-large` | `offices-exceed-floor` | `project-ended` | `changed-meanwhile` | `not-allowed`
 */
export const editProject = action(
  z.object({ projectId: z.uuid(), version: Version, text: ProjectText }),
  async (scope, input) => {
    const project = await lockKept(scope, input)
    await checkOffices(scope.tx, project.divisionCode, input.text, scope.now)
    // What is written has the same names in both.
    const before: Record<string, unknown> = project
    const after: Record<string, unknown> = input.text
    const changed = Object.keys(after).filter((name) => before[name] !== after[name])
    if (changed.length === 0) {
      scope.unchanged()
      return { version: project.version }
    }
    const pick = (from: Record<string, unknown>) =>
      Object.fromEntries(changed.map((name) => [name, from[name]]))
    const entry = { act: 'edit', before: pick(before), after: pick(after) }
    return saveProject(scope, project, entry, projectColumns(input.text))
  },
)
