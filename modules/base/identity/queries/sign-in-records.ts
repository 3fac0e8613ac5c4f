import type { Actor } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'
import { staffWithin } from './roles.ts'

/**
 * The latest sign-ins of staff, and tries in vain, in the actor's part of the tree: of those who hold a role there
 * (`palaceIds` lie in it). At most 2,000.
 */
export async function signInRecords(
  db: Db,
  part: { actor: Actor; now: Temporal.Instant; palaceIds: readonly string[] },
) {
  const { people, wholeProvince } = await staffWithin(db, part)
  return identityDb(db)
    .selectFrom('identity.sign_in_record as record')
    .leftJoin('identity.sign_in_user as user', 'user.id', 'record.person_id')
    .leftJoin('identity.person as person', 'person.id', 'record.person_id')
    .select(['record.id', 'record.at', 'record.by', 'record.succeeded', 'record.address', 'record.device'])
    .select(['user.username', 'person.name_masked as nameMasked'])
    .where((eb) =>
      eb.or([
        ...(people.length > 0 ? [eb('record.person_id', 'in', people)] : []),
        ...(wholeProvince ? [eb('record.person_id', 'is', null)] : []),
      ]),
    )
    .orderBy('record.at', 'desc')
    .orderBy('record.id', 'desc')
    .limit(2_000)
    .execute()
}

/** What stands in the log about these people themselves, the latest first. */
export function signInsOf(db: Db, personIds: readonly string[]) {
  return identityDb(db)
    .selectFrom('identity.sign_in_record')
    .select(['at', 'by', 'succeeded', 'address', 'device'])
    .where('person_id', 'in', [...personIds])
    .orderBy('at', 'desc')
    .limit(1_000)
    .execute()
}
