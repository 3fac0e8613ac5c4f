import { Select } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  ProblemAlert,
  ScreenLink,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import {
  runRoute,
  scenariosRoute,
  type PlanResult,
  type PlanStep,
  type RunOf,
  type SiteLine,
} from '../../contract.ts'
import {
  differentCounties,
  differentSites,
  yearsBeside,
  type CountyDifference,
  type YearsBeside,
} from '../../rules/compare.ts'
import { figure, gapWords, moneyWords, valueWords, wanOf } from '../words.ts'
import { ReachChart } from './reach-chart.tsx'
import './siting.css'

/** Two answers side by side: what differs, year by year, in money and in reach. P3 */
export default function CompareScreen() {
  const t = useT()
  const { divisionCode } = useScope()
  const [query, setQuery] = useSearchParams()
  const [left, right] = [query.get('left') ?? '', query.get('right') ?? '']
  const { data } = useCall(scenariosRoute, { query: { division: divisionCode } })
  const one = useCall(runRoute, { params: { runId: left } }, { enabled: left !== '' })
  const other = useCall(runRoute, { params: { runId: right } }, { enabled: right !== '' })
  const options = (data?.scenarios ?? []).flatMap(({ name, run }) =>
    run?.state === 'done' ? [{ value: run.id, label: name }] : [],
  )
  const choose = (side: 'left' | 'right') => (id: string) =>
    setQuery((now) => {
      const next = new URLSearchParams(now)
      next.set(side, id)
      return next
    })
  return (
    <>
      <PageHeader
        title={t('siting:compare.title')}
        trail={[{ label: t('siting:scenarios.title'), to: '/siting/scenarios' }]}
      />
      <section className="card siting-columns">
        {(['left', 'right'] as const).map((side) => (
          <label key={side}>
            {t(`siting:compare.${side}`)}
            <Select
              style={{ width: '100%' }}
              aria-label={t(`siting:compare.${side}`)}
              value={(side === 'left' ? left : right) || null}
              placeholder={t('siting:compare.choose')}
              options={options}
              onChange={choose(side)}
            />
          </label>
        ))}
      </section>
      <ProblemAlert problem={one.error ?? other.error} />
      {left && right && one.data && other.data ? (
        <Beside left={one.data} right={other.data} />
      ) : (
        <Empty title={t('siting:compare.none')} next={t('siting:compare.noneNext')} />
      )}
    </>
  )
}

function Beside({ left, right }: { left: RunOf; right: RunOf }) {
  const t = useT()
  const [a, b] = [left.result, right.result]
  if (!a || !b || a.kind !== b.kind)
    return <Empty title={t('siting:compare.unlike')} next={t('siting:compare.noneNext')} />
  return (
    <>
      <Heads left={left} right={right} />
      {a.kind === 'plan' && b.kind === 'plan' && (
        <>
          <h2>{t('siting:compare.years')}</h2>
          <BothReach left={a} right={b} />
          <Years rows={yearsBeside(a, b)} />
          <h2>{t('siting:compare.counties')}</h2>
          <Counties rows={differentCounties(a, b)} />
        </>
      )}
      {a.kind === 'sites' && b.kind === 'sites' && (
        <>
          <h2>{t('siting:compare.sites')}</h2>
          <Sites rows={differentSites(a, b)} />
        </>
      )}
    </>
  )
}

function BothReach({ left, right }: Record<'left' | 'right', PlanResult>) {
  const t = useT()
  const lines = useMemo(
    () => [
      { name: 'A', years: left.years },
      { name: 'B', years: right.years },
    ],
    [left, right],
  )
  return (
    <>
      <p className="soft">{t('siting:plan.reachLabel')}</p>
      <ReachChart lines={lines} />
    </>
  )
}

function Heads({ left, right }: { left: RunOf; right: RunOf }) {
  const t = useT()
  return (
    <section className="siting-columns">
      {[left, right].map((run, at) => {
        const other = at === 0 ? right : left
        return (
          <div className="card" key={run.id}>
            <h2>{run.scenarioName}</h2>
            <p>{run.result && valueWords(t, run.question, run.result.value, run.result.workers)}</p>
            <p className="soft">{run.gap !== null && gapWords(t, run.gap)}</p>
            <ScreenLink to={`/siting/runs/${run.id}?compared=${other.id}`}>{t('siting:run.open')}</ScreenLink>
          </div>
        )
      })}
    </section>
  )
}

