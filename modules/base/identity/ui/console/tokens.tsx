import type { z } from '@hono/zod-openapi'
import { Button } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  type Column,
  Confirm,
  DataTable,
  Empty,
  PageHeader,
  StateTag,
  type Tone,
  useT,
} from '#kit/ui/console/index.ts'
import { type ApiToken, listTokensRoute, revokeTokenRoute } from '../../contract.ts'
import { day, minute } from './instants.ts'
import { IssueToken } from './issue-token.tsx'
import { scopeInWords } from './scope-in-words.ts'

type Row = z.output<typeof ApiToken>

/** The tokens by which programs call the API: what each may do, where and until when. */
export default function TokensScreen() {
  const t = useT()
  const [issuing, setIssuing] = useState(false)
  const { data, error, isPending, refetch } = useCall(listTokensRoute, {})
  const revoke = useAct(revokeTokenRoute, { says: t('identity:tokens.revoked') })
  const issue = (
    <Button type="primary" onClick={() => setIssuing(true)}>
      {t('identity:tokens.issue')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('identity:tokens.title')} sub={t('identity:tokens.lead')} actions={issue} />
      <DataTable<Row>
        label={t('identity:tokens.title')}
        rows={data?.tokens}
        columns={columnsIn(t, (tokenId) => revoke.mutateAsync({ params: { tokenId } }))}
        rowKey={({ id }) => id}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={<Empty title={t('identity:tokens.none')} next={t('identity:tokens.noneNext')} />}
      />
      {issuing && <IssueToken close={() => setIssuing(false)} />}
    </>
  )
}

const states = ['good', 'over', 'revoked'] as const
const tones: Record<(typeof states)[number], Tone> = { good: 'free', over: 'plain', revoked: 'plain' }

function stateOf({ revokedAt, expiresAt }: Row) {
  if (revokedAt) return 'revoked'
  return Temporal.Instant.compare(Temporal.Instant.from(expiresAt), Temporal.Now.instant()) > 0
    ? 'good'
    : 'over'
}

const columnsIn = (t: Translator, revoke: (tokenId: string) => Promise<unknown>): Column<Row>[] => [
  { key: 'name', title: t('identity:tokens.name'), value: ({ name }) => name, sort: true },
  {
    key: 'scopes',
    title: t('identity:tokens.scopes'),
    value: ({ scopes }) => scopes.map((scope) => scopeInWords(t, scope)).join(' · '),
  },
  { key: 'place', title: t('identity:tokens.place'), value: ({ place }) => place, sort: true },
  {
    key: 'state',
    title: t('identity:tokens.state'),
    value: (row) => t(`identity:tokens.states.${stateOf(row)}`),
    show: (row) => (
      <StateTag tone={tones[stateOf(row)]}>{t(`identity:tokens.states.${stateOf(row)}`)}</StateTag>
    ),
    filterValue: stateOf,
    filter: states.map((value) => ({ value, label: t(`identity:tokens.states.${value}`) })),
  },
  { key: 'since', title: t('identity:tokens.since'), value: ({ createdAt }) => day(createdAt), sort: true },
  { key: 'until', title: t('identity:tokens.until'), value: ({ expiresAt }) => day(expiresAt), sort: true },
  {
    key: 'used',
    title: t('identity:tokens.used'),
    value: ({ lastUsedAt }) => (lastUsedAt ? minute(lastUsedAt) : t('identity:tokens.never')),
    sort: true,
  },
  {
    key: 'act',
    title: t('identity:tokens.act'),
    value: () => '',
    exported: false,
    show: (row) =>
      stateOf(row) === 'good' && (
        <Confirm
          label={t('identity:tokens.revoke')}
          title={t('identity:tokens.revokeTitle')}
          consequence={t('identity:tokens.revokeWhat', { name: row.name })}
          act={t('identity:tokens.revoke')}
          button={{ size: 'small', type: 'text' }}
          onConfirm={() => revoke(row.id)}
        />
      ),
  },
]
