import type { z } from '@hono/zod-openapi'
import { useCall } from '#kit/ui/console/client.ts'
import { type Column, DataTable, Empty, PageHeader, useT } from '#kit/ui/console/index.ts'
import { type Kept, listRetentionRoute } from '../../contract.ts'

type Row = z.output<typeof Kept>

/** What is kept how long, and when what is older was last removed. */
export default function RetentionScreen() {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(listRetentionRoute, {})
  const columns: Column<Row>[] = [
    {
      key: 'kind',
      title: t('identity:retention.what'),
      value: ({ kind }) => t.byKey(`identity:retention.kind.${kind}`),
    },
    {
      key: 'term',
      title: t('identity:retention.term'),
      value: ({ term, unit }) => t(`identity:retention.${unit}`, { count: term }),
    },
    {
      key: 'ranAt',
      title: t('identity:retention.ran'),
      value: ({ ranAt }) =>
        ranAt
          ? Temporal.Instant.from(ranAt).toLocaleString(t.locale, { dateStyle: 'medium', timeStyle: 'short' })
          : t('identity:retention.never'),
    },
    { key: 'removed', title: t('identity:retention.removed'), value: ({ removed }) => removed, number: true },
    {
      key: 'removedEver',
      title: t('identity:retention.ever'),
      value: ({ removedEver }) => removedEver,
      number: true,
    },
  ]
  return (
    <>
      <PageHeader title={t('identity:retention.title')} sub={t('identity:retention.lead')} />
      <DataTable<Row>
        label={t('identity:retention.title')}
        rows={data?.kinds}
        columns={columns}
        rowKey={({ kind }) => kind}
        problem={error}
        loading={isPending}
        retry={refetch}
        empty={<Empty title={t('identity:retention.none')} />}
      />
    </>
  )
}
