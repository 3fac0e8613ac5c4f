import type { Actor, Grant } from '#kit/access/index.ts'
import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Clock } from '#kit/clock/index.ts'
import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/id.ts'
import type { Admitted, NextStep } from './actions/sign-in/admit.ts'
import type { OpenedSession } from './actions/sign-in/open-session.ts'
import { configureSignIn } from './actions/sign-in/auth.ts'
import { openSession } from './actions/sign-in/open-session.ts'
import { insertPeople, insertRoles, type PlainPerson } from './queries/insert-people.ts'

export { giveConsent, withdrawConsent } from './actions/change-consent.ts'

export const testSecret = 'a secret key for tests only, 32+ characters'

/** Gives the process a keyring and, with a database address, sign-in; call in `beforeAll`. */
export function prepareIdentity(databaseUrl?: string): void {
  setKeyring(createKeyring(testSecret))
  if (databaseUrl) configureSignIn({ databaseUrl, secretKey: testSecret, baseUrl: 'http://localhost:3000' })
}

let phones = 0

/** A person in the database, with whatever matters to the test. */
export async function buildPerson(db: Db, of: Partial<PlainPerson> = {}): Promise<PlainPerson> {
  const person: PlainPerson = {
    id: newId(),
    name: '陈文娟',
    phone: of.guardian_id ? null : `1549${String(++phones).padStart(7, '0')}`,
    birth_year: 1989,
    division_code: '420102',
    member: false,
    union_name: null,
    gig_worker: false,
    retired: false,
    guardian_id: null,
    locale: 'zh-CN',
    elder_mode: false,
    synthetic: true,
    created_at: Temporal.Instant.from('2026-01-01T00:00Z'),
    ...of,
  }
  await insertPeople(db, [person])
  return person
}

/** A person who holds one role, as an actor. */
export async function buildStaff(
  db: Db,
  grant: Grant,
  of: Partial<PlainPerson> = {},
): Promise<Actor & { personId: string }> {
  const { id: personId } = await buildPerson(db, of)
  const where =
    'scope' in grant ? { scope: grant.scope, palace_id: null } : { scope: null, palace_id: grant.palaceId }
  const begins_at = Temporal.Instant.from('2026-01-01T00:00Z')
  await insertRoles(db, [
    {
      id: newId(),
      person_id: personId,
      role: grant.role,
      ...where,
      begins_at,
      ends_at: null,
      granted_by: null,
      created_at: begins_at,
    },
  ])
  return { personId, grants: [grant] }
}

/** The session of someone who was let in at once. @throws Error when a further step was asked for */
export function sessionOf(admitted: Admitted): OpenedSession {
  if ('next' in admitted) throw new Error(`${admitted.next.step} was asked for`)
  return admitted.session
}

/** The step that was asked for. @throws Error when it is another, or a session was opened */
export function nextOf(admitted: Admitted, step: NextStep['step']): NextStep {
  if (!('next' in admitted) || admitted.next.step !== step) throw new Error(`${step} was not asked for`)
  return admitted.next
}

/** What an action needs, for an actor; events and jobs go nowhere. */
export function contextFor(actor: Actor, parts: { db: Db; clock: Clock }): ActionContext {
  return { ...parts, actor, outbox: { send: async () => {}, emit: async () => {} }, requestId: 'test' }
}

/** A session of a person, as the token that a program sends. */
export async function openTestSession(db: Db, personId: string, now: Temporal.Instant): Promise<string> {
  const context = { db, clock: { now: () => now }, outbox: { send: async () => {}, emit: async () => {} } }
  const origin = { address: '127.0.0.1', device: 'a test' }
  return (await openSession(context, personId, { by: 'code', secondFactor: true, origin })).token
}
