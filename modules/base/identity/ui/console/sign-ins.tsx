import type { z } from '@hono/zod-openapi'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import { type Column, DataTable, Empty, PageHeader, StateTag, useT } from '#kit/ui/console/index.ts'
import { listSignInsRoute, type SignInRecord } from '../../contract.ts'
import { minute } from './instants.ts'

type Row = z.output<typeof SignInRecord>

/** When, how and from where staff signed in, and what was tried in vain. */
export default function SignInsScreen() {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(listSignInsRoute, {})
  return (
    <>
      <PageHeader title={t('identity:signIns.title')} sub={t('identity:signIns.lead')} />
      <DataTable<Row>
        personal
        label={t('identity:signIns.title')}
        rows={data?.signIns}
        columns={columnsIn(t)}
        rowKey={({ id }) => id}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={<Empty title={t('identity:signIns.none')} />}
      />
    </>
  )
}

const ways = ['password', 'code', 'totp', 'recovery', 'passkey', 'secondFactor', 'elsewhere'] as const
const wayOf = ({ by }: Row) => ways.find((way) => way === by) ?? 'elsewhere'
const outcomeOf = ({ succeeded }: Row) => (succeeded ? 'succeeded' : 'failed')

const columnsIn = (t: Translator): Column<Row>[] => [
  { key: 'at', title: t('identity:signIns.at'), value: ({ at }) => minute(at), sort: true },
  {
    key: 'who',
    title: t('identity:signIns.who'),
    value: ({ username, nameMasked }) => username ?? (nameMasked ? '' : t('identity:signIns.unknown')),
    sort: true,
  },
  { key: 'name', title: t('identity:signIns.name'), value: ({ nameMasked }) => nameMasked ?? '' },
  {
    key: 'outcome',
    title: t('identity:signIns.outcome'),
    value: (row) => t(`identity:signIns.${outcomeOf(row)}`),
    show: (row) => (
      <StateTag tone={row.succeeded ? 'free' : 'cost'}>{t(`identity:signIns.${outcomeOf(row)}`)}</StateTag>
    ),
    filterValue: outcomeOf,
    filter: (['succeeded', 'failed'] as const).map((value) => ({
      value,
      label: t(`identity:signIns.${value}`),
    })),
  },
  {
    key: 'by',
    title: t('identity:signIns.by'),
    value: (row) => t(`identity:signIns.ways.${wayOf(row)}`),
    filterValue: wayOf,
    filter: ways.map((value) => ({ value, label: t(`identity:signIns.ways.${value}`) })),
  },
  { key: 'address', title: t('identity:signIns.address'), value: ({ address }) => address },
  { key: 'device', title: t('identity:signIns.device'), value: ({ device }) => device },
]
