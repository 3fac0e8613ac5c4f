/** A text message provider. @throws when the message was not taken; it is tried again later. */
export type SmsProvider = {
  send(phone: string, text: string): Promise<void>
  /** Keeps texts to be read at /dev/inbox instead of sending them: demonstration only. */
  readonly development?: true
}

/** One e-mail, both as text and as HTML. */
export type Mail = {
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  unsubscribe: string
}

/** Sends one e-mail. @throws MailRefused when no later try can help, any other error when one may. */
export type SendMail = (mail: Mail) => Promise<void>

/** The other side refused for good: no such mailbox, for example. */
export class MailRefused extends Error {}

export type NotificationsConfig = {
  /** The address under which people reach us, without a slash at its end. */
  baseUrl: string
  sms: SmsProvider | null
  sendMail: SendMail | null
}

let config: NotificationsConfig = { baseUrl: '', sms: null, sendMail: null }

/** Gives the module its ways out; `configureNotifications` does it at start. */
export function setWaysOut(given: NotificationsConfig): void {
  config = given
}

/** The ways out of this installation. A way that is null is not there: its deliveries are not even queued. */
export const waysOut = (): NotificationsConfig => config
