import { sql } from 'kysely'
import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { sessionCancelled } from '../events.ts'
import { canCancel, canEdit } from '../policy.ts'
import { catalogDb } from '../schema/db.ts'
import { assertOpen, lockProgramme } from './lock-programme.ts'
import { lockSession } from './lock-session.ts'
import { palaceOf } from './palace-of.ts'

const reason = z.string().trim().min(1).max(200)

/**
 * Calls a session off and frees its rooms; everyone who signed up is told by whoever listens to `sessionCancelled`.
 * @throws Problem `session-not-found` | `already-cancelled`
 */
export const cancelSession = action(
  z.object({ palaceId: z.uuid(), sessionId: z.uuid(), reason }),
  async (scope, { palaceId, sessionId, reason }) => {
    const palace = await palaceOf(scope.tx, palaceId)
    scope.allow(canEdit(scope.actor, palace))
    const session = await lockSession(scope.tx, palaceId, sessionId)
    if (session.cancelledAt) throw errors.error('already-cancelled')
    await callOff(scope, palaceId, [sessionId], reason)
    scope.journal({
      action: 'catalog.cancelSession',
      subject: { type: 'session', id: sessionId },
      palaceId,
      divisionCode: palace.divisionCode,
      after: { reason },
    })
  },
)

/**
 * Withdraws a programme and calls off its sessions that have not begun.
 * @throws Problem `programme-not-found` | `step-not-open`
 */
export const cancelProgramme = action(
  z.object({ palaceId: z.uuid(), programmeId: z.uuid(), reason }),
  async (scope, { palaceId, programmeId, reason }) => {
    const { tx, now } = scope
    const palace = await palaceOf(tx, palaceId)
    scope.allow(canCancel(scope.actor, palace))
    const programme = await lockProgramme(tx, palaceId, programmeId)
    assertOpen(programme, 'cancel')
    await catalogDb(tx)
      .updateTable('catalog.programme')
      .set((row) => ({ cancelled_at: now, cancel_reason: reason, version: row('version', '+', 1) }))
      .where('palace_id', '=', palaceId)
      .where('id', '=', programmeId)
      .execute()
    const coming = await catalogDb(tx)
      .selectFrom('catalog.session')
      .select('id')
      .where('palace_id', '=', palaceId)
      .where('programme_id', '=', programmeId)
      .where('cancelled_at', 'is', null)
      .where(sql<boolean>`lower(first_meeting) > ${now}`)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
    const sessionIds = coming.map(({ id }) => id)
    await callOff(scope, palaceId, sessionIds, reason)
    scope.journal({
      action: 'catalog.cancelProgramme',
      subject: { type: 'programme', id: programmeId },
      palaceId,
      divisionCode: palace.divisionCode,
      before: { status: programme.status },
      after: { status: 'cancelled', reason, sessionIds },
    })
    return { sessionIds }
  },
)

/** Meetings that have begun keep their room: they took place. */
async function callOff(
  { tx, now, emit }: ActionScope,
  palaceId: string,
  sessionIds: string[],
  reason: string,
) {
  if (sessionIds.length === 0) return
  await catalogDb(tx)
    .updateTable('catalog.session')
    .set({ cancelled_at: now, cancel_reason: reason })
    .where('palace_id', '=', palaceId)
    .where('id', 'in', sessionIds)
    .execute()
  await catalogDb(tx)
    .updateTable('catalog.meeting')
    .set({ cancelled_at: now })
    .where('palace_id', '=', palaceId)
    .where('session_id', 'in', sessionIds)
    .where('cancelled_at', 'is', null)
    .where(sql<boolean>`lower(during) > ${now}`)
    .execute()
  for (const sessionId of sessionIds) emit(sessionCancelled, { palaceId, sessionId, reason })
}