function Years({ rows }: { rows: readonly YearsBeside[] }) {
  const t = useT()
  const columns: Column<YearsBeside>[] = [
    { key: 'year', title: t('siting:plan.year'), value: ({ year }) => year },
    ...(['left', 'right'] as const).flatMap((side): Column<YearsBeside>[] => [
      {
        key: `${side}Spent`,
        title: t(`siting:compare.${side}Spent`),
        value: (row) => row[side] && wanOf(row[side].spentFen),
        show: (row) => (row[side] ? moneyWords(t, row[side].spentFen) : t('siting:compare.notIn')),
        number: true,
      },
      {
        key: `${side}Covered`,
        title: t(`siting:compare.${side}Covered`),
        value: (row) => row[side]?.covered,
        number: true,
      },
      {
        key: `${side}Reach`,
        title: t(`siting:compare.${side}Reach`),
        value: (row) => row[side]?.reach,
        show: (row) => (row[side] ? figure(t, row[side].reach) : t('siting:compare.notIn')),
        number: true,
      },
    ]),
  ]
  return (
    <DataTable<YearsBeside>
      label={t('siting:compare.years')}
      table="years"
      searchable={false}
      rows={rows}
      columns={columns}
      rowKey={({ year }) => String(year)}
      empty={null}
    />
  )
}

function Counties({ rows }: { rows: readonly CountyDifference[] }) {
  const t = useT()
  const said = (step: PlanStep | null) =>
    step
      ? t('siting:compare.step', {
          year: step.startYear,
          ready: step.readyYear,
          work: t(`siting:work.${step.work}`),
          name: step.name,
          money: moneyWords(t, step.costFen),
        })
      : t('siting:compare.nothing')
  const columns: Column<CountyDifference>[] = [
    {
      key: 'division',
      title: t('siting:candidates.division'),
      value: ({ divisionName }) => divisionName,
      sort: true,
    },
    {
      key: 'kind',
      title: t('siting:compare.kind'),
      value: ({ kind }) => t(`siting:compare.${kind}`),
      filter: (['onlyLeft', 'onlyRight', 'otherYear', 'otherWork'] as const).map((value) => ({
        value,
        label: t(`siting:compare.${value}`),
      })),
      filterValue: ({ kind }) => kind,
    },
    { key: 'left', title: t('siting:compare.left'), value: ({ left }) => said(left) },
    { key: 'right', title: t('siting:compare.right'), value: ({ right }) => said(right) },
  ]
  return (
    <DataTable<CountyDifference>
      label={t('siting:compare.counties')}
      table="counties"
      rows={rows}
      columns={columns}
      rowKey={({ divisionCode }) => divisionCode}
      empty={<Empty title={t('siting:compare.same')} />}
    />
  )
}

function Sites({ rows }: { rows: readonly (SiteLine & { only: 'left' | 'right' })[] }) {
  const t = useT()
  const columns: Column<SiteLine & { only: 'left' | 'right' }>[] = [
    { key: 'name', title: t('siting:candidates.name'), value: ({ name }) => name },
    { key: 'division', title: t('siting:candidates.division'), value: ({ divisionName }) => divisionName },
    {
      key: 'only',
      title: t('siting:compare.kind'),
      value: ({ only }) => t(only === 'left' ? 'siting:compare.onlyLeft' : 'siting:compare.onlyRight'),
    },
    { key: 'cost', title: t('siting:candidates.cost'), value: ({ costFen }) => wanOf(costFen), number: true },
    {
      key: 'workers',
      title: t('siting:result.workers'),
      value: ({ workers }) => workers,
      show: ({ workers }) => figure(t, workers),
      number: true,
    },
  ]
  return (
    <DataTable
      label={t('siting:compare.sites')}
      table="sites"
      rows={rows}
      columns={columns}
      rowKey={({ code }) => code}
      empty={<Empty title={t('siting:compare.same')} />}
    />
  )
}
