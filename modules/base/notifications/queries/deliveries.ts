import type { ExpressionBuilder } from 'kysely'
import { type Actor, holdsAnywhere, type Role, scopesOf } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Channel, DeliveryStatus, TemplateName } from '../contract.ts'
import { notificationsDb, type NotificationsTables } from '../schema/db.ts'

export type UnmadeDelivery = {
  messageId: string
  channel: Channel
  status: DeliveryStatus
  template: TemplateName
  personId: string
  createdAt: Temporal.Instant
  attempts: number
  lastError: string | null
}

const MOST = 200

/** What was not sent yet in the actor's part of the tree, failures first, then the latest. */
export async function unmadeDeliveries(
  db: Db,
  actor: Actor,
  roles: readonly Role[],
): Promise<{ deliveries: UnmadeDelivery[]; failed: number; queued: number }> {
  const within = unmade(db).where((eb) => visibleTo(eb, actor, roles))
  const deliveries = await within
    .select([
      'delivery.message_id as messageId',
      'delivery.channel',
      'delivery.status',
      'message.template',
      'message.person_id as personId',
      'message.created_at as createdAt',
      'delivery.attempts',
      'delivery.last_error as lastError',
    ])
    .orderBy('delivery.status')
    .orderBy('message.created_at', 'desc')
    .orderBy('delivery.message_id')
    .limit(MOST)
    .$castTo<UnmadeDelivery>()
    .execute()
  const counts = await within
    .select((eb) => ['delivery.status', eb.fn.countAll<number>().as('count')])
    .groupBy('delivery.status')
    .execute()
  const count = (status: DeliveryStatus) => counts.find((row) => row.status === status)?.count ?? 0
  return { deliveries, failed: count('failed'), queued: count('queued') }
}

const unmade = (db: Db) =>
  notificationsDb(db)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .where('delivery.status', 'in', ['queued', 'failed'])

type Columns = ExpressionBuilder<
  {
    delivery: NotificationsTables['notifications.delivery']
    message: NotificationsTables['notifications.message']
  },
  'delivery' | 'message'
>

/** Mirrors `canRetryDelivery`: what belongs to no place is any system administrator's. */
function visibleTo(eb: Columns, actor: Actor, roles: readonly Role[]) {
  const { prefixes, palaceIds } = scopesOf(actor, roles)
  return eb.or([
    ...prefixes.map((prefix) => eb('message.division_code', 'like', `${prefix}%`)),
    ...(palaceIds.length > 0 ? [eb('message.palace_id', 'in', palaceIds)] : []),
    ...(holdsAnywhere(actor, ['systemAdministrator']) ? [eb('message.division_code', 'is', null)] : []),
  ])
}

/** One delivery and where its message belongs, locked for this transaction. */
export async function lockDelivery(tx: Db, messageId: string, channel: Channel) {
  const row = await notificationsDb(tx)
    .selectFrom('notifications.delivery as delivery')
    .innerJoin('notifications.message as message', 'message.id', 'delivery.message_id')
    .select(['delivery.status', 'message.palace_id as palaceId', 'message.division_code as divisionCode'])
    .where('delivery.message_id', '=', messageId)
    .where('delivery.channel', '=', channel)
    .forUpdate('delivery')
    .executeTakeFirst()
  return row ?? null
}
