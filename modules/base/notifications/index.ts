import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { notificationsPersonalData } from './actions/personal-data/contribution.ts'
import { notificationsRetention } from './actions/retention.ts'
import { deliverMessage } from './jobs/deliver-message.ts'
import { sendRested } from './jobs/send-rested.ts'
import { spreadDeliveries } from './jobs/spread-deliveries.ts'
import { sweepDeliveries } from './jobs/sweep-deliveries.ts'
import { notificationsApi } from './routes/api.ts'
import { notificationsPortal } from './routes/portal.tsx'

export const notificationsModule = defineModule({
  name: 'notifications',
  api: notificationsApi,
  portal: notificationsPortal,
  jobs: [deliverMessage, spreadDeliveries, sweepDeliveries, sendRested],
  personalData: notificationsPersonalData,
  retention: notificationsRetention,
})

// At start: configureNotifications, then fillIdentityPorts({ sendCode: sendSignInCode, unreadCount: …, tell: … }).
export { configureNotifications, type NotificationSettings } from './adapters/configure.ts'
export { developmentSms } from './actions/keep-text-message.ts'
export { tellAboutSignIn } from './actions/tell-about-sign-in.ts'
export { sendSignInCode } from './actions/send-sign-in-code.ts'
export type { SmsProvider } from './ports.ts'
export { unreadCounts } from './queries/unread-count.ts'
export { mailStanding } from './queries/mail-standing.ts'

// Called inside other modules' actions.
export { queueMessage, queueMessages, type Message } from './actions/queue-messages.ts'
export type { TemplateName, TemplateParams } from './contract.ts'
export { deliverMessage } from './jobs/deliver-message.ts'
