import './messages/index.ts'

export { queueMessage, queueMessages, type Message } from './actions/queue-messages.ts'
export { unreadCount } from './queries/unread-count.ts'
export type { TemplateName, TemplateParams } from './contract.ts'
