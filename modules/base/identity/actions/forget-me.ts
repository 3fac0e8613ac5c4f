import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { isSomeone } from '../policy.ts'
import { identityDb } from '../schema/db.ts'

/**
 * A person closes their account (PIPL, art. 47): name, phone and every other personal field of theirs and of the
 * children they look after are erased, roles, sessions and consents end. The empty row stays, so that figures and the
 * journal stay true.
 */
export const forgetMe = action(z.object({}), async ({ actor, tx, now, allow, journal }) => {
  allow(isSomeone(actor))
  const me = actor.personId!
  const db = identityDb(tx)
  const forgotten = await db
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
      union_name: null,
      forgotten_at: now,
    })
    .where((eb) => eb.or([eb('id', '=', me), eb('guardian_id', '=', me)]))
    .returning('id')
    .execute()
  const ids = forgotten.map(({ id }) => id)
  await db.deleteFrom('identity.sign_in_session').where('person_id', '=', me).execute()
  await db.deleteFrom('identity.sign_in_account').where('person_id', '=', me).execute()
  await db.deleteFrom('identity.sign_in_user').where('id', '=', me).execute()
  await db
    .updateTable('identity.role_assignment')
    .set({ ends_at: now })
    .where('person_id', '=', me)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .where('begins_at', '<', now)
    .execute()
  await db
    .updateTable('identity.consent')
    .set({ withdrawn_at: now })
    .where('person_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .execute()
  for (const id of ids) journal({ action: 'identity.forget', subject: { type: 'person', id } })
})
