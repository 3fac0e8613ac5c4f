import { z } from '@hono/zod-openapi'
import { departments } from '#modules/base/notifications/contract.ts'
import { CurvePoint, ProjectFacts, Risk } from './coverage.ts'
import { states } from './words.ts'

export { departments }

const fen = z.number().int()
const count = z.number().int()

/** What a federation looks at every morning. Money in fen. */
export const Cockpit = z
  .object({
    today: z.string(),
    targetYear: count,
    name: z.string(),
    due: count,
    points: z.array(CurvePoint),
    now: z
      .array(z.object({ state: z.enum(states), count }))
      .openapi({ description: 'Divisions by state today' }),
    departments: z.array(
      z.object({
        department: z.enum(departments),
        projects: count,
        sleeping: count,
        longestDays: count
          .nullable()
          .openapi({ description: 'The longest that a project rests there, in days' }),
      }),
    ),
    money: z.object({ plannedFen: fen, grantedFen: fen, paidFen: fen, planCostFen: fen, projects: count }),
    risks: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        prefectureName: z.string(),
        workers: count.nullable(),
        planYear: count.nullable(),
        risk: Risk,
        project: ProjectFacts.nullable(),
      }),
    ),
  })
  .openapi('CoverageCockpit')
export type Cockpit = z.output<typeof Cockpit>
