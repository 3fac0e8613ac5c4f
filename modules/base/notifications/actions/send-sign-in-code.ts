import { createTranslator } from '#kit/i18n/index.ts'
import type { SendCode } from '#modules/base/identity/index.ts'
import '../messages/index.ts'
import { errors } from '../errors.ts'
import { waysOut } from '../ports.ts'

/**
 * Sends a sign-in code: fills base/identity's port `sendCode`. Not queued, because somebody waits with the page open.
 * @throws Problem `no-text-messages` when there is no provider
 */
export const sendSignInCode: SendCode = async (phone, code, locale) => {
  const { sms } = waysOut()
  if (!sms) throw errors.error('no-text-messages')
  await sms.send(phone, createTranslator(locale)('notifications:sms.signInCode', { code }))
}
