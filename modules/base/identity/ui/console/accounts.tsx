import type { z } from '@hono/zod-openapi'
import { Modal, Space, Typography } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import {
  type Column,
  DataTable,
  Empty,
  PageHeader,
  StateTag,
  type Tone,
  useT,
} from '#kit/ui/console/index.ts'
import { type Account, listAccountsRoute } from '../../contract.ts'
import { HelpBackIn } from './help-back-in.tsx'
import { minute } from './instants.ts'

type Row = z.output<typeof Account>

/** The accounts of staff, what protects each, and a way back in for whoever is locked out. */
export default function AccountsScreen() {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(listAccountsRoute, {})
  const [password, setPassword] = useState<string | null>(null)
  return (
    <>
      <PageHeader title={t('identity:accounts.title')} sub={t('identity:accounts.lead')} />
      <DataTable<Row>
        personal
        label={t('identity:accounts.title')}
        rows={data?.accounts}
        columns={columnsIn(t, setPassword)}
        rowKey={({ personId }) => personId}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={<Empty title={t('identity:accounts.none')} />}
      />
      <Modal
        open={password !== null}
        title={t('identity:accounts.password')}
        okText={t('identity:tokens.done')}
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={() => setPassword(null)}
        onCancel={() => setPassword(null)}
      >
        <p>{t('identity:accounts.passwordOnce')}</p>
        <Typography.Text code copyable>
          {password ?? ''}
        </Typography.Text>
      </Modal>
    </>
  )
}

const states = ['locked', 'choose', 'missing', 'ok'] as const
const tones: Record<(typeof states)[number], Tone> = {
  locked: 'draw',
  choose: 'cost',
  missing: 'cost',
  ok: 'free',
}

function stateOf({ locked, mustChoosePassword, administrator, totp, passkeys }: Row) {
  if (locked) return 'locked'
  if (mustChoosePassword) return 'choose'
  return administrator && !totp && passkeys === 0 ? 'missing' : 'ok'
}

function factorsIn(t: Translator, { totp, passkeys }: Row): string {
  const has = [
    ...(totp ? [t('identity:accounts.factors.totp')] : []),
    ...(passkeys > 0 ? [`${t('identity:accounts.factors.passkey')} × ${passkeys}`] : []),
  ]
  return has.join(' · ') || t('identity:accounts.factors.none')
}

const columnsIn = (t: Translator, told: (password: string) => void): Column<Row>[] => [
  { key: 'username', title: t('identity:accounts.username'), value: ({ username }) => username, sort: true },
  { key: 'name', title: t('identity:accounts.name'), value: ({ nameMasked }) => nameMasked },
  {
    key: 'state',
    title: t('identity:accounts.state'),
    value: (row) => t(`identity:accounts.states.${stateOf(row)}`),
    show: (row) => (
      <StateTag tone={tones[stateOf(row)]}>{t(`identity:accounts.states.${stateOf(row)}`)}</StateTag>
    ),
    filterValue: stateOf,
    filter: states.map((value) => ({ value, label: t(`identity:accounts.states.${value}`) })),
  },
  { key: 'factor', title: t('identity:accounts.factor'), value: (row) => factorsIn(t, row) },
  {
    key: 'recovery',
    title: t('identity:accounts.recovery'),
    value: ({ recoveryLeft }) => recoveryLeft,
    number: true,
  },
  {
    key: 'tries',
    title: t('identity:accounts.tries'),
    value: ({ tries }) => tries,
    number: true,
    sort: true,
  },
  {
    key: 'seen',
    title: t('identity:accounts.seen'),
    value: ({ lastSeen }) => (lastSeen ? minute(lastSeen) : t('identity:accounts.never')),
    sort: true,
  },
  {
    key: 'act',
    title: t('identity:accounts.act'),
    value: () => '',
    exported: false,
    show: (row) => (
      <Space size={0}>
        {(['unlock', 'resetPassword', 'resetFactor'] as const).map((what) => (
          <HelpBackIn key={what} what={what} account={row} told={told} />
        ))}
      </Space>
    ),
  },
]
