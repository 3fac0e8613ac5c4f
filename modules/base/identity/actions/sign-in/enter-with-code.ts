import { isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { allowed } from '#kit/access/index.ts'
import { normalizePhone } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { newId } from '#kit/db/id.ts'
import { locales } from '#kit/i18n/index.ts'
import { errors } from '../../errors.ts'
import { consentStands } from '../../queries/consents.ts'
import { last4Hash, phoneHash, sealed } from '../../queries/person-columns.ts'
import { personIdByPhone } from '../../queries/person-by-phone.ts'
import { followRoll } from '../../queries/follow-roll.ts'
import { identityPorts } from '../../ports.ts'
import { consentVersions } from '../../rules/consent.ts'
import { identityDb } from '../../schema/db.ts'
import { linkAccount } from '../link-account.ts'
import { type Admitted, admit } from './admit.ts'
import { signInLibrary } from './auth.ts'

import { limitAttempts } from './limit-attempts.ts'
import { type Origin, phoneKey, type SignInContext } from './send-code.ts'

export type CodeEntry = {
  phone: string
  code: string
  agreed: boolean
  locale: (typeof locales)[number]
  /** The account elsewhere that brought them here, to be linked (external/enter.ts). */
  link?: string | undefined
}

/**
 * Signs in with the code from a text message; the first time, the account begins, with consent to the service.
 * @throws Problem `phone-not-understood` | `consent-needed` | `code-wrong` | `code-over` | `too-many-attempts`
 */
export async function enterWithCode(
  context: SignInContext,
  entry: CodeEntry,
  origin: Origin,
): Promise<Admitted> {
  const { db, clock } = context
  const phone = normalizePhone(entry.phone)
  if (!phone) throw errors.error('phone-not-understood', { field: 'phone' })
  if (!entry.agreed) throw errors.error('consent-needed', { field: 'agreed' })
  await limitAttempts(db, clock.now(), { tryFromAddress: origin.address, tryOfPhone: phone })
  await spendCode(phone, entry.code.replaceAll(/\s/g, ''))
  const personId = (await personIdByPhone(db, phone)) ?? newId()
  const themselves = { ...context, actor: { personId, grants: [] } }
  await begin(themselves, { phone, locale: entry.locale })
  const admitted = await admit(context, personId, { by: 'code', origin })
  // Whoever still has to show a second factor links later, under /my/security: a phone alone must not be enough.
  if (entry.link && 'session' in admitted) await linkAccount(themselves, { link: entry.link })
  return admitted
}

const WRONG = new Set(['INVALID_OTP', 'OTP_NOT_FOUND'])
const OVER = new Set(['OTP_EXPIRED', 'TOO_MANY_ATTEMPTS'])

/** A right code is spent by looking at it once; after too many wrong ones even the right one is refused. */
export async function spendCode(phone: string, code: string): Promise<void> {
  try {
    await signInLibrary().auth.api.consumePhoneNumberOTP({ body: { phoneNumber: phoneKey(phone), code } })
  } catch (error) {
    const reason = isAPIError(error) ? String(error.body?.code) : ''
    if (WRONG.has(reason)) throw errors.error('code-wrong', { field: 'code' })
    if (OVER.has(reason)) throw errors.error('code-over', { field: 'code' })
    throw error
  }
}

const Entry = z.object({ phone: z.string(), locale: z.enum(locales) })

/** Whoever holds the phone is the person: makes the person when there is none, and keeps their consent. */
const begin = action(Entry, async ({ actor, tx, now, allow, journal, unchanged }, { phone, locale }) => {
  allow(allowed)
  const id = actor.personId!
  const db = identityDb(tx)
  const made = await db
    .insertInto('identity.person')
    .values({
      id,
      phone: sealed('phone', phone),
      phone_hash: phoneHash(phone),
      phone_last4: last4Hash(phone.slice(-4)),
      locale,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  // Whoever stands on the roll of a union when they begin is its member from the first moment.
  const unionName = made ? await identityPorts.unionOfPhone(tx, phoneHash(phone)) : null
  if (unionName) await followRoll(tx, [{ phoneHash: phoneHash(phone), unionName, known: true }])
  const version = consentVersions.service
  if (!(await consentStands(tx, id, 'service', version)))
    await db
      .insertInto('identity.consent')
      .values({ person_id: id, purpose: 'service', version, given_at: now, given_by: id })
      .execute()
  if (!made) return unchanged()
  journal({ action: 'identity.begin', subject: { type: 'person', id }, after: { by: 'code' } })
})
