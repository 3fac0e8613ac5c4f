import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { defineJob } from '#kit/jobs/index.ts'
import { keepToStandard } from '../actions/keep-to-standards.ts'
import { identityPorts } from '../ports.ts'

/** Removes what is old enough of one kind; each kind fails and is tried again by itself. */
export const keepKindToStandard = defineJob({
  name: 'identity.keepKindToStandard',
  schema: z.object({ kind: z.string() }),
  run: async (context, { kind }) => {
    const rule = identityPorts.retention.find((one) => one.kind === kind)
    if (rule) await keepToStandard({ ...context, actor: system }, rule)
  },
})

/** Every night, each kind of rows that a standard says how long to keep. */
export const keepToStandards = defineJob({
  name: 'identity.keepToStandards',
  schema: z.object({}),
  cron: '40 3 * * *',
  run: async ({ db, outbox }) => {
    for (const { kind } of identityPorts.retention) await outbox.send(db, keepKindToStandard, { kind })
  },
})
