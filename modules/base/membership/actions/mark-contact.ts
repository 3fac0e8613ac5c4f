import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canKeepRoll } from '../policy.ts'
import { membershipDb } from '../schema/db.ts'

/**
 * Says whether a member acts for the union: orders and books for it (`unionsOf`). Later imports leave the mark alone.
 * @throws Problem `member-not-found` | `member-has-left`
 */
export const markContact = action(
  z.object({ memberId: z.uuid(), contact: z.boolean() }),
  async ({ tx, actor, allow, journal, unchanged }, { memberId, contact }) => {
    const member = await membershipDb(tx)
      .selectFrom('membership.member as m')
      .innerJoin('membership.grassroots_union as u', 'u.id', 'm.union_id')
      .select(['m.contact', 'm.left_on as leftOn', 'u.id as unionId', 'u.division_code as divisionCode'])
      .where('m.id', '=', memberId)
      .forNoKeyUpdate('m')
      .executeTakeFirst()
    if (!member) throw errors.error('member-not-found')
    allow(canKeepRoll(actor, member.divisionCode))
    if (contact && member.leftOn !== null) throw errors.error('member-has-left')
    if (member.contact === contact) return unchanged()
    await membershipDb(tx)
      .updateTable('membership.member')
      .set((row) => ({ contact, version: row('version', '+', 1) }))
      .where('id', '=', memberId)
      .execute()
    journal({
      action: 'membership.markContact',
      subject: { type: 'union', id: member.unionId },
      divisionCode: member.divisionCode,
      before: { memberId, contact: member.contact },
      after: { memberId, contact },
    })
  },
)
