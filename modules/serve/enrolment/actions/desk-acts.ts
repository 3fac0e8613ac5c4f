import type { ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import type { LockedSession } from '#modules/serve/catalog/index.ts'
import { visitsOf } from '../queries/attendance-of.ts'
import { DESK_DEVICE, type DoorActRecord } from '../queries/door-acts.ts'
import { enrolmentDb } from '../schema/db.ts'

/**
 * Takes up the check-ins of these people that desks with a network made, as acts among the others: so that an earlier
 * act of a device, or its being taken back later, does not lose what a desk did.
 */
export async function takeUpDeskActs(
  { tx, now }: Pick<ActionScope, 'tx' | 'now'>,
  { palaceId, id: sessionId }: LockedSession,
  told: readonly DoorActRecord[],
  enrolmentIds: readonly string[],
): Promise<void> {
  const visits = await visitsOf(tx, palaceId, enrolmentIds)
  const own = visits.filter(
    ({ enrolmentId, no, at }) =>
      !told.some((act) => act.claimId === enrolmentId && act.meetingNo === no && act.at.equals(at)),
  )
  if (own.length === 0) return
  await enrolmentDb(tx)
    .insertInto('enrolment.door_act')
    .values(
      own.map(({ enrolmentId, no, at, method, byPersonId }) => ({
        palace_id: palaceId,
        id: newId(),
        session_id: sessionId,
        meeting_no: no,
        kind: 'checkIn' as const,
        enrolment_id: enrolmentId,
        method,
        device_id: DESK_DEVICE,
        seq: 0,
        at,
        by_person_id: byPersonId,
        uploaded_at: now,
      })),
    )
    .execute()
}

/** A desk took somebody's check-in to a meeting back: what devices told about it is taken back with it. */
export async function takeBackActs(
  { tx, now }: Pick<ActionScope, 'tx' | 'now'>,
  palaceId: string,
  enrolmentId: string,
  meetingNo: number,
): Promise<void> {
  await enrolmentDb(tx)
    .updateTable('enrolment.door_act')
    .set({ undone_at: now, outcome: 'takenBack' })
    .where('palace_id', '=', palaceId)
    .where('claim_id', '=', enrolmentId)
    .where('meeting_no', '=', meetingNo)
    .where('kind', '!=', 'undo')
    .execute()
}
