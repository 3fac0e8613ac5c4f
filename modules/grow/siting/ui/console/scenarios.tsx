import { Button } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ScreenLink,
  StateTag,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { planners, questions, scenariosRoute, type ScenarioSummary } from '../../contract.ts'
import { gapWords, stateWords, whenWords } from '../words.ts'
import { NewScenario } from './new-scenario.tsx'
import { runTone } from './run-tone.ts'

/** Questions about sites and years, each with its latest answer. P3 */
export default function ScenariosScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  const may = useMay(planners)
  const [open, setOpen] = useState(false)
  const { data, error, refetch, isPending } = useCall(
    scenariosRoute,
    { query: { division: divisionCode } },
    { every: 5_000 },
  )
  const draw = (
    <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('siting:scenarios.new')}
      </Button>
    </DisabledWithReason>
  )
  const columns: Column<ScenarioSummary>[] = [
    {
      key: 'name',
      title: t('siting:scenarios.name'),
      value: (one) => one.name,
      show: ({ id, name: said, synthetic }) => (
        <>
          <ScreenLink to={`/siting/scenarios/${id}`}>{said}</ScreenLink>
          {synthetic && <span className="soft"> {t('siting:synthetic')}</span>}
        </>
      ),
    },
    {
      key: 'question',
      title: t('siting:scenarios.question'),
      value: ({ question }) => t(`siting:question.${question}`),
      filter: questions.map((value) => ({ value, label: t(`siting:question.${value}`) })),
      filterValue: ({ question }) => question,
    },
    { key: 'locks', title: t('siting:scenarios.locks'), value: ({ locks }) => locks, number: true },
    {
      key: 'state',
      title: t('siting:scenarios.state'),
      value: ({ run }) => (run ? stateWords(t, run) : t('siting:state.never')),
      show: ({ run }) =>
        run ? (
          <ScreenLink to={`/siting/runs/${run.id}`}>
            <StateTag tone={runTone(run)}>{stateWords(t, run)}</StateTag>
            {run.stale && <span className="soft"> {t('siting:state.stale')}</span>}
          </ScreenLink>
        ) : (
          t('siting:state.never')
        ),
    },
    {
      key: 'gap',
      title: t('siting:scenarios.gap'),
      value: ({ run }) => (run?.gap == null ? null : gapWords(t, run.gap)),
    },
    {
      key: 'edited',
      title: t('siting:scenarios.edited'),
      value: ({ editedAt, by }) => [whenWords(editedAt), by].filter(Boolean).join(' '),
      sort: true,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('siting:scenarios.title')}
        sub={name}
        actions={
          <>
            <ScreenLink to="/siting/compare">{t('siting:compare.title')}</ScreenLink> {draw}
          </>
        }
      />
      <DataTable<ScenarioSummary>
        label={t('siting:scenarios.title')}
        rows={data?.scenarios}
        columns={columns}
        rowKey={({ id }) => id}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={
          <Empty title={t('siting:scenarios.none')} next={t('siting:scenarios.noneNext')} action={draw} />
        }
      />
      {open && <NewScenario close={() => setOpen(false)} />}
    </>
  )
}
