import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { defineJob } from '#kit/jobs/index.ts'
import { findSessions } from '#modules/serve/catalog/index.ts'
import { remindComing } from '../actions/remind-coming.ts'

/** Every hour, those who come tomorrow at this time; the messages' causes keep it to one each. */
export const remind = defineJob({
  name: 'enrolment.remind',
  schema: z.object({}),
  cron: '5 * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    const now = context.clock.now()
    const window = { start: now.add({ hours: 20 }), end: now.add({ hours: 24 }) }
    const coming = await findSessions(context.db, now, { window, limit: 1_000 })
    for (const { palaceId, id } of coming) await remindComing(context, { palaceId, sessionId: id })
  },
})
