import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { MailRefused, type Mail, type SendMail } from '../ports.ts'

const PATIENCE_MS = 5_000

/** Sends e-mail through a real SMTP server; whatever it does, an answer comes within five seconds. */
export function smtp(url: string, from: string): SendMail {
  return async (mail) => {
    const transport = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      dnsTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const enough = new AbortController()
    try {
      await Promise.race([transport.sendMail(composed(mail, from)), patience(enough.signal)])
    } catch (error) {
      throw refusal(error)
    } finally {
      enough.abort()
      transport.close()
    }
  }
}

const composed = ({ to, subject, text, html, messageId, unsubscribe }: Mail, from: string) => ({
  from,
  // As an object, so that nothing in the address can be read as a second recipient.
  to: { name: '', address: to },
  subject: oneLine(subject),
  text,
  html,
  // The same message has the same id when it is sent twice after a crash, so that a mailbox shows it once.
  messageId,
  list: { unsubscribe: { url: unsubscribe, comment: '' } },
  // RFC 8058: the mail program's own button ends it at once.
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
})

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A server that keeps dripping bytes outlasts every socket timeout; this one it does not. */
async function patience(signal: AbortSignal): Promise<never> {
  await sleep(PATIENCE_MS, undefined, { signal })
  throw new Error(`The mail server did not answer within ${PATIENCE_MS / 1_000} seconds.`)
}

/** 5xx after the recipient was named means never (RFC 5321, 4.2.1); everything else may pass. */
function refusal(error: unknown): unknown {
  const {
    code,
    responseCode = 0,
    message,
  } = error as { code?: string; responseCode?: number; message: string }
  const forGood = code === 'EENVELOPE' && (responseCode === 0 || responseCode >= 500)
  return forGood ? new MailRefused(message, { cause: error }) : error
}
