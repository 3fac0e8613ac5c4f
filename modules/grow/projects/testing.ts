import type { z } from 'zod'
import { system } from '#kit/access/index.ts'
import type { Clock } from '#kit/clock/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { handOn } from './actions/hand-on.ts'
import { takePaper } from './actions/papers.ts'
import { proposeProject } from './actions/propose-project.ts'
import type { ProposeInput } from './contract/inputs.ts'
import type { StepName } from './contract/vocabulary.ts'
import { projectRecords } from './queries/projects.ts'
import { missingPapers } from './rules/steps.ts'

/** What a county federation writes about a new house of 4,000 m². */
export const aProposal = (of: Partial<z.input<typeof ProposeInput>> = {}) => ({
  divisionCode: '420102',
  kind: 'newBuild' as const,
  title: '江岸区工人文化宫新建',
  address: '解放大道 1 号',
  floorM2: 4000,
  officeM2: 200,
  plannedFen: 3_000_000_000,
  baselineFinish: '2027-12-01',
  ...of,
})

/** A project as the installation itself would propose it. */
export const aProject = (db: Db, clock: Clock, of: Partial<z.input<typeof ProposeInput>> = {}) =>
  proposeProject(
    { db, actor: system, clock, outbox: { send: async () => {}, emit: async () => {} } },
    aProposal(of),
  )

/** The smallest thing that is a PDF by its first bytes. */
export const aPdf = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')

/** Brings every paper and hands on until the project rests at `step`; there, too, with `complete`. */
export async function walkTo(
  context: ActionContext,
  projectId: string,
  step: StepName,
  complete = false,
): Promise<void> {
  for (;;) {
    const [project] = await projectRecords(context.db, { id: projectId })
    const here = project!.last.step
    if (here !== step || complete)
      for (const kind of missingPapers(here, project!.papers))
        await takePaper(context, { projectId, kind, fileName: `${kind}.pdf`, bytes: aPdf })
    if (here === step) return
    await handOn(context, { projectId, version: project!.version })
  }
}
