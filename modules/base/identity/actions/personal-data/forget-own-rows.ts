import type { ActionScope } from '#kit/db/action.ts'
import { phoneHashes } from '../../queries/person-columns.ts'
import { myData } from '../../queries/my-data.ts'
import { forgetWaysIn } from '../second-factor/forget.ts'
import { identityDb } from '../../schema/db.ts'

/**
 * Erases every personal field of these people, their sign-ins and codes; roles and consents end. The empty rows stay, so
 * that figures and the journal stay true.
 */
export async function forgetOwnRows(
  { tx, now }: Pick<ActionScope, 'tx' | 'now'>,
  personIds: readonly string[],
): Promise<void> {
  const db = identityDb(tx)
  const ids = [...personIds]
  const phones = (await Promise.all(ids.map((id) => myData(tx, id)))).flatMap((one) => one?.phone ?? [])
  const codes = phones.flatMap(phoneHashes).map((hash) => hash.toString('hex'))
  if (codes.length > 0)
    await db.deleteFrom('identity.sign_in_code').where('identifier', 'in', codes).execute()
  await db
    .updateTable('identity.person')
    .set({
      name: null,
      name_masked: null,
      phone: null,
      phone_hash: null,
      phone_last4: null,
      email: null,
      birth_year: null,
      division_code: null,
      member: false,
      union_name: null,
      said_member: false,
      said_union_name: null,
      gig_worker: false,
      retired: false,
      guardian_id: null,
      elder_mode: false,
      forgotten_at: now,
    })
    .where('id', 'in', ids)
    .execute()
  await forgetWaysIn(tx, ids)
  await db.deleteFrom('identity.sign_in_session').where('person_id', 'in', ids).execute()
  await db.deleteFrom('identity.sign_in_account').where('person_id', 'in', ids).execute()
  await db.deleteFrom('identity.sign_in_user').where('id', 'in', ids).execute()
  await db
    .updateTable('identity.role_assignment')
    .set({ ends_at: now })
    .where('person_id', 'in', ids)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .where('begins_at', '<', now)
    .execute()
  await db
    .updateTable('identity.consent')
    .set({ withdrawn_at: now })
    .where('person_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .execute()
}
