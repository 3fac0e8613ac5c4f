import type { Db } from '#kit/db/index.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { identityDb } from '../../schema/db.ts'
import { signInLibrary } from './auth.ts'
import type { Origin } from './send-code.ts'

/** A session just opened: its token goes into the cookie, or into a program's `Authorization: Bearer`. */
export type OpenedSession = { token: string; personId: string; days: number }

/** Opens a session for a person who has proved who they are. Whoever holds a role gets a short one. */
export async function openSession(
  db: Db,
  personId: string,
  now: Temporal.Instant,
  origin: Origin,
): Promise<OpenedSession> {
  const staff = await identityDb(db)
    .selectFrom('identity.role_assignment')
    .select('id')
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  const context = await signInLibrary().auth.$context
  const session = await context.internalAdapter.createSession(personId, staff !== undefined, {
    ipAddress: origin.address,
    userAgent: origin.device.slice(0, 300),
  })
  return { token: session.token, personId, days: staff ? signIn.staffSessionDays : signIn.sessionDays }
}
