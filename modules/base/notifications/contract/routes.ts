import { createRoute, z } from '@hono/zod-openapi'
import { answers, problemResponses } from '#kit/http/api.ts'
import { channels, deliveryStatuses, type TemplateName, templates } from './templates.ts'

const done = { 204: { description: 'Done' }, ...problemResponses } as const
const moment = z.iso.datetime({ offset: true })
const templateNames = Object.keys(templates) as [TemplateName, ...TemplateName[]]

export const Preferences = z.object({ email: z.boolean(), sms: z.boolean() }).openapi('MessagePreferences')
export const InboxEntry = z
  .object({
    id: z.uuid(),
    template: z.enum(templateNames),
    subject: z.string(),
    body: z.string(),
    link: z.string().nullable().openapi({ description: 'A path of the portal' }),
    at: moment,
    read: z.boolean(),
  })
  .openapi('InboxMessage')
export type InboxEntry = z.infer<typeof InboxEntry>

const tags = ['Messages']
export const listInboxRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/inbox',
  summary: 'My messages, the latest first, in the reader’s language',
  request: {
    query: z.object({
      before: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: answers(
    'A page of messages',
    z.object({ messages: z.array(InboxEntry), next: z.uuid().nullable(), unread: z.number().int() }),
  ),
})
export const markReadRoute = createRoute({
  tags,
  method: 'post',
  path: '/me/inbox/{messageId}/read',
  summary: 'Mark a message as read; may be repeated',
  request: { params: z.object({ messageId: z.uuid() }) },
  responses: done,
})
export const markAllReadRoute = createRoute({
  tags,
  method: 'post',
  path: '/me/inbox/read',
  summary: 'Mark all my messages as read',
  responses: done,
})
export const readPreferencesRoute = createRoute({
  tags,
  method: 'get',
  path: '/me/inbox/preferences',
  summary: 'By which channels messages may reach me',
  responses: answers('Preferences', Preferences),
})
export const changePreferencesRoute = createRoute({
  tags,
  method: 'put',
  path: '/me/inbox/preferences',
  summary: 'Choose by which channels messages may reach me',
  request: { body: { required: true, content: { 'application/json': { schema: Preferences } } } },
  responses: answers('Preferences', Preferences),
})

export const Delivery = z
  .object({
    messageId: z.uuid(),
    channel: z.enum(channels),
    status: z.enum(deliveryStatuses),
    template: z.enum(templateNames),
    person: z.string().openapi({ description: 'Masked', example: '张*' }),
    createdAt: moment,
    attempts: z.number().int(),
    lastError: z.string().nullable(),
  })
  .openapi('Delivery')
export type Delivery = z.infer<typeof Delivery>

const staff = ['Deliveries']
export const listDeliveriesRoute = createRoute({
  tags: staff,
  method: 'get',
  path: '/deliveries',
  summary: 'Messages that did not arrive in my part of the tree, the latest first',
  responses: answers(
    'At most 200 failed and waiting deliveries, with how many there are',
    z.object({ deliveries: z.array(Delivery), failed: z.number().int(), queued: z.number().int() }),
  ),
})
export const retryDeliveryRoute = createRoute({
  tags: staff,
  method: 'post',
  path: '/deliveries/{messageId}/{channel}/retry',
  summary: 'Send a failed delivery again',
  request: { params: z.object({ messageId: z.uuid(), channel: z.enum(channels) }) },
  responses: done,
})
