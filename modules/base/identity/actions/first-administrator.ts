import { sql } from 'kysely'
import { allowed } from '#kit/access/index.ts'
import type { Clock } from '#kit/clock/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/id.ts'
import { FirstAdministrator } from '../contract.ts'
import { errors } from '../errors.ts'
import { hasAdministrator } from '../queries/roles.ts'
import { signIn } from '../rules/sign-in-limits.ts'
import { identityDb } from '../schema/db.ts'
import { makeStaff } from './create-staff.ts'

const PURPOSE = 'firstAdministrator'
const PROVINCE = '42'

/** The link by which an empty installation gets its first administrator; null when there is one already. */
export async function firstAdministratorLink(
  { db, clock }: { db: Db; clock: Clock },
  baseUrl: string,
): Promise<string | null> {
  if (await hasAdministrator(db)) return null
  const expires = clock.now().add({ hours: signIn.firstAdministratorHours })
  return `${baseUrl}/setup?token=${keyring().signToken(PURPOSE, newId(), expires)}`
}

/** Is a link still good: made by us, in time, and nobody has become administrator since? */
export async function linkIsGood(db: Db, now: Temporal.Instant, token: string): Promise<boolean> {
  return keyring().verifyToken(PURPOSE, token, now).ok && !(await hasAdministrator(db))
}

/**
 * Makes the first administrator, of the whole province. The link works once: a second use waits for the first, and
 * then finds an administrator.
 * @throws Problem `link-over` and those of `createStaff`
 */
export const becomeFirstAdministrator = action(FirstAdministrator, async (scope, { token, ...staff }) => {
  const { tx, now, allow, journal } = scope
  allow(allowed) // the link is the permission
  await sql`select pg_advisory_xact_lock(hashtext(${PURPOSE}))`.execute(tx)
  if (!(await linkIsGood(tx, now, token))) throw errors.error('link-over')
  const { id } = await makeStaff(scope, staff)
  const role = { person_id: id, role: 'administrator', scope: PROVINCE } as const
  await identityDb(tx)
    .insertInto('identity.role_assignment')
    .values({ id: newId(), ...role, begins_at: now, created_at: now })
    .execute()
  journal({ action: 'identity.firstAdministrator', subject: { type: 'person', id }, divisionCode: PROVINCE })
  return { id }
})
