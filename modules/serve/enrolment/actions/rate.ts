import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { RatingRequest } from '../contract.ts'
import { canAnswerFor } from '../policy.ts'
import { aftermathOf } from '../queries/appeals.ts'
import { ratingRefusal } from '../rules/may-act.ts'
import { enrolmentDb } from '../schema/db.ts'
import { claimById, refuse } from './lock-claim.ts'

/**
 * Says how it was: once, and only whoever was checked in; the database holds both. The same stars again change nothing.
 * P19 (satisfaction that cannot be faked).
 * @throws Problem `not-attended` | `not-over-yet` | `already-rated` | `enrolment-not-found`
 */
export const rate = action(
  RatingRequest.extend({ palaceId: z.uuid(), enrolmentId: z.uuid() }),
  async ({ actor, tx, now, allow, journal, unchanged }, { palaceId, enrolmentId, stars, comment }) => {
    const claim = await claimById(tx, palaceId, enrolmentId)
    allow(canAnswerFor(actor, claim))
    const session = (await sessionsByKeys(tx, [claim])).get(claim.sessionId)!
    const before = (await aftermathOf(tx, [claim])).get(enrolmentId)!
    if (before.stars === stars) return unchanged()
    refuse(ratingRefusal(claim.state, session.firstMeeting, before.stars !== null, now))
    await enrolmentDb(tx)
      .insertInto('enrolment.rating')
      .values({
        palace_id: palaceId,
        enrolment_id: enrolmentId,
        session_id: claim.sessionId,
        stars,
        comment: comment || null,
        created_at: now,
      })
      .execute()
    journal({
      action: 'enrolment.rate',
      subject: { type: 'enrolment', id: enrolmentId },
      palaceId,
      after: { stars },
    })
  },
)
