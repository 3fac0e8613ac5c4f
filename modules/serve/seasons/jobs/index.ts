import { z } from 'zod'
import { type AnyJob, defineJob } from '#kit/jobs/index.ts'
import { proposeJobName } from '../actions/ask-proposal.ts'
import { carryOutPublication, publishJobName } from '../actions/publish-season.ts'
import { runProposal } from '../actions/run-proposal.ts'

/** What seasons do beside everything else: calculate a proposal, make series of a published plan. */
export const seasonsJobs: readonly AnyJob[] = [
  defineJob({
    name: proposeJobName.name,
    schema: z.object({ palaceId: z.uuid(), runId: z.uuid() }),
    run: (context, ids) => runProposal(context, ids),
  }),
  defineJob({
    name: publishJobName.name,
    schema: z.object({ palaceId: z.uuid(), seasonId: z.uuid() }),
    run: carryOutPublication,
  }),
]
