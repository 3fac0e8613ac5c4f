import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { keyring } from '#kit/crypto/index.ts'
import { errors } from '../../../errors.ts'
import { personOfLink } from '../../../queries/linked-accounts.ts'
import { signIn } from '../../../rules/sign-in-limits.ts'
import { identityDb } from '../../../schema/db.ts'
import { type Admitted, admit } from '../admit.ts'
import { signInLibrary } from '../auth.ts'
import { limitAttempts } from '../limit-attempts.ts'
import type { Origin, SignInContext } from '../send-code.ts'
import type { ExternalAccount, ExternalSignIn } from './port.ts'

function providerOf(id: string): ExternalSignIn {
  const found = signInLibrary().external.find((one) => one.id === id)
  if (!found) throw errors.error('external-not-offered')
  return found
}

const stateHash = (state: string): Buffer => hash('sha256', state, 'buffer')
const redirectUri = (id: string) => `${signInLibrary().baseUrl}/sign-in/with/${id}/back`

/**
 * Sends a browser to sign in elsewhere. What comes back must bring `state`, which the browser keeps in a cookie.
 * @throws Problem `external-not-offered` | `external-unavailable` | `too-many-attempts`
 */
export async function beginElsewhere(
  { db, clock }: SignInContext,
  { id, next }: { id: string; next: string },
  origin: Origin,
): Promise<{ address: URL; state: string }> {
  const provider = providerOf(id)
  const now = clock.now()
  await limitAttempts(db, now, { tryFromAddress: origin.address })
  const state = randomBytes(24).toString('hex')
  const [nonce, codeVerifier] = [randomBytes(24), randomBytes(48)].map((bytes) =>
    bytes.toString('base64url'),
  ) as [string, string]
  const { device } = origin
  const address = await provider.begin({
    state,
    nonce,
    codeVerifier,
    redirectUri: redirectUri(id),
    device,
  })
  await identityDb(db)
    .insertInto('identity.external_sign_in')
    .values({
      state_hash: stateHash(state),
      provider: id,
      nonce,
      code_verifier: codeVerifier,
      next,
      expires_at: now.add({ minutes: signIn.externalMinutes }),
    })
    .execute()
  return { address, state }
}

/**
 * Reads what a browser brings back, once: it must be the browser that began, in time.
 * @throws Problem `external-over` | `external-cancelled` | `external-refused` | `external-unavailable`
 */
export async function comeBack(
  { db, clock }: SignInContext,
  { id, kept, answer }: { id: string; kept: string | undefined; answer: URLSearchParams },
  { device }: Origin,
): Promise<{ account: ExternalAccount; next: string }> {
  const state = answer.get('state') ?? ''
  if (!kept || !timingSafeEqual(stateHash(kept), stateHash(state))) throw errors.error('external-over')
  const begun = await identityDb(db)
    .deleteFrom('identity.external_sign_in')
    .where('state_hash', '=', stateHash(state))
    .where('provider', '=', id)
    .where('expires_at', '>', clock.now())
    .returning(['nonce', 'code_verifier', 'next'])
    .executeTakeFirst()
  if (!begun) throw errors.error('external-over')
  const { nonce, code_verifier: codeVerifier, next } = begun
  const way = { state, nonce, codeVerifier, redirectUri: redirectUri(id), device }
  return { account: await providerOf(id).finish(way, answer), next }
}

/** Who opened the mini-program, by the code that WeChat gave it. @throws Problem as `comeBack` */
export async function ofMiniProgram(
  { db, clock }: SignInContext,
  code: string,
  origin: Origin,
): Promise<ExternalAccount> {
  await limitAttempts(db, clock.now(), { tryFromAddress: origin.address })
  const provider = providerOf('wechat')
  if (!provider.ofMiniProgram) throw errors.error('external-not-offered')
  return provider.ofMiniProgram(code)
}

/**
 * Lets in whoever is linked with the account; or answers a link, a token with which a person who proves who they are here
 * is linked. An account elsewhere makes nobody's account here and gives no right.
 */
export async function enterFromElsewhere(
  context: SignInContext,
  account: ExternalAccount,
  origin: Origin,
): Promise<Admitted | { link: string }> {
  const { provider, subject, secondFactor } = account
  const personId = await personOfLink(context.db, { provider, subject })
  if (personId) return admit(context, personId, { by: provider, secondFactor, origin })
  return { link: linkToken({ provider, subject }, context.clock.now()) }
}

const LINK = 'signIn.link'

function linkToken({ provider, subject }: Linked, now: Temporal.Instant): string {
  const body = Buffer.from(JSON.stringify([provider, subject])).toString('base64url')
  return keyring().signToken(LINK, body, now.add({ minutes: signIn.externalMinutes }))
}

type Linked = Pick<ExternalAccount, 'provider' | 'subject'>

/** Which account elsewhere a link stands for. @throws Problem `external-over` when it is not ours, or late */
export function accountOfLink(link: string, now: Temporal.Instant): Linked {
  const checked = keyring().verifyToken(LINK, link, now)
  if (!checked.ok) throw errors.error('external-over')
  const [provider, subject] = JSON.parse(Buffer.from(checked.subject, 'base64url').toString()) as [
    string,
    string,
  ]
  return { provider, subject }
}
