import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canKeepDoor } from '../policy.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import { undoUntil } from '../rules/times.ts'
import { enrolmentDb } from '../schema/db.ts'
import { type Change, changeClaims } from './change-claims.ts'
import { takeBackActs } from './desk-acts.ts'
import { houseRules } from './house-rules.ts'
import { claimById, lockClaim } from './lock-claim.ts'

/**
 * Takes the last check-in back, within a few minutes: the wrong person was tapped. A walk-in is gone again; who had lost
 * the place to the release loses it again. Taking back what is not there is refused.
 * @throws Problem `not-checked-in` | `too-late-to-undo` | `enrolment-not-found`
 */
export const undoCheckIn = action(
  z.object({ palaceId: z.uuid(), enrolmentId: z.uuid() }),
  async (scope, { palaceId, enrolmentId }) => {
    const { actor, tx, now, allow, journal } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canKeepDoor(actor, house.target))
    const { claim } = await lockClaim(tx, await claimById(tx, palaceId, enrolmentId))
    const visits = await visitsOf(tx, palaceId, [enrolmentId])
    const last = visits.at(-1)
    if (!last) throw errors.error('not-checked-in')
    if (Temporal.Instant.compare(now, undoUntil(last.at)) > 0) throw errors.error('too-late-to-undo')
    const db = enrolmentDb(tx)
    await db
      .deleteFrom('enrolment.attendance')
      .where('palace_id', '=', palaceId)
      .where('enrolment_id', '=', enrolmentId)
      .where('meeting_no', '=', last.no)
      .execute()
    await takeBackActs(scope, palaceId, enrolmentId, last.no)
    if (visits.length > 1) {
      journal({
        action: 'enrolment.undoCheckIn',
        subject: { type: 'enrolment', id: enrolmentId },
        palaceId,
        divisionCode: house.target.divisionCode,
        before: { meetingNo: last.no },
      })
      return
    }
    const walkedIn = claim.personId === null && claim.holderId === null
    const change: Change = {
      checked_in_at: null,
      ...(walkedIn ? { cancelled_at: now, cancelled_by: 'palace' } : {}),
      ...(walkedIn || claim.releasedAt ? { seat_no: null } : {}),
    }
    await changeClaims(scope, house, 'undoCheckIn', [claim], change)
    if (claim.releasedAt)
      await db
        .updateTable('enrolment.no_show')
        .set({ forgiven_at: null })
        .where('palace_id', '=', palaceId)
        .where('enrolment_id', '=', enrolmentId)
        .execute()
  },
)
