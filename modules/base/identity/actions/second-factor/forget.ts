import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../../schema/db.ts'

/** Everything by which these people prove who they are, besides a password: gone, with the devices they used. */
export async function forgetWaysIn(tx: Db, personIds: readonly string[]): Promise<void> {
  const db = identityDb(tx)
  for (const table of [
    'identity.totp',
    'identity.recovery_code',
    'identity.passkey',
    'identity.passkey_challenge',
    'identity.linked_account',
    'identity.known_device',
    'identity.sign_in_record',
  ] as const)
    await db.deleteFrom(table).where('person_id', 'in', personIds).execute()
}
