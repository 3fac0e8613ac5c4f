import { hash } from 'node:crypto'
import { z } from 'zod'
import { allowed } from '#kit/access/index.ts'
import { action, type ActionScope } from '#kit/db/action.ts'
import { identityPorts } from '../../ports.ts'
import { holdsSomeRole } from '../../queries/roles.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { identityDb } from '../../schema/db.ts'
import { signInLibrary } from './auth.ts'
import { recordSignIn } from './record-sign-in.ts'
import type { Origin, SignInContext } from './send-code.ts'

/** A session just opened: its token goes into the cookie, or into a program's `Authorization: Bearer`. */
export type OpenedSession = { token: string; personId: string; days: number }

/** By what someone proved who they are. */
export type Proof = 'code' | 'password' | 'totp' | 'recovery' | 'passkey' | (string & {})

/**
 * Opens a session for a person who has proved who they are; a browser that they never used before is told to them.
 * Whoever holds a role gets a short one.
 */
export async function openSession(
  context: SignInContext,
  personId: string,
  { by, secondFactor, origin }: { by: Proof; secondFactor: boolean; origin: Origin },
): Promise<OpenedSession> {
  const { db, clock } = context
  const now = clock.now()
  await entered({ ...context, actor: { personId, grants: [] } }, { by, ...origin })
  const staff = await holdsSomeRole(db, personId, now)
  if (staff) await recordSignIn(db, now, { personId, by, succeeded: true, origin })
  const library = await signInLibrary().auth.$context
  const session = await library.internalAdapter.createSession(personId, staff, {
    ipAddress: origin.address,
    userAgent: origin.device.slice(0, 300),
  })
  if (secondFactor)
    await identityDb(db)
      .updateTable('identity.sign_in_session')
      .set({ second_factor_at: now })
      .where('token', '=', session.token)
      .execute()
  return { token: session.token, personId, days: staff ? signIn.staffSessionDays : signIn.sessionDays }
}

const entered = action(
  z.object({ by: z.string(), device: z.string(), mark: z.string().optional() }),
  async (scope, { by, device, mark }) => {
    const personId = scope.actor.personId!
    scope.allow(allowed)
    scope.journal({ action: 'identity.signIn', subject: { type: 'person', id: personId }, after: { by } })
    if (await isNewDevice(scope, hash('sha256', mark ?? `program ${device}`, 'buffer')))
      await identityPorts.tell(scope, { personId, what: 'newDevice', device })
  },
)

/** Remembers the device. It is new when the person has used others before, but not this one. */
async function isNewDevice({ tx, actor, now }: ActionScope, device_hash: Buffer): Promise<boolean> {
  const db = identityDb(tx)
  const known = await db
    .selectFrom('identity.known_device')
    .select('device_hash')
    .where('person_id', '=', actor.personId!)
    .execute()
  await db
    .insertInto('identity.known_device')
    .values({ person_id: actor.personId!, device_hash, seen_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'device_hash']).doUpdateSet({ seen_at: now }))
    .execute()
  return known.length > 0 && !known.some((one) => one.device_hash.equals(device_hash))
}
