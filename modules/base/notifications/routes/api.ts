import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { changePreferences } from '../actions/change-preferences.ts'
import { markAllRead, markRead } from '../actions/mark-read.ts'
import { retryDelivery } from '../actions/retry-delivery.ts'
import * as contract from '../contract.ts'
import { canSeeDeliveries, deliveryRoles } from '../policy.ts'
import { unmadeDeliveries } from '../queries/deliveries.ts'
import { inboxPage } from '../queries/inbox.ts'
import { preferencesOf } from '../queries/preferences.ts'
import { unreadCount } from '../queries/unread-count.ts'
import { presentMessages, readerOf } from './present.ts'

export function notificationsApi(api: Api): void {
  inboxApi(api)
  deliveriesApi(api)
}

function inboxApi(api: Api): void {
  api.openapi(contract.listInboxRoute, async (c) => {
    const { db } = c.var.services
    const me = readerOf(c)
    const { messages, next } = await inboxPage(db, me, c.req.valid('query'))
    return c.json(
      { messages: await presentMessages(c, messages), next, unread: await unreadCount(db, me) },
      200,
    )
  })
  api.openapi(contract.markAllReadRoute, async (c) => {
    await markAllRead(contextOf(c), {})
    return c.body(null, 204)
  })
  api.openapi(contract.markReadRoute, async (c) => {
    await markRead(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
  api.openapi(contract.readPreferencesRoute, async (c) => {
    const me = readerOf(c)
    return c.json((await preferencesOf(c.var.services.db, [me]))(me), 200)
  })
  api.openapi(contract.changePreferencesRoute, async (c) => {
    const wanted = c.req.valid('json')
    await changePreferences(contextOf(c), wanted)
    return c.json(wanted, 200)
  })
}

function deliveriesApi(api: Api): void {
  api.openapi(contract.listDeliveriesRoute, async (c) => {
    const { actor, services } = c.var
    readerOf(c)
    const decision = canSeeDeliveries(actor)
    if (!decision.allowed) throw requestErrors.error('not-allowed', { params: { reason: decision.reason } })
    const { deliveries, ...counts } = await unmadeDeliveries(services.db, actor, deliveryRoles)
    const people = await peopleForDisplay(services.db, [
      ...new Set(deliveries.map(({ personId }) => personId)),
    ])
    const shown = deliveries.map(({ personId, createdAt, ...delivery }) => ({
      ...delivery,
      person: people.get(personId)?.nameMasked ?? '*',
      createdAt: createdAt.toString(),
    }))
    return c.json({ deliveries: shown, ...counts }, 200)
  })
  api.openapi(contract.retryDeliveryRoute, async (c) => {
    await retryDelivery(contextOf(c), c.req.valid('param'))
    return c.body(null, 204)
  })
}
