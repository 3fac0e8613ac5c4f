import type { Db } from '#kit/db/index.ts'
import { contactOf } from '#modules/base/identity/index.ts'
import { membershipDb } from '../schema/db.ts'
import { phoneHashes } from '../queries/roll-columns.ts'

/** A union that somebody acts for. */
export type ActedUnion = { id: string; name: string; uscc: string; divisionCode: string }

/** The unions that a person may act for: those on whose rolls they stand now, marked as contact, by name. Empty for most. */
export async function unionsOf(db: Db, personId: string): Promise<ActedUnion[]> {
  const contact = await contactOf(db, personId)
  // A child is reached by its guardian's phone, and acts for nobody.
  if (!contact?.phone || contact.personId !== personId) return []
  return membershipDb(db)
    .selectFrom('membership.member as m')
    .innerJoin('membership.grassroots_union as u', 'u.id', 'm.union_id')
    .select(['u.id', 'u.name', 'u.uscc', 'u.division_code as divisionCode'])
    .where('m.phone_hash', 'in', phoneHashes(contact.phone))
    .where('m.contact', '=', true)
    .where('m.left_on', 'is', null)
    .orderBy('u.name')
    .execute()
}
