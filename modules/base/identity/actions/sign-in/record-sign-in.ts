import { type Db, newId } from '#kit/db/index.ts'
import { identityDb } from '../../schema/db.ts'
import type { Proof } from './open-session.ts'
import type { Origin } from './send-code.ts'

type SignIn = { personId: string | null; by: Proof; succeeded: boolean; origin: Origin }

/** Writes a sign-in of staff, or a try in vain, into their log; a name that nobody has as well, so that it takes as long. */
export async function recordSignIn(
  db: Db,
  at: Temporal.Instant,
  { personId, by, succeeded, origin }: SignIn,
): Promise<void> {
  await identityDb(db)
    .insertInto('identity.sign_in_record')
    .values({
      id: newId(),
      person_id: personId,
      at,
      by,
      succeeded,
      address: origin.address,
      device: origin.device.slice(0, 300),
    })
    .execute()
}
