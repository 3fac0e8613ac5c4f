import { maskName, normalizePhone } from '#kit/crypto/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { NewStaff } from '../contract.ts'
import { errors } from '../errors.ts'
import { canCreateStaff } from '../policy.ts'
import { last4Hash, phoneHash, sealed } from '../queries/person-columns.ts'
import { identityDb } from '../schema/db.ts'
import { checkNewPassword, hashPassword } from './sign-in/password.ts'

/**
 * Makes an account for a member of staff: a person with a name, a username and a password, and, when given, a phone.
 * Someone whose phone is known already has an account that is theirs alone: give them the role, and they sign in by code.
 * @throws Problem `username-taken` | `phone-taken` | `password-too-short` | `phone-not-understood`
 */
export const createStaff = action(NewStaff, async (scope, input) => {
  scope.allow(canCreateStaff(scope.actor))
  return makeStaff(scope, input)
})

/** The same, already allowed: for the first administrators, who choose their own password. */
export async function makeStaff(
  { tx, now, journal }: Pick<ActionScope, 'tx' | 'now' | 'journal'>,
  input: { name: string; username: string; password: string; phone?: string },
  chosenByOwner = false,
) {
  checkNewPassword(input.password)
  const phone = input.phone ? normalizePhone(input.phone) : null
  if (input.phone && !phone) throw errors.error('phone-not-understood', { field: 'phone' })
  const id = newId()
  await insertStaffPerson(tx, { id, name: input.name, phone, now })
  await insertPassword(tx, {
    id,
    username: input.username,
    passwordHash: await hashPassword(input.password),
    chosenByOwner,
    now,
  })
  journal({
    action: 'identity.createStaff',
    subject: { type: 'person', id },
    after: { username: input.username },
  })
  return { id }
}

async function insertStaffPerson(
  tx: ActionScope['tx'],
  { id, name, phone, now }: { id: string; name: string; phone: string | null; now: Temporal.Instant },
) {
  await identityDb(tx)
    .insertInto('identity.person')
    .values({
      id,
      name: sealed('name', name),
      name_masked: maskName(name),
      phone: sealed('phone', phone),
      phone_hash: phone === null ? null : phoneHash(phone),
      phone_last4: phone === null ? null : last4Hash(phone.slice(-4)),
      created_at: now,
    })
    .execute()
}

/**
 * Lets a person sign in by username and password; one that somebody else made must be changed at the first sign-in.
 * @throws Problem `username-taken`
 */
export async function insertPassword(
  tx: ActionScope['tx'],
  {
    id,
    username,
    passwordHash,
    chosenByOwner,
    now,
  }: { id: string; username: string; passwordHash: string; chosenByOwner: boolean; now: Temporal.Instant },
): Promise<void> {
  const db = identityDb(tx)
  const times = { created_at: now, updated_at: now }
  await db
    .insertInto('identity.sign_in_user')
    .values({
      id,
      name: id,
      email: `${id}@person.invalid`,
      username: username.toLowerCase(),
      password_chosen_at: chosenByOwner ? now : null,
      ...times,
    })
    .execute()
  await db
    .insertInto('identity.sign_in_account')
    .values({
      id: newId(),
      account_id: id,
      provider_id: 'credential',
      person_id: id,
      password: passwordHash,
      ...times,
    })
    .execute()
}
