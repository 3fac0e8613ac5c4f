import { Button } from 'antd'
import { sayWhen } from '#kit/calendar/index.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { type Column, DataTable, DisabledWithReason, Empty, PageHeader, useT } from '#kit/ui/console/index.ts'
import { channels, type Delivery, listDeliveriesRoute, retryDeliveryRoute } from '../../contract.ts'

const WATCHED_MS = 10_000
const timeZone = 'Asia/Shanghai'

/** What did not arrive, why, and another try. */
export default function DeliveriesScreen() {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(listDeliveriesRoute, {}, { every: WATCHED_MS })
  const retry = useAct(retryDeliveryRoute, { says: t('notifications:deliveries.queuedAgain') })
  const when = ({ createdAt }: Delivery) =>
    sayWhen({ start: Temporal.Instant.from(createdAt) }, Temporal.Now.instant(), {
      locale: t.locale,
      timeZone,
    })
  const again = (delivery: Delivery) => {
    const { messageId, channel, template } = delivery
    const isMine =
      retry.isPending &&
      retry.variables.params.messageId === messageId &&
      retry.variables.params.channel === channel
    return (
      <DisabledWithReason
        reason={delivery.status === 'failed' ? null : t('notifications:deliveries.notFailed')}
      >
        <Button
          size="small"
          aria-label={`${t('notifications:deliveries.again')} ${t(`notifications:name.${template}`)} ${delivery.person}`}
          loading={isMine}
          onClick={() => retry.mutate({ params: { messageId, channel } })}
        >
          {t('notifications:deliveries.again')}
        </Button>
      </DisabledWithReason>
    )
  }
  const columns: Column<Delivery>[] = [
    {
      key: 'template',
      title: t('notifications:deliveries.template'),
      value: ({ template }) => t(`notifications:name.${template}`),
      sort: true,
    },
    { key: 'person', title: t('notifications:deliveries.person'), value: ({ person }) => person },
    {
      key: 'channel',
      title: t('notifications:deliveries.channel'),
      value: ({ channel }) => t(`notifications:channel.${channel}`),
      filter: channels.map((value) => ({ value, label: t(`notifications:channel.${value}`) })),
      filterValue: ({ channel }) => channel,
    },
    {
      key: 'status',
      title: t('notifications:deliveries.status'),
      value: ({ status }) => t(`notifications:status.${status}`),
      filter: (['failed', 'queued'] as const).map((value) => ({
        value,
        label: t(`notifications:status.${value}`),
      })),
      filterValue: ({ status }) => status,
    },
    {
      key: 'createdAt',
      title: t('notifications:deliveries.createdAt'),
      value: ({ createdAt }) => createdAt,
      show: when,
      sort: true,
    },
    {
      key: 'attempts',
      title: t('notifications:deliveries.attempts'),
      value: ({ attempts }) => attempts,
      number: true,
    },
    { key: 'lastError', title: t('notifications:deliveries.lastError'), value: ({ lastError }) => lastError },
    { key: 'act', title: t('notifications:deliveries.act'), value: () => null, exported: false, show: again },
  ]
  return (
    <>
      <PageHeader
        title={t('notifications:deliveries.title')}
        sub={data && t('notifications:deliveries.sub', { failed: data.failed, queued: data.queued })}
      />
      <DataTable<Delivery>
        personal
        label={t('notifications:deliveries.label')}
        rows={data?.deliveries}
        columns={columns}
        rowKey={({ messageId, channel }) => `${messageId} ${channel}`}
        problem={error}
        loading={isPending}
        retry={refetch}
        empty={
          <Empty title={t('notifications:deliveries.empty')} next={t('notifications:deliveries.emptyNext')} />
        }
      />
    </>
  )
}
