import type { Hono } from 'hono'
import { z } from 'zod'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { formFields } from '#kit/http/form.ts'
import { changePreferences, personOfLink, unsubscribe } from '../actions/change-preferences.ts'
import { markAllRead, markRead } from '../actions/mark-read.ts'
import { waysOut } from '../ports.ts'
import { developmentTexts } from '../queries/development-texts.ts'
import { inboxMessage, inboxPage } from '../queries/inbox.ts'
import { preferencesOf } from '../queries/preferences.ts'
import { DevelopmentInboxPage } from '../ui/portal/development-inbox-page.tsx'
import { InboxPage } from '../ui/portal/inbox-page.tsx'
import { MessagePage } from '../ui/portal/message-page.tsx'
import { PreferencesPage } from '../ui/portal/preferences-page.tsx'
import { UnsubscribePage } from '../ui/portal/unsubscribe-page.tsx'
import { presentMessages, readerOf } from './present.ts'

const PAGE = 20

export function notificationsPortal(portal: Hono<AppEnv>): void {
  inbox(portal)
  preferences(portal)
  mailLink(portal)
  developmentInbox(portal)
}

function inbox(portal: Hono<AppEnv>): void {
  portal.get('/my/inbox', async (c) => {
    const { data: before } = z.uuid().optional().safeParse(c.req.query('before'))
    const { messages, next } = await inboxPage(c.var.services.db, readerOf(c), { before, limit: PAGE })
    const entries = await presentMessages(c, messages)
    return c.render(<InboxPage messages={entries} next={next} marked={c.req.query('marked') === '1'} />)
  })

  portal.post('/my/inbox/read', async (c) => {
    await markAllRead(contextOf(c), {})
    return c.redirect('/my/inbox?marked=1', 303)
  })

  portal.get('/my/inbox/preferences', async (c) => {
    const me = readerOf(c)
    const allows = (await preferencesOf(c.var.services.db, [me]))(me)
    return c.render(<PreferencesPage allows={allows} saved={c.req.query('saved') === '1'} />)
  })

  // Opening a message is reading it; a second visit changes nothing more.
  portal.get('/my/inbox/:messageId', async (c) => {
    const { data: id } = z.uuid().safeParse(c.req.param('messageId'))
    const message = id && (await inboxMessage(c.var.services.db, readerOf(c), id))
    if (!message) throw requestErrors.error('not-found')
    await markRead(contextOf(c), { messageId: message.id })
    if (!message.readAt) oneLessUnread(c)
    const [entry] = await presentMessages(c, [message])
    return c.render(<MessagePage message={entry!} />)
  })
}

/** The header was counted before this message was opened. */
function oneLessUnread(c: AppContext): void {
  const { viewer } = c.var
  if (viewer) c.set('viewer', { ...viewer, unread: Math.max(0, (viewer.unread ?? 0) - 1) })
}

function preferences(portal: Hono<AppEnv>): void {
  portal.post('/my/inbox/preferences', async (c) => {
    const { email, sms } = await formFields(c)
    await changePreferences(contextOf(c), { email: email === '1', sms: sms === '1' })
    return c.redirect('/my/inbox/preferences?saved=1', 303)
  })
}

/** The way out that every e-mail carries: a person confirms on a page, a mail program posts at once (RFC 8058). */
function mailLink(portal: Hono<AppEnv>): void {
  portal.get('/unsubscribe', (c) => {
    const token = c.req.query('token') ?? ''
    personOfLink(token, c.var.services.clock.now())
    return c.render(<UnsubscribePage token={token} done={false} />)
  })
  portal.post('/unsubscribe', async (c) => {
    const { token } = { ...c.req.query(), ...(await formFields(c)) }
    await unsubscribe(contextOf(c), String(token ?? ''))
    return c.render(<UnsubscribePage token="" done />)
  })
}

/** Only where texts are kept instead of sent; everywhere else this page does not exist. */
function developmentInbox(portal: Hono<AppEnv>): void {
  portal.get('/dev/inbox', async (c) => {
    if (!waysOut().sms?.development) throw requestErrors.error('not-found')
    c.header('Cache-Control', 'no-store')
    return c.render(<DevelopmentInboxPage texts={await developmentTexts(c.var.services.db)} />)
  })
}
