import { createTranslator } from '#kit/i18n/index.ts'
import '../messages/index.ts'
import { setWaysOut, type SmsProvider } from '../ports.ts'
import { smtp } from './smtp.ts'

export type NotificationSettings = {
  /** `smtp://user:password@host:587`; absent: no e-mail leaves. */
  smtpUrl: string | undefined
  /** The address under which people reach us, without a slash at its end. */
  baseUrl: string
  /** null: no text messages, so nobody can sign in by phone code. */
  sms: SmsProvider | null
  /** The sender's address; absent: `no-reply@` and the host of baseUrl. */
  from?: string | undefined
}

/** Opens the ways out of this installation, once, before the first request and job. */
export function configureNotifications({ smtpUrl, baseUrl, sms, from }: NotificationSettings): void {
  const name = createTranslator('zh-CN')('notifications:mail.from')
  const sender = `"${name}" <${from ?? `no-reply@${new URL(baseUrl).hostname}`}>`
  setWaysOut({ baseUrl, sms, sendMail: smtpUrl ? smtp(smtpUrl, sender) : null })
}
