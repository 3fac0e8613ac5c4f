import { useMemo } from 'react'
import { wanOf } from '#kit/money/index.ts'
import {
  Chart,
  DataTable,
  Empty,
  readerLocale,
  ScreenLink,
  StateTag,
  StatRow,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import type { Cockpit } from '../../contract.ts'
import { moneyWords } from '../words.ts'
import { barsOption, curveOption } from './charts.ts'
import { riskWords } from './columns.tsx'
import { CurveTable } from './curve-table.tsx'

type Held = Cockpit['departments'][number]
type AtRisk = Cockpit['risks'][number]
type BoardsProps = { cockpit: Cockpit; large?: boolean }

/** How many divisions at risk fit on a wall. */
const ON_A_WALL = 8

/** The curve, who holds the projects, the money, and what is at risk with the reason: each picture with its table. */
export function CockpitBoards({ cockpit, large = false }: BoardsProps) {
  const t = useT()
  const size = large ? 20 : 13
  const { points, due } = cockpit
  const curve = useMemo(() => curveOption(t, { points, due }, size), [t, points, due, size])
  return (
    <div className="cockpit">
      <section className="card cockpit-now" aria-label={t('coverage:cockpit.now')}>
        <Now cockpit={cockpit} />
      </section>
      <section className="card cockpit-curve">
        <h2>{t('coverage:curve.title')}</h2>
        <Chart label={t('coverage:curve.label')} option={curve} height={large ? 210 : 260} />
        <CurveTable points={points} />
      </section>
      <section className="card cockpit-held">
        <h2>{t('coverage:cockpit.departments')}</h2>
        <Departments departments={cockpit.departments} large={large} />
      </section>
      <section className="card cockpit-money">
        <h2>{t('coverage:cockpit.money')}</h2>
        <Money cockpit={cockpit} large={large} />
      </section>
      <section className="card cockpit-risks">
        <h2>{t('coverage:cockpit.risks')}</h2>
        <Risks risks={cockpit.risks} large={large} />
      </section>
    </div>
  )
}

function Now({ cockpit: { points, due, now, targetYear, risks } }: { cockpit: Cockpit }) {
  const t = useT()
  const current = points.findLast(({ actual }) => actual !== null)
  const last = points.at(-1)
  const short = due - (last?.forecast ?? 0)
  return (
    <StatRow
      stats={[
        {
          label: t('coverage:console.coveredNow'),
          value: t('coverage:console.of', { count: current?.actual ?? 0, due }),
          detail: current?.planned != null && t('coverage:console.plannedNow', { count: current.planned }),
        },
        {
          label: t('coverage:console.forecastFor', { year: targetYear }),
          value: t('coverage:console.of', { count: last?.forecast ?? 0, due }),
          detail: short > 0 ? t('coverage:cockpit.short', { count: short }) : t('coverage:cockpit.all'),
        },
        {
          label: t('coverage:state.underWay'),
          value: now.find(({ state }) => state === 'underWay')?.count ?? 0,
          detail: t('coverage:cockpit.underWayNote'),
        },
        {
          label: t('coverage:risk.high'),
          value: risks.filter(({ risk }) => risk.level === 'high').length,
          detail: t('coverage:console.highNote'),
        },
      ]}
    />
  )
}

function Departments({ departments, large }: { departments: readonly Held[]; large: boolean }) {
  const t = useT()
  const name = ({ department }: Held) => t.byKey(`notifications:department.${department}`)
  const option = useMemo(
    () =>
      barsOption(
        departments.map(({ department, projects, sleeping }) => ({
          name: t.byKey(`notifications:department.${department}`),
          value: projects,
          part: sleeping,
        })),
        large ? 18 : 13,
      ),
    [t, departments, large],
  )
  return (
    <>
      <Chart label={t('coverage:cockpit.departmentsLabel')} option={option} height={large ? 210 : 260} />
      <DataTable<Held>
        label={t('coverage:cockpit.departments')}
        table="departments"
        rows={departments}
        searchable={false}
        columns={[
          { key: 'name', title: t('coverage:cockpit.department'), value: name },
          {
            key: 'projects',
            title: t('coverage:console.projects'),
            value: ({ projects }) => projects,
            number: true,
          },
          {
            key: 'sleeping',
            title: t('coverage:cockpit.sleeping'),
            value: ({ sleeping }) => sleeping,
            number: true,
          },
          {
            key: 'days',
            title: t('coverage:cockpit.longest'),
            value: ({ longestDays }) => longestDays,
            number: true,
          },
        ]}
        rowKey={({ department }) => department}
        empty={null}
      />
    </>
  )
}

function Money({ cockpit: { money }, large }: BoardsProps) {
  const t = useT()
  const locale = readerLocale()
  const rows = useMemo(
    () => [
      { name: t('coverage:cockpit.planCost'), fen: money.planCostFen },
      { name: t('coverage:cockpit.planned'), fen: money.plannedFen },
      { name: t('coverage:cockpit.granted'), fen: money.grantedFen },
      { name: t('coverage:cockpit.paid'), fen: money.paidFen },
    ],
    [t, money],
  )
  const option = useMemo(
    () =>
      barsOption(
        rows.map(({ name, fen }) => ({ name, value: Math.round(wanOf(fen)), part: 0 })),
        large ? 18 : 13,
      ),
    [rows, large],
  )
  return (
    <>
      <p className="soft">{t('coverage:cockpit.moneyNote', { count: money.projects })}</p>
      <Chart label={t('coverage:cockpit.moneyLabel')} option={option} height={large ? 180 : 160} />
      <DataTable<(typeof rows)[number]>
        label={t('coverage:cockpit.money')}
        table="money"
        rows={rows}
        searchable={false}
        columns={[
          { key: 'name', title: t('coverage:cockpit.money'), value: ({ name }) => name },
          {
            key: 'amount',
            title: t('coverage:cockpit.amount'),
            value: ({ fen }) => moneyWords(locale, fen),
            number: true,
          },
        ]}
        rowKey={({ name }) => name}
        empty={null}
      />
    </>
  )
}

function Risks({ risks, large }: { risks: readonly AtRisk[]; large: boolean }) {
  const t = useT()
  const columns: Column<AtRisk>[] = [
    {
      key: 'name',
      title: t('coverage:page.division'),
      value: ({ name }) => name,
      show: ({ code, name }) => <ScreenLink to={`/coverage?county=${code}`}>{name}</ScreenLink>,
      sort: true,
    },
    {
      key: 'prefecture',
      title: t('coverage:page.prefecture'),
      value: ({ prefectureName }) => prefectureName,
      sort: true,
    },
    {
      key: 'level',
      title: t('coverage:cockpit.level'),
      value: ({ risk }) => t(`coverage:risk.${risk.level}`),
      show: ({ risk }) => (
        <StateTag tone={risk.level === 'high' ? 'draw' : 'cost'}>{t(`coverage:risk.${risk.level}`)}</StateTag>
      ),
      filter: (['high', 'watch'] as const).map((value) => ({ value, label: t(`coverage:risk.${value}`) })),
      filterValue: ({ risk }) => risk.level,
    },
    { key: 'why', title: t('coverage:cockpit.why'), value: ({ risk }) => riskWords(t, risk) },
    {
      key: 'year',
      title: t('coverage:file.plannedYear'),
      value: ({ planYear }) => planYear,
      number: true,
      sort: true,
    },
    {
      key: 'holder',
      title: t('coverage:project.holder'),
      value: ({ project }) =>
        project?.department && t.byKey(`notifications:department.${project.department}`),
    },
    {
      key: 'workers',
      title: t('coverage:file.workers'),
      value: ({ workers }) => workers,
      number: true,
      sort: true,
    },
  ]
  if (risks.length === 0)
    return <Empty title={t('coverage:cockpit.noRisks')} next={t('coverage:cockpit.noRisksNext')} />
  if (!large)
    return (
      <DataTable<AtRisk>
        label={t('coverage:cockpit.risks')}
        table="risks"
        rows={risks}
        columns={columns}
        rowKey={({ code }) => code}
        empty={null}
      />
    )
  return (
    <>
      <ol className="cockpit-list">
        {risks.slice(0, ON_A_WALL).map(({ code, name, risk }) => (
          <li key={code}>
            <b>{name}</b>{' '}
            <StateTag tone={risk.level === 'high' ? 'draw' : 'cost'}>
              {t(`coverage:risk.${risk.level}`)}
            </StateTag>{' '}
            {riskWords(t, risk)}
          </li>
        ))}
      </ol>
      {risks.length > ON_A_WALL && <p>{t('coverage:cockpit.more', { count: risks.length - ON_A_WALL })}</p>}
    </>
  )
}
