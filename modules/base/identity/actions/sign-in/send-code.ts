import { keyring, normalizePhone } from '#kit/crypto/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Locale } from '#kit/i18n/index.ts'
import { errors } from '../../errors.ts'
import { codeGoesTo, signInLibrary } from './auth.ts'
import { limitAttempts } from './limit-attempts.ts'

/** Where an attempt comes from: the network address, what the device calls itself, and the mark that a browser keeps. */
export type Origin = { address: string; device: string; mark?: string }

/** What signing in needs of the request: there is no actor yet, so it is no `action`. */
export type SignInContext = Omit<ActionContext, 'actor'>

/**
 * Sends a code to a phone. The answer is the same whether the phone is known or not: it tells nobody who is registered.
 * @throws Problem `phone-not-understood` | `too-many-attempts`
 */
export async function sendCode(
  { db, clock }: SignInContext,
  input: { phone: string; locale: Locale },
  origin: Origin,
): Promise<{ phone: string }> {
  const phone = normalizePhone(input.phone)
  if (!phone) throw errors.error('phone-not-understood', { field: 'phone' })
  await limitAttempts(db, clock.now(), { codeFromAddress: origin.address, codeToPhone: phone })
  const { auth } = signInLibrary()
  await codeGoesTo.run({ phone, locale: input.locale }, () =>
    auth.api.sendPhoneNumberOTP({ body: { phoneNumber: phoneKey(phone) } }),
  )
  return { phone }
}

/** What the sign-in library knows a phone by. */
export const phoneKey = (phone: string): string => keyring().lookupHash('phone', phone).toString('hex')
