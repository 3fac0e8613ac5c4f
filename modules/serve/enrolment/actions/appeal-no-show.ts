import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/index.ts'
import { AppealRequest } from '../contract.ts'
import { canAnswerFor } from '../policy.ts'
import { aftermathOf } from '../queries/appeals.ts'
import { appealRefusal } from '../rules/may-act.ts'
import { enrolmentDb } from '../schema/db.ts'
import { claimById, refuse } from './lock-claim.ts'

/**
 * Asks staff to forgive a no-show, once. Asking again while it waits changes nothing. P9.
 * @throws Problem `no-no-show` | `appealed-already` | `enrolment-not-found`
 */
export const appealNoShow = action(
  AppealRequest.extend({ palaceId: z.uuid(), enrolmentId: z.uuid() }),
  async ({ actor, tx, now, allow, journal, unchanged }, { palaceId, enrolmentId, reason }) => {
    const claim = await claimById(tx, palaceId, enrolmentId)
    allow(canAnswerFor(actor, claim))
    const standing = (await aftermathOf(tx, [claim])).get(enrolmentId)!
    if (standing.appealId !== null && standing.upheld === null) return unchanged()
    refuse(appealRefusal(standing))
    const id = newId()
    await enrolmentDb(tx)
      .insertInto('enrolment.appeal')
      .values({
        palace_id: palaceId,
        id,
        enrolment_id: enrolmentId,
        person_id: claim.personId!,
        reason,
        created_at: now,
      })
      .execute()
    journal({
      action: 'enrolment.appealNoShow',
      subject: { type: 'appeal', id },
      palaceId,
      after: { enrolmentId },
    })
  },
)
