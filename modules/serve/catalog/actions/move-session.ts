import { sql } from 'kysely'
import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { spaceUses } from '#modules/base/places/index.ts'
import { errors } from '../errors.ts'
import { sessionMoved } from '../events.ts'
import { canEdit } from '../policy.ts'
import { catalogDb } from '../schema/db.ts'
import { lockSession } from './lock-session.ts'
import { palaceOf } from './palace-of.ts'

const instant = z.iso.datetime({ offset: true })
const Input = z.object({
  palaceId: z.uuid(),
  sessionId: z.uuid(),
  no: z.number().int().min(1),
  start: instant,
  end: instant,
  spaceId: z.uuid(),
})

/**
 * Gives one meeting another time or room. Moving the first one moves the end of sign-up with it.
 * @throws Problem `session-not-found` | `already-cancelled` | `room-taken` | `room-unknown` | `no-dates` | `in-the-past`
 */
export const moveSession = action(Input, async ({ tx, now, actor, allow, journal, emit }, input) => {
  const { palaceId, sessionId, no, spaceId } = input
  const palace = await palaceOf(tx, palaceId)
  allow(canEdit(actor, palace))
  const session = await lockSession(tx, palaceId, sessionId)
  if (session.cancelledAt) throw errors.error('already-cancelled')
  const during = { start: Temporal.Instant.from(input.start), end: Temporal.Instant.from(input.end) }
  if (Temporal.Instant.compare(during.start, during.end) >= 0)
    throw errors.error('no-dates', { field: 'end' })
  if (Temporal.Instant.compare(during.start, now) <= 0) throw errors.error('in-the-past', { field: 'start' })
  const taken = (await spaceUses(tx, palaceId, [spaceId], [during])).filter(
    ({ sourceId, sourceNo }) => sourceId !== sessionId || sourceNo !== no,
  )
  if (taken.length > 0) throw errors.error('room-taken', { field: 'spaceId' })
  const { numUpdatedRows } = await catalogDb(tx)
    .updateTable('catalog.meeting')
    .set({ during, space_id: spaceId, displaced_at: null })
    .where('palace_id', '=', palaceId)
    .where('session_id', '=', sessionId)
    .where('no', '=', no)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw errors.error('session-not-found')
  await followMeetings(tx, palaceId, sessionId)
  journal({
    action: 'catalog.moveSession',
    subject: { type: 'session', id: sessionId },
    palaceId,
    divisionCode: palace.divisionCode,
    before: { first: session.firstMeeting.start.toString() },
    after: { no, start: input.start, end: input.end, spaceId },
  })
  emit(sessionMoved, { palaceId, sessionId, no })
})

/** What lists read of a session follows from its meetings; sign-up ends as long before the start as it did. */
async function followMeetings(tx: Db, palaceId: string, sessionId: string) {
  await sql`
    update catalog.session s
    set during = m.during, first_meeting = m.first, space_id = m.space_id,
        closes_at = s.closes_at + (lower(m.first) - lower(s.first_meeting))
    from (
      select tstzrange(min(lower(during)), max(upper(during))) as during,
             (array_agg(during order by lower(during)))[1] as first,
             (array_agg(space_id order by lower(during)))[1] as space_id
      from catalog.meeting
      where palace_id = ${palaceId} and session_id = ${sessionId} and cancelled_at is null
    ) m
    where s.palace_id = ${palaceId} and s.id = ${sessionId}`.execute(tx)
}
