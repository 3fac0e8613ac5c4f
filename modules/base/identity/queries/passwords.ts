import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

const passwords = (db: Db) =>
  identityDb(db)
    .selectFrom('identity.sign_in_user as user')
    .innerJoin('identity.sign_in_account as account', (join) =>
      join.onRef('account.person_id', '=', 'user.id').on('account.provider_id', '=', 'credential'),
    )
    .select(['user.id as personId', 'account.password as hash', 'user.password_chosen_at as chosenAt'])

/** The kept password of a username; usernames are stored in small letters. */
export async function passwordOfUsername(db: Db, username: string) {
  return (await passwords(db).where('user.username', '=', username).executeTakeFirst()) ?? null
}

export async function passwordOfPerson(db: Db, personId: string) {
  return (await passwords(db).where('user.id', '=', personId).executeTakeFirst()) ?? null
}

/** Did somebody else make this person's password, so that they must choose one of their own? */
export async function mustChoosePassword(db: Db, personId: string): Promise<boolean> {
  const kept = await passwordOfPerson(db, personId)
  return kept !== null && kept.chosenAt === null
}
