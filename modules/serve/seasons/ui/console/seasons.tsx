import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import {
  type Column,
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ProblemAlert,
  ScreenLink,
  StateTag,
  useMay,
  useScope,
  useT,
  whenWords,
} from '#kit/ui/console/index.ts'
import { keepers, ownSeasonsRoute, type SeasonSummary } from '../../contract.ts'
import { SeasonForm } from './season-form.tsx'
import { phaseTone } from './words.ts'

/** The seasons of a palace, drafts too. P5. */
export default function SeasonsScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  const may = useMay(keepers)
  const [open, setOpen] = useState(false)
  return (
    <>
      <PageHeader
        title={t('seasons:console.title')}
        sub={name}
        actions={
          palaceId && (
            <DisabledWithReason reason={may ? null : t('seasons:console.why.role')}>
              <Button type="primary" onClick={() => setOpen(true)}>
                {t('seasons:console.new')}
              </Button>
            </DisabledWithReason>
          )
        }
      />
      {palaceId ? (
        <Seasons key={palaceId} palaceId={palaceId} />
      ) : (
        <Empty title={t('seasons:console.choosePalace')} next={t('seasons:console.choosePalaceNext')} />
      )}
      {open && palaceId && <SeasonForm palaceId={palaceId} close={() => setOpen(false)} />}
    </>
  )
}

function Seasons({ palaceId }: { palaceId: string }) {
  const t = useT()
  const { data, error, refetch } = useCall(ownSeasonsRoute, { params: { palaceId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const columns: Column<SeasonSummary>[] = [
    {
      key: 'title',
      title: t('seasons:console.name'),
      value: ({ title }) => title,
      show: ({ id, title }) => <ScreenLink to={`/seasons/${palaceId}/${id}`}>{title}</ScreenLink>,
    },
    {
      key: 'phase',
      title: t('seasons:console.phase'),
      value: ({ phase }) => t(`seasons:phase.${phase}`),
      show: ({ phase }) => <StateTag tone={phaseTone(phase)}>{t(`seasons:phase.${phase}`)}</StateTag>,
    },
    { key: 'first', title: t('seasons:console.firstDay'), value: ({ firstDay }) => firstDay, sort: true },
    { key: 'last', title: t('seasons:console.lastDay'), value: ({ lastDay }) => lastDay },
    {
      key: 'until',
      title: t('seasons:console.applyUntil'),
      value: ({ applyUntil }) => applyUntil,
      show: ({ applyUntil }) => whenWords(t, applyUntil),
    },
    { key: 'halls', title: t('seasons:console.halls'), value: ({ halls }) => halls, number: true },
    {
      key: 'requests',
      title: t('seasons:console.requests'),
      value: ({ requests }) => requests,
      number: true,
    },
    { key: 'placed', title: t('seasons:console.placed'), value: ({ placed }) => placed, number: true },
  ]
  return (
    <DataTable<SeasonSummary>
      label={t('seasons:console.title')}
      rows={data.seasons}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty title={t('seasons:console.none')} next={t('seasons:console.noneNext')} />}
    />
  )
}
