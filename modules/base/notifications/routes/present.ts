import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { familyOf } from '#modules/base/identity/index.ts'
import { type InboxEntry, sayMessage } from '../contract.ts'
import { withEntryCode } from '../actions/with-entry-code.ts'
import type { InboxMessage } from '../queries/inbox.ts'

/** Whose messages are asked for. @throws Problem `sign-in-needed` */
export function readerOf(c: AppContext): string {
  if (!c.var.viewer) throw requestErrors.error('sign-in-needed')
  return c.var.viewer.personId
}

/** Messages in the reader's words; the children are looked up only when one is spoken of. */
export async function presentMessages(
  c: AppContext,
  messages: readonly InboxMessage[],
): Promise<InboxEntry[]> {
  const { t, services } = c.var
  const speaksOfChild = messages.some(({ aboutId }) => aboutId !== null)
  const children = speaksOfChild ? await familyOf(services.db, readerOf(c)) : []
  const names = new Map(children.map(({ id, name }) => [id, name]))
  const now = services.clock.now()
  return messages.map((message) => {
    const { id, template, link, createdAt, readAt } = message
    const childName = names.get(message.aboutId ?? '')
    const { subject, body } = sayMessage(
      { ...message, params: withEntryCode(message.params), childName },
      { t, now },
    )
    return { id, template, subject, body, link, at: createdAt.toString(), read: readAt !== null }
  })
}
