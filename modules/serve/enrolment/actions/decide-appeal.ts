import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { AppealDecision } from '../contract.ts'
import { errors } from '../errors.ts'
import { canDecideAppeal } from '../policy.ts'
import { enrolmentDb } from '../schema/db.ts'
import { houseRules } from './house-rules.ts'
import { claimById } from './lock-claim.ts'
import { tell } from './tell.ts'

/**
 * Forgives a no-show, or not, with an answer in staff's words. The same decision again changes nothing. P9.
 * @throws Problem `appeal-not-found` | `decided-already`
 */
export const decideAppeal = action(
  AppealDecision.extend({ palaceId: z.uuid(), appealId: z.uuid() }),
  async (scope, { palaceId, appealId, upheld, answer }) => {
    const { actor, tx, now, allow, journal, unchanged } = scope
    const house = await houseRules(tx, palaceId, now)
    allow(canDecideAppeal(actor, house.target))
    const db = enrolmentDb(tx)
    const appeal = await db
      .selectFrom('enrolment.appeal')
      .select(['enrolment_id', 'decided_at', 'upheld'])
      .where('palace_id', '=', palaceId)
      .where('id', '=', appealId)
      .forUpdate()
      .executeTakeFirst()
    if (!appeal) throw errors.error('appeal-not-found')
    if (appeal.upheld === upheld) return unchanged()
    if (appeal.decided_at) throw errors.error('decided-already')
    await db
      .updateTable('enrolment.appeal')
      .set({ decided_at: now, decided_by: actor.personId, upheld, answer })
      .where('palace_id', '=', palaceId)
      .where('id', '=', appealId)
      .execute()
    if (upheld)
      await db
        .updateTable('enrolment.no_show')
        .set({ forgiven_at: now })
        .where('palace_id', '=', palaceId)
        .where('enrolment_id', '=', appeal.enrolment_id)
        .execute()
    const claim = await claimById(tx, palaceId, appeal.enrolment_id)
    const session = (await sessionsByKeys(tx, [claim])).get(claim.sessionId)!
    await tell(scope, { house, session }, 'appealDecided', [claim], () => ({ upheld, reason: answer }))
    journal({
      action: 'enrolment.decideAppeal',
      subject: { type: 'appeal', id: appealId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { upheld },
    })
  },
)
