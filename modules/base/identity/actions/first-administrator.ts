import { sql } from 'kysely'
import { allowed } from '#kit/access/index.ts'
import type { Clock } from '#kit/clock/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/id.ts'
import { FirstAdministrator, type FirstOffice, firstOffices } from '../contract.ts'
import { errors } from '../errors.ts'
import { roleIsHeld } from '../queries/roles.ts'
import { signIn } from '../rules/sign-in-limits.ts'
import { identityDb } from '../schema/db.ts'
import { makeStaff } from './create-staff.ts'

const PROVINCE = '42'
const purpose = (office: FirstOffice) => `first-${office}`

/**
 * The links by which an installation gets the administrators that it lacks: the system administrator first, and the
 * security administrator, who is somebody else. Empty when both are there.
 */
export async function firstAdministratorLinks(
  { db, clock }: { db: Db; clock: Clock },
  baseUrl: string,
): Promise<{ office: FirstOffice; link: string }[]> {
  const expires = clock.now().add({ hours: signIn.firstAdministratorHours })
  const links = firstOffices.map(async (office) => {
    if (await roleIsHeld(db, office, clock.now())) return []
    return [
      { office, link: `${baseUrl}/setup?token=${keyring().signToken(purpose(office), newId(), expires)}` },
    ]
  })
  return (await Promise.all(links)).flat()
}

/** Which office a link is for, while it is good: made by us, in time, and nobody has taken the office since. */
export async function officeOfLink(
  db: Db,
  now: Temporal.Instant,
  token: string,
): Promise<FirstOffice | null> {
  const office = firstOffices.find((one) => keyring().verifyToken(purpose(one), token, now).ok)
  return office && !(await roleIsHeld(db, office, now)) ? office : null
}

/**
 * Makes the first system or security administrator, of the whole province. A link works once: a second use waits for
 * the first, and then finds the office taken.
 * @throws Problem `link-over` and those of `createStaff`
 */
export const becomeFirstAdministrator = action(FirstAdministrator, async (scope, { token, ...staff }) => {
  const { tx, now, allow, journal } = scope
  allow(allowed) // the link is the permission
  await sql`select pg_advisory_xact_lock(hashtext('first administrators'))`.execute(tx)
  const office = await officeOfLink(tx, now, token)
  if (!office) throw errors.error('link-over')
  const { id } = await makeStaff(scope, staff, true)
  await identityDb(tx)
    .insertInto('identity.role_assignment')
    .values({ id: newId(), person_id: id, role: office, scope: PROVINCE, begins_at: now, created_at: now })
    .execute()
  journal({
    action: 'identity.firstAdministrator',
    subject: { type: 'person', id },
    divisionCode: PROVINCE,
    after: { role: office },
  })
  return { id, office }
})
