import { useMemo } from 'react'
import { DataTable, Empty, StateTag, StatRow, useT, type Column } from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { waits, works, type PlanResult, type PlanStep } from '../../contract.ts'
import { figure, moneyWords, wanOf } from '../words.ts'
import { ReachChart } from './reach-chart.tsx'
import { LockPrices } from './site-result.tsx'
import './siting.css'

type Year = PlanResult['years'][number]
type Waiting = PlanResult['waiting'][number]

/** Why a step stands in its year, in one sentence. */
export function stepWords(t: Translator, step: PlanStep): string {
  const brings = t(step.fulfils ? 'siting:step.fulfils' : 'siting:step.reach', {
    workers: figure(t, step.workers),
  })
  const parts = [
    step.running
      ? t('siting:step.running')
      : step.basis
        ? t('siting:step.basis', { basis: basisWords(t, step) })
        : '',
    brings,
    step.delay === 'none' ? '' : t(`siting:delay.${step.delay}`),
    step.others > 0 ? t('siting:step.others', { value: step.others }) : '',
    step.lock ? t(`siting:locks.${step.lock}`) : '',
  ]
  return parts.filter(Boolean).join(t('siting:semicolon'))
}

const bases = ['enough', 'upgrade', 'renovateExpand', 'newBuild'] as const
const basisWords = (t: Translator, { basis }: PlanStep) => {
  const known = bases.find((one) => one === basis)
  return known ? t(`siting:basis.${known}`) : ''
}

/** Which county does what in which year, with the money, the reach and the reasons. P1, P2, P20 */
export function PlanShown({ result }: { result: PlanResult }) {
  const t = useT()
  const last = result.years.at(-1)
  const spent = result.years.reduce((sum, { spentFen }) => sum + spentFen, 0)
  const { shortfall } = result
  const lines = useMemo(() => [{ name: t('siting:plan.reach'), years: result.years }], [t, result.years])
  return (
    <>
      <StatRow
        stats={[
          {
            label: t('siting:plan.covered'),
            value: t('siting:plan.coveredOf', { value: last?.covered ?? 0, of: result.required }),
            detail: last && t('siting:plan.byEnd', { year: last.year }),
          },
          {
            label: t('siting:plan.reach'),
            value: figure(t, last?.reach ?? 0),
            detail: t('siting:plan.ofWorkers', { value: figure(t, result.workers) }),
          },
          { label: t('siting:plan.spent'), value: moneyWords(t, spent) },
          { label: t('siting:plan.steps'), value: figure(t, result.steps.length) },
        ]}
      />
      {shortfall && (
        <p>
          {t(shortfall.exact ? 'siting:plan.shortfall' : 'siting:plan.shortfallAbout', {
            money: moneyWords(t, shortfall.extraFen),
            least: moneyWords(t, shortfall.atLeastFen),
          })}
        </p>
      )}
      <h2>{t('siting:plan.years')}</h2>
      <div className="siting-beside">
        <ReachChart lines={lines} />
        <Years years={result.years} />
      </div>
      <h2>{t('siting:plan.stepsTitle')}</h2>
      <Steps steps={result.steps} />
      {result.locks.length > 0 && (
        <>
          <h2>{t('siting:price.title')}</h2>
          <LockPrices locks={result.locks} />
        </>
      )}
      <h2>{t('siting:plan.waiting')}</h2>
      <WaitingCounties waiting={result.waiting} />
    </>
  )
}

function Years({ years }: { years: readonly Year[] }) {
  const t = useT()
  const wan = (key: 'budgetFen' | 'spentFen' | 'carriedFen'): Column<Year> => ({
    key,
    title: t(`siting:plan.${key}`),
    value: (year) => wanOf(year[key]),
    show: (year) => moneyWords(t, year[key]),
    number: true,
  })
  const columns: Column<Year>[] = [
    { key: 'year', title: t('siting:plan.year'), value: ({ year }) => year },
    wan('budgetFen'),
    wan('spentFen'),
    wan('carriedFen'),
    {
      key: 'starts',
      title: t('siting:plan.starts'),
      value: ({ starts }) => starts,
      show: ({ starts, mostStarts }) =>
        mostStarts === null ? starts : t('siting:plan.startsOf', { value: starts, of: mostStarts }),
      number: true,
    },
    { key: 'covered', title: t('siting:plan.covered'), value: ({ covered }) => covered, number: true },
    {
      key: 'reach',
      title: t('siting:plan.reach'),
      value: ({ reach }) => reach,
      show: ({ reach }) => figure(t, reach),
      number: true,
    },
  ]
  return (
    <DataTable<Year>
      label={t('siting:plan.years')}
      table="years"
      searchable={false}
      rows={years}
      columns={columns}
      rowKey={({ year }) => String(year)}
      empty={null}
    />
  )
}

function Steps({ steps }: { steps: readonly PlanStep[] }) {
  const t = useT()
  const columns: Column<PlanStep>[] = [
    { key: 'year', title: t('siting:plan.start'), value: ({ startYear }) => startYear, sort: true },
    { key: 'ready', title: t('siting:plan.ready'), value: ({ readyYear }) => readyYear, sort: true },
    {
      key: 'division',
      title: t('siting:candidates.division'),
      value: ({ divisionName }) => divisionName,
      sort: true,
    },
    {
      key: 'work',
      title: t('siting:plan.work'),
      value: ({ work }) => t(`siting:work.${work}`),
      show: ({ work, running }) => (
        <StateTag tone={running ? 'kind' : 'plain'}>{t(`siting:work.${work}`)}</StateTag>
      ),
      filter: works.map((value) => ({ value, label: t(`siting:work.${value}`) })),
      filterValue: ({ work }) => work,
    },
    { key: 'name', title: t('siting:candidates.name'), value: ({ name }) => name },
    {
      key: 'cost',
      title: t('siting:candidates.cost'),
      value: ({ costFen }) => wanOf(costFen),
      show: ({ costFen }) => figure(t, wanOf(costFen)),
      number: true,
      sort: true,
    },
    { key: 'why', title: t('siting:plan.why'), value: (step) => stepWords(t, step) },
  ]
  return (
    <DataTable<PlanStep>
      label={t('siting:plan.stepsTitle')}
      table="steps"
      rows={steps}
      columns={columns}
      rowKey={({ target }) => target}
      empty={<Empty title={t('siting:plan.noSteps')} next={t('siting:plan.noStepsNext')} />}
    />
  )
}

function WaitingCounties({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useT()
  const columns: Column<Waiting>[] = [
    {
      key: 'division',
      title: t('siting:candidates.division'),
      value: ({ divisionName }) => divisionName,
      sort: true,
    },
    {
      key: 'required',
      title: t('siting:plan.mustHave'),
      value: ({ required }) => t(required ? 'siting:yes' : 'siting:no'),
    },
    {
      key: 'why',
      title: t('siting:plan.why'),
      value: ({ why }) => t(`siting:wait.${why}`),
      filter: waits.map((value) => ({ value, label: t(`siting:wait.${value}`) })),
      filterValue: ({ why }) => why,
    },
  ]
  return (
    <DataTable<Waiting>
      label={t('siting:plan.waiting')}
      table="waiting"
      rows={waiting}
      columns={columns}
      rowKey={({ divisionCode }) => divisionCode}
      empty={null}
    />
  )
}
