import { Button, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
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
  type Column,
  whenWords,
} from '#kit/ui/console/index.ts'
import { keepers, ownRoundsRoute, type RoundSummary } from '../../contract.ts'
import { RoundForm } from './round-form.tsx'
import { WindowForm } from './window-form.tsx'
import { phaseTone } from './words.ts'

/** The rounds of a palace, drafts too. P5. */
export default function RoundsScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  const may = useMay(keepers)
  const [open, setOpen] = useState(false)
  // The page of a session leads here to open it: its id is in the address.
  const [query, setQuery] = useSearchParams()
  const window = query.get('window')
  const showWindow = (session: string | null) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (session === null) next.delete('window')
        else next.set('window', session)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <PageHeader
        title={t('allocation:console.title')}
        sub={name}
        actions={
          palaceId && (
            <DisabledWithReason reason={may ? null : t('allocation:console.why.role')}>
              <Space wrap>
                <Button type="primary" disabled={!may} onClick={() => showWindow('')}>
                  {t('allocation:console.newWindow')}
                </Button>
                <Button disabled={!may} onClick={() => setOpen(true)}>
                  {t('allocation:console.new')}
                </Button>
              </Space>
            </DisabledWithReason>
          )
        }
      />
      {palaceId ? (
        <Rounds key={palaceId} palaceId={palaceId} />
      ) : (
        <Empty title={t('allocation:console.choosePalace')} next={t('allocation:console.choosePalaceNext')} />
      )}
      {open && palaceId && <RoundForm palaceId={palaceId} close={() => setOpen(false)} />}
      {window !== null && palaceId && (
        <WindowForm palaceId={palaceId} sessionId={window || undefined} close={() => showWindow(null)} />
      )}
    </>
  )
}

function Rounds({ palaceId }: { palaceId: string }) {
  const t = useT()
  const { data, error, refetch } = useCall(ownRoundsRoute, { params: { palaceId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const columns: Column<RoundSummary>[] = [
    {
      key: 'title',
      title: t('allocation:console.name'),
      value: ({ title }) => title,
      show: ({ id, title }) => <ScreenLink to={`/rounds/${palaceId}/${id}`}>{title}</ScreenLink>,
    },
    {
      key: 'kind',
      title: t('allocation:console.kind'),
      value: ({ kind }) => t(`allocation:console.kinds.${kind}`),
    },
    {
      key: 'phase',
      title: t('allocation:console.phase'),
      value: ({ phase }) => t(`allocation:console.state.${phase}`),
      show: ({ phase }) => (
        <StateTag tone={phaseTone(phase)}>{t(`allocation:console.state.${phase}`)}</StateTag>
      ),
    },
    {
      key: 'until',
      title: t('allocation:console.until'),
      value: ({ applyUntil }) => applyUntil,
      show: ({ applyUntil }) => whenWords(t, applyUntil),
      sort: true,
    },
    {
      key: 'draw',
      title: t('allocation:console.drawAt'),
      value: ({ drawAt }) => drawAt,
      show: ({ drawAt }) => whenWords(t, drawAt),
    },
    { key: 'courses', title: t('allocation:console.courses'), value: ({ courses }) => courses, number: true },
    { key: 'seats', title: t('allocation:console.seats'), value: ({ seats }) => seats, number: true },
    {
      key: 'people',
      title: t('allocation:console.people'),
      value: ({ people }) => people,
      number: true,
      sort: true,
    },
  ]
  return (
    <DataTable<RoundSummary>
      label={t('allocation:console.title')}
      rows={data.rounds}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<Empty title={t('allocation:console.none')} next={t('allocation:console.noneNext')} />}
    />
  )
}
