import { Button, DatePicker, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  StateTag,
  useScope,
  useT,
  type Column,
  type Scope,
  type Tone,
} from '#kit/ui/console/index.ts'
import { listStandardsRoute, verifications, type Standard, type StandardValue } from '../../contract.ts'
import { StandardCard } from './standard-card.tsx'
import { keyWords, numberWords, periodWords, reachWords, rowsInForce, valueWords } from './words.ts'

const tones: Record<(typeof verifications)[number], Tone> = {
  yes: 'free',
  partly: 'cost',
  proxy: 'cost',
  no: 'draw',
}

/** What holds here on a day: value, reach, source, and whether anyone has compared it with the source. P9. */
export default function StandardsScreen() {
  const t = useT()
  const scope = useScope()
  const [query, setQuery] = useSearchParams()
  const on = query.get('on') ?? undefined
  const [openKey, open] = useState<Standard['key'] | null>(null)
  const { data, error, isPending, refetch } = useCall(listStandardsRoute, {
    query: { ...(scope.palaceId ? { palace: scope.palaceId } : { scope: scope.divisionCode }), on },
  })
  const chosen = data?.standards.find(({ key }) => key === openKey)
  const day = on ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString()
  const choose = (next: string | undefined) =>
    setQuery(
      (now) => {
        const changed = new URLSearchParams(now)
        if (next) changed.set('on', next)
        else changed.delete('on')
        return changed
      },
      { replace: true },
    )
  return (
    <>
      <PageHeader title={t('standards:title')} sub={t('standards:sub', { place: scope.name, day })} />
      <DataTable<Standard>
        label={t('standards:title')}
        rows={data?.standards}
        columns={columnsIn(t, scope, day, open)}
        rowKey={({ key }) => key}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={<Empty title={t('standards:empty')} />}
        tools={
          <DatePicker
            aria-label={t('standards:on')}
            placeholder={t('standards:on')}
            value={on ? dayjs(on) : null}
            onChange={(picked) => choose(picked?.format('YYYY-MM-DD'))}
          />
        }
      />
      <Modal
        open={chosen !== undefined}
        title={chosen && keyWords(t, chosen.key)}
        footer={null}
        width={720}
        onCancel={() => open(null)}
        destroyOnHidden
      >
        {chosen && data && (
          <StandardCard standard={chosen} maySet={data.maySet} mayOverride={data.mayOverride} />
        )}
      </Modal>
    </>
  )
}

function columnsIn(
  t: Translator,
  scope: Scope,
  day: string,
  open: (key: Standard['key']) => void,
): Column<Standard>[] {
  const rows = (standard: Standard) => rowsInForce(standard, day)
  const said = (standard: Standard) => {
    const lines = rows(standard).flatMap(({ value, level }) =>
      valueWords(t, value, standard.unit).map((line) =>
        standard.inForce || !level ? line : `${t(`standards:level.${level}`)} ${line}`,
      ),
    )
    return lines.length > 0 ? lines : [t('standards:none')]
  }
  const each = (standard: Standard, words: (row: StandardValue) => string) =>
    [...new Set(rows(standard).map(words))].join(' / ') || null
  return [
    {
      key: 'key',
      title: t('standards:column.key'),
      value: ({ key }) => keyWords(t, key),
      show: ({ key }) => (
        <Button type="link" className="plain-link" onClick={() => open(key)}>
          {keyWords(t, key)}
        </Button>
      ),
      sort: true,
    },
    {
      key: 'value',
      title: t('standards:column.value'),
      value: (row) => said(row).join(' / '),
      show: (row) => said(row).map((line) => <div key={line}>{line}</div>),
    },
    ...(scope.palaceId
      ? [
          {
            key: 'atPalace',
            title: t('standards:column.atPalace'),
            value: ({ atPalace, unit }: Standard) =>
              atPalace === null ? null : numberWords(t, atPalace, unit),
            number: true,
          },
        ]
      : []),
    {
      key: 'scope',
      title: t('standards:column.scope'),
      value: (standard) => each(standard, (row) => reachWords(t, row, scope)),
    },
    {
      key: 'source',
      title: t('standards:column.source'),
      value: (standard) =>
        each(standard, (row) => [row.sourceTitle, row.sourceNumber].filter(Boolean).join(' ')),
    },
    {
      key: 'verified',
      title: t('standards:column.verified'),
      value: (standard) => each(standard, (row) => t(`standards:verified.${row.verified}`)),
      show: (standard) => verifiedTags(t, rows(standard)),
      filter: verifications.map((one) => ({ value: one, label: t(`standards:verified.${one}`) })),
      filterValue: (standard) => rows(standard).map(({ verified }) => verified),
    },
    {
      key: 'since',
      title: t('standards:column.since'),
      value: (standard) => each(standard, (row) => periodWords(t, row)),
      sort: true,
    },
  ]
}

const verifiedTags = (t: Translator, rows: readonly StandardValue[]) =>
  [...new Set(rows.map(({ verified }) => verified))].map((verified) => (
    <StateTag key={verified} tone={tones[verified]}>
      {t(`standards:verified.${verified}`)}
    </StateTag>
  ))
