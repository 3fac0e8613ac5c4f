import type { Db } from '#kit/db/index.ts'
import {
  consentVersions,
  hashPassword,
  insertConsents,
  insertPassword,
  insertPeople,
  insertRoles,
} from '#modules/base/identity/index.ts'
import { insertUnions } from '#modules/base/membership/index.ts'
import { demoPassword, type Demo } from '../../../tools/demo/index.ts'

const BATCH = 4_000

/** Everyone with their consents, and the staff with roles and the demonstration password. Needs `configureSignIn` and `setKeyring`. */
export async function insertEveryone(
  db: Db,
  { people, unions, cast, consents }: Demo,
  now: Temporal.Instant,
  done: (people: number) => void,
): Promise<void> {
  for (let at = 0; at < people.length; at += BATCH) {
    await insertPeople(db, people.slice(at, at + BATCH))
    done(Math.min(at + BATCH, people.length))
  }
  await insertConsents(db, [...consents(consentVersions.service)])
  await insertRoles(db, cast.roles)
  await insertUnions(db, unions)
  const passwordHash = await hashPassword(demoPassword)
  for (const { personId, signIn, password } of cast.accounts)
    if (password)
      await insertPassword(db, { id: personId, username: signIn, passwordHash, chosenByOwner: true, now })
}
