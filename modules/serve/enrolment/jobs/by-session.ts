import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import type { Action, ActionContext } from '#kit/db/action.ts'
import { defineJob } from '#kit/jobs/index.ts'

export const SessionIds = z.object({ palaceId: z.string(), sessionId: z.string() })
export type SessionIds = z.infer<typeof SessionIds>

/** A job by the clock: the system runs one action on one session. */
export function bySession({ name }: { name: string }, act: Action<SessionIds, unknown>) {
  return defineJob({
    name,
    schema: SessionIds,
    run: async (context: ActionContext, ids: SessionIds) =>
      void (await act({ ...context, actor: system }, ids)),
  })
}
