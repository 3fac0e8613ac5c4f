import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { followRoll } from '#modules/base/identity/index.ts'
import { divisionByCode } from '#modules/base/places/index.ts'
import { UnionText } from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepRoll } from '../policy.ts'
import { standingOf } from '../queries/standing.ts'
import { membershipDb } from '../schema/db.ts'

const AT_ONCE = 5_000

/**
 * Renames a union or moves it to another division; who moves it must keep the rolls of both. Its members follow the name. P7.
 * @throws Problem `union-not-found` | `division-unknown` | `not-allowed`
 */
export const editUnion = action(
  UnionText.extend({ unionId: z.uuid() }),
  async ({ tx, actor, allow, journal, unchanged }, { unionId, name, divisionCode }) => {
    const union = await membershipDb(tx)
      .selectFrom('membership.grassroots_union')
      .select(['name', 'division_code as divisionCode'])
      .where('id', '=', unionId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!union) throw errors.error('union-not-found')
    allow(canKeepRoll(actor, union.divisionCode))
    allow(canKeepRoll(actor, divisionCode))
    if (!(await divisionByCode(tx, divisionCode)))
      throw errors.error('division-unknown', { field: 'divisionCode' })
    if (union.name === name && union.divisionCode === divisionCode) return unchanged()
    await membershipDb(tx)
      .updateTable('membership.grassroots_union')
      .set({ name, division_code: divisionCode })
      .where('id', '=', unionId)
      .execute()
    if (union.name !== name) await followName(tx, unionId)
    journal({
      action: 'membership.editUnion',
      subject: { type: 'union', id: unionId },
      divisionCode,
      before: union,
      after: { name, divisionCode },
    })
  },
)

async function followName(tx: Db, unionId: string): Promise<void> {
  const phones = await membershipDb(tx)
    .selectFrom('membership.member')
    .select('phone_hash')
    .where('union_id', '=', unionId)
    .where('left_on', 'is', null)
    .execute()
  for (let at = 0; at < phones.length; at += AT_ONCE) {
    const hashes = phones.slice(at, at + AT_ONCE).map((row) => row.phone_hash)
    await followRoll(tx, await standingOf(tx, hashes))
  }
}
