import type { PersonalData } from '#kit/module/index.ts'
import { forgetOwnRows } from './forget-own-rows.ts'
import { tellOwnTables } from './tell-own-tables.ts'

/** What this module keeps about people, how it is told to them and what becomes of it. */
export const identityPersonalData: PersonalData = {
  columns: {
    'identity.person.id': 'kept',
    'identity.person.guardian_id': 'erased',
    'identity.consent.person_id': 'kept',
    'identity.consent.given_by': 'kept',
    'identity.role_assignment.person_id': 'kept',
    'identity.role_assignment.granted_by': 'deed',
    'identity.sign_in_user.id': 'erased',
    'identity.sign_in_account.person_id': 'erased',
    'identity.sign_in_session.person_id': 'erased',
    'identity.totp.person_id': 'erased',
    'identity.recovery_code.person_id': 'erased',
    'identity.passkey.person_id': 'erased',
    'identity.passkey_challenge.person_id': 'erased',
    'identity.linked_account.person_id': 'erased',
    'identity.known_device.person_id': 'erased',
    'identity.sign_in_record.person_id': 'erased',
    'identity.api_token.issued_by': 'deed',
    // The journal is append-only and knows people by id alone: after forgetting, the id leads to nobody.
    'journal.entry.actor_id': 'kept',
    'journal.verification.asked_by': 'deed',
  },
  tell: tellOwnTables,
  forget: forgetOwnRows,
}
