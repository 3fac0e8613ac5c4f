import { sql } from 'kysely'
import type { ActionScope } from '#kit/db/action.ts'
import type { ClosureAct, Displacer, ShutUse } from '#modules/base/places/index.ts'
import { sessionDisplaced, sessionRestored } from '../events.ts'
import { catalogDb } from '../schema/db.ts'

/**
 * What a closure does to meetings: they wait for another room or time, and have their room again when it is lifted and the
 * room is still free. Whoever signed up is told by whoever listens.
 */
export const meetingDisplacer: Displacer = {
  kinds: ['session'],
  async displace(scope, act, uses) {
    for (const [sessionId, nos] of await change(scope, act, uses, scope.now))
      scope.emit(sessionDisplaced, { ...keyOf(act, sessionId), nos, reason: act.reason })
  },
  async restore(scope, act, uses) {
    for (const [sessionId, nos] of await change(scope, act, uses, null))
      scope.emit(sessionRestored, { ...keyOf(act, sessionId), nos })
  },
}

const keyOf = ({ palaceId, closureId }: ClosureAct, sessionId: string) => ({ palaceId, sessionId, closureId })

/** Which meetings changed, by session. */
async function change(
  { tx, journal }: ActionScope,
  { palaceId, closureId, reason, target }: ClosureAct,
  uses: readonly ShutUse[],
  displacedAt: Temporal.Instant | null,
): Promise<Map<string, number[]>> {
  const rows = await catalogDb(tx)
    .updateTable('catalog.meeting')
    .set({ displaced_at: displacedAt })
    .where('palace_id', '=', palaceId)
    .where('cancelled_at', 'is', null)
    .where('displaced_at', displacedAt ? 'is' : 'is not', null)
    .where(
      sql<boolean>`(session_id, no) in (select * from unnest(
        ${uses.map(({ sourceId }) => sourceId)}::uuid[], ${uses.map(({ sourceNo }) => sourceNo)}::integer[]))`,
    )
    .returning(['session_id', 'no'])
    .execute()
  const bySession = Map.groupBy(rows, (row) => row.session_id)
  return new Map(
    [...bySession].map(([sessionId, meetings]) => {
      const nos = meetings.map(({ no }) => no).toSorted((a, b) => a - b)
      journal({
        action: displacedAt ? 'catalog.displaceMeetings' : 'catalog.restoreMeetings',
        subject: { type: 'session', id: sessionId },
        ...target,
        after: { nos, closureId, reason },
      })
      return [sessionId, nos]
    }),
  )
}
