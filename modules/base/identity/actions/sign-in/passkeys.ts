import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { action, type ActionContext } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { errors } from '../../errors.ts'
import { isSomeone } from '../../policy.ts'
import { identityPorts } from '../../ports.ts'
import { mustShowSecondFactor, secondFactorsOf } from '../../queries/second-factors.ts'
import { signIn } from '../../rules/sign-in-limits.ts'
import { identityDb } from '../../schema/db.ts'
import { signInLibrary } from './auth.ts'
import { limitAttempts } from './limit-attempts.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import type { Origin, SignInContext } from './send-code.ts'

/** Passkeys are bound to our address: no other site can ask for them. */
function ourSite() {
  const { origin, hostname } = new URL(signInLibrary().baseUrl)
  return { origin, hostname }
}

/** What a browser needs to make a passkey for whoever is signed in. */
export async function passkeyOffer(
  { db, actor, clock }: ActionContext,
  { name }: { name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const personId = actor.personId!
  const known = await identityDb(db)
    .selectFrom('identity.passkey')
    .select('credential_id')
    .where('person_id', '=', personId)
    .execute()
  if (known.length >= signIn.passkeysMost) throw errors.error('too-many-passkeys')
  const options = await generateRegistrationOptions({
    rpName: 'Wenhuagong',
    rpID: ourSite().hostname,
    userID: new TextEncoder().encode(personId),
    userName: name,
    attestationType: 'none',
    excludeCredentials: known.map(({ credential_id: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(db, options.challenge, personId, clock.now())
  return options
}

/** Keeps a new passkey under the name that its owner gives it. @throws Problem `passkey-refused` */
export async function addPasskey(
  context: ActionContext,
  { response, name }: { response: unknown; name: string },
): Promise<{ id: string }> {
  const { db, actor, clock } = context
  const given = response as RegistrationResponseJSON
  const site = ourSite()
  const checked = await verifyRegistrationResponse({
    response: given,
    expectedChallenge: (challenge) => spendChallenge(db, challenge, actor.personId, clock.now()),
    expectedOrigin: site.origin,
    expectedRPID: site.hostname,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) throw errors.error('passkey-refused')
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  return keepPasskey(context, {
    name: name.trim() || 'Passkey',
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64'),
    counter,
    transports,
  })
}

const NewPasskey = z.object({
  name: z.string().max(40),
  credentialId: z.string(),
  publicKey: z.base64(),
  counter: z.number(),
  transports: z.array(z.string()),
})

const keepPasskey = action(NewPasskey, async (scope, passkey) => {
  const { actor, tx, now, allow, journal } = scope
  allow(isSomeone(actor))
  const personId = actor.personId!
  const id = newId()
  await identityDb(tx)
    .insertInto('identity.passkey')
    .values({
      id,
      person_id: personId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey, 'base64'),
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
      created_at: now,
    })
    .execute()
  journal({ action: 'identity.addPasskey', subject: { type: 'person', id: personId } })
  await identityPorts.tell(scope, { personId, what: 'passkeyAdded' })
  return { id }
})

/**
 * Takes a passkey away; the last second factor of someone who must have one stays.
 * @throws Problem `passkey-not-found` | `second-factor-stays`
 */
export const removePasskey = action(z.object({ passkeyId: z.uuid() }), async (scope, { passkeyId }) => {
  const { actor, tx, now, allow, journal } = scope
  allow(isSomeone(actor))
  const personId = actor.personId!
  const removed = await identityDb(tx)
    .deleteFrom('identity.passkey')
    .where('id', '=', passkeyId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst()
  if (!removed) throw errors.error('passkey-not-found')
  const { totp, passkeys } = await secondFactorsOf(tx, personId)
  const { allStaff } = signInLibrary()
  if (!totp && passkeys === 0 && (await mustShowSecondFactor(tx, personId, { now, allStaff })))
    throw errors.error('second-factor-stays')
  journal({ action: 'identity.removePasskey', subject: { type: 'person', id: personId } })
  await identityPorts.tell(scope, { personId, what: 'passkeyRemoved' })
})

/** What a browser needs to sign in: it then offers the passkeys that it has for us. Says nothing about anybody. */
export async function passkeyQuestion(
  { db, clock }: SignInContext,
  origin: Origin,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await limitAttempts(db, clock.now(), { tryFromAddress: origin.address })
  const options = await generateAuthenticationOptions({
    rpID: ourSite().hostname,
    userVerification: 'required',
  })
  await keepChallenge(db, options.challenge, null, clock.now())
  return options
}

/**
 * Signs in with a passkey. The device asked for a fingerprint, a face or a code, so it is two factors at once.
 * @throws Problem `passkey-refused` whatever was wrong with it
 */
export async function enterWithPasskey(
  context: SignInContext,
  { response }: { response: unknown },
  origin: Origin,
): Promise<OpenedSession> {
  const { db, clock } = context
  const given = response as AuthenticationResponseJSON
  const own = identityDb(db)
  const kept = await own
    .selectFrom('identity.passkey')
    .selectAll()
    .where('credential_id', '=', String(given?.id))
    .executeTakeFirst()
  if (!kept) throw errors.error('passkey-refused')
  const site = ourSite()
  const checked = await verifyAuthenticationResponse({
    response: given,
    expectedChallenge: (challenge) => spendChallenge(db, challenge, null, clock.now()),
    expectedOrigin: site.origin,
    expectedRPID: site.hostname,
    requireUserVerification: true,
    credential: {
      id: kept.credential_id,
      publicKey: new Uint8Array(kept.public_key),
      counter: Number(kept.counter),
    },
  }).catch(() => null)
  if (!checked?.verified) throw errors.error('passkey-refused')
  await own
    .updateTable('identity.passkey')
    .set({ counter: checked.authenticationInfo.newCounter, last_used_at: clock.now() })
    .where('id', '=', kept.id)
    .execute()
  return openSession(context, kept.person_id, { by: 'passkey', secondFactor: true, origin })
}

async function keepChallenge(db: Db, challenge: string, person_id: string | null, now: Temporal.Instant) {
  const expires_at = now.add({ minutes: signIn.passkeyMinutes })
  await identityDb(db)
    .insertInto('identity.passkey_challenge')
    .values({ challenge, person_id, expires_at })
    .execute()
}

/** A question is answered once, in time, and by whom it was put to. */
async function spendChallenge(db: Db, challenge: string, personId: string | null, now: Temporal.Instant) {
  const spent = await identityDb(db)
    .deleteFrom('identity.passkey_challenge')
    .where('challenge', '=', challenge)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst()
  return spent !== undefined
}
