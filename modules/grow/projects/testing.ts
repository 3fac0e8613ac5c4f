import type { z } from 'zod'
import type { Db } from '#kit/db/index.ts'
import { system } from '#kit/access/index.ts'
import type { Clock } from '#kit/clock/index.ts'
import { proposeProject } from './actions/propose-project.ts'
import type { ProposeInput } from './contract/inputs.ts'

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
