import { z } from '@hono/zod-openapi'
import { DivisionCode, Reason } from './plan.ts'
import { evidenceKinds, FIRST_YEAR, LAST_YEAR, statedStates } from './words.ts'

/** What an official states of a division at the end of a year, and what it rests on. The year before the first is the start. */
export const StatementText = z
  .object({
    year: z
      .number()
      .int()
      .min(FIRST_YEAR - 1)
      .max(LAST_YEAR),
    state: z.enum(statedStates),
    evidenceKind: z.enum(evidenceKinds),
    evidenceDate: z.iso.date(),
    evidenceText: z.string().trim().min(2).max(1000),
    evidenceUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullish()
      .transform((value) => value ?? null)
      .openapi({ description: 'Where the document or photo is to be found' }),
  })
  .openapi('CoverageStatementText')
export type StatementText = z.output<typeof StatementText>

export const StatementInput = StatementText.extend({ divisionCode: DivisionCode })
export const WithdrawInput = z.object({ statementId: z.uuid(), reason: Reason })
