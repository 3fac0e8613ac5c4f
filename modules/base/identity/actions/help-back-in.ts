import { z } from 'zod'
import { palacesByIds } from '#modules/base/places/index.ts'
import { randomCode } from '#kit/crypto/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import { helpReasons } from '../contract.ts'
import { errors } from '../errors.ts'
import { canHelpBackIn, type RolePlace } from '../policy.ts'
import { identityPorts } from '../ports.ts'
import { opened } from '../queries/person-columns.ts'
import { rolesOf } from '../queries/roles.ts'
import { identityDb } from '../schema/db.ts'
import { forgetAttempts } from './sign-in/limit-attempts.ts'
import { hashPassword } from './sign-in/password.ts'

const Help = z.object({ personId: z.uuid(), reason: z.enum(helpReasons) })
const ONE_TIME_LETTERS = '346789ACDEFGHJKMNPQRTWXYacdefghjkmnpqrtwxy'

/** Nobody helps themselves, and whoever helps stands over every place where the person works. */
async function allowHelp({ actor, tx, now, allow }: ActionScope, personId: string): Promise<void> {
  const held = await rolesOf(tx, personId, now)
  const palaces = await palacesByIds(
    tx,
    held.flatMap(({ palaceId }) => palaceId ?? []),
  )
  const places = held.map(({ role, scope, palaceId }): RolePlace =>
    scope
      ? { role, scope }
      : { role, palaceId: palaceId!, divisionCode: palaces.get(palaceId!)?.divisionCode ?? '' },
  )
  allow(canHelpBackIn(actor, personId, places))
}

/**
 * The security administrator takes someone's second factors away, who lost phone and recovery codes. All devices are
 * signed out, the person is told, and sets up another at the next sign-in when they must have one.
 */
export const resetSecondFactor = action(Help, async (scope, { personId, reason }) => {
  await allowHelp(scope, personId)
  const db = identityDb(scope.tx)
  for (const table of [
    'identity.totp',
    'identity.recovery_code',
    'identity.passkey',
    'identity.sign_in_session',
  ] as const)
    await db.deleteFrom(table).where('person_id', '=', personId).execute()
  await forgetAttempts(scope.tx, { tryOfSecondFactor: personId, tryOfRecovery: personId })
  scope.journal({
    action: 'identity.resetSecondFactor',
    subject: { type: 'person', id: personId },
    after: { reason },
  })
  await identityPorts.tell(scope, { personId, what: 'secondFactorReset' })
})

/** Gives staff a password for one sign-in, at which they choose their own. @throws Problem `person-not-found` */
export const resetPassword = action(Help, async (scope, { personId, reason }) => {
  await allowHelp(scope, personId)
  const password = randomCode(ONE_TIME_LETTERS, 14)
  const db = identityDb(scope.tx)
  const user = await db
    .updateTable('identity.sign_in_user')
    .set({ password_chosen_at: null, updated_at: scope.now })
    .where('id', '=', personId)
    .returning('username')
    .executeTakeFirst()
  if (!user) throw errors.error('person-not-found')
  await db
    .updateTable('identity.sign_in_account')
    .set({ password: await hashPassword(password), updated_at: scope.now })
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .execute()
  await db.deleteFrom('identity.sign_in_session').where('person_id', '=', personId).execute()
  await forgetAttempts(scope.tx, { tryOfUsername: user.username ?? '' })
  scope.journal({
    action: 'identity.resetPassword',
    subject: { type: 'person', id: personId },
    after: { reason },
  })
  await identityPorts.tell(scope, { personId, what: 'passwordReset' })
  return { password }
})

/** Lets someone try again at once, who tried too often; how many tries are forgotten stands in the journal. */
export const unlock = action(Help, async (scope, { personId, reason }) => {
  await allowHelp(scope, personId)
  const row = await identityDb(scope.tx)
    .selectFrom('identity.person as person')
    .leftJoin('identity.sign_in_user as user', 'user.id', 'person.id')
    .select(['person.phone', 'user.username'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  if (!row) throw errors.error('person-not-found')
  const phone = opened('phone', row.phone)
  const tries = await forgetAttempts(scope.tx, {
    tryOfSecondFactor: personId,
    tryOfRecovery: personId,
    ...(row.username ? { tryOfUsername: row.username } : {}),
    ...(phone ? { tryOfPhone: phone, codeToPhone: phone } : {}),
  })
  scope.journal({
    action: 'identity.unlock',
    subject: { type: 'person', id: personId },
    after: { reason, tries },
  })
})
