import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { allowed } from '#kit/access/index.ts'
import { action } from '#kit/db/action.ts'
import { errors } from '../../errors.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { signInLibrary } from './auth.ts'
import { limitAttempts } from './limit-attempts.ts'
import type { OpenedSession } from './open-session.ts'
import type { Origin, SignInContext } from './send-code.ts'

/**
 * Signs staff in by username and password. An unknown name and a wrong password get the same answer, as slowly.
 * @throws Problem `password-wrong` | `too-many-attempts`
 */
export async function enterWithPassword(
  context: SignInContext,
  { username, password }: { username: string; password: string },
  origin: Origin,
): Promise<OpenedSession> {
  const { db, clock } = context
  const name = username.trim().toLowerCase()
  await limitAttempts(db, clock.now(), { tryFromAddress: origin.address, tryOfUsername: name })
  const { token, user } = await proved(name, password, origin)
  const outbox = { send: async () => {}, emit: async () => {} }
  await entered({ ...context, actor: { personId: user.id, grants: [] }, outbox }, {})
  return { token, personId: user.id, days: signIn.staffSessionDays }
}

async function proved(username: string, password: string, origin: Origin) {
  try {
    const headers = { 'user-agent': origin.device.slice(0, 300), 'x-forwarded-for': origin.address }
    return await signInLibrary().auth.api.signInUsername({
      body: { username, password, rememberMe: false },
      headers,
    })
  } catch (error) {
    if (isAPIError(error)) throw errors.error('password-wrong', { field: 'password' })
    throw error
  }
}

const entered = action(z.object({}), async ({ actor, allow, journal }) => {
  allow(allowed)
  journal({
    action: 'identity.signIn',
    subject: { type: 'person', id: actor.personId! },
    after: { by: 'password' },
  })
})
