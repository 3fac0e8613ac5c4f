import { Button, Radio, Select, Skeleton } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import {
  Chart,
  DataTable,
  Empty,
  PageHeader,
  ProblemAlert,
  StatRow,
  useGo,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import {
  coverageMapRoute,
  readCoverageRoute,
  states,
  type Coverage,
  type CoverageDivision,
} from '../../contract.ts'
import { stateWords } from '../words.ts'
import { curveOption, grounds, mapOption } from './charts.ts'
import { divisionColumns } from './columns.tsx'
import { CurveTable } from './curve-table.tsx'
import { Drill } from './drill.tsx'
import './coverage.css'

/** Where every division stands: map and table of a year, another year beside it, and what one of them rests on. P1. */
export default function CoverageScreen() {
  const t = useT()
  const go = useGo()
  const { divisionCode, name } = useScope()
  const { data, error, refetch } = useCall(readCoverageRoute, { query: { scope: divisionCode } })
  return (
    <>
      <PageHeader
        title={t('coverage:console.title')}
        sub={name}
        actions={<Button onClick={() => go('/coverage/plan')}>{t('coverage:plan.title')}</Button>}
      />
      {data ? (
        <Shown coverage={data} />
      ) : error ? (
        <ProblemAlert problem={error} retry={refetch} />
      ) : (
        <Skeleton active />
      )}
    </>
  )
}

/** Years and the chosen division live in the URL. */
function useChoice(thisYear: number) {
  const [query, setQuery] = useSearchParams()
  const numberOf = (name: string) => Number(query.get(name)) || null
  const set = (change: Record<string, string | null>) =>
    setQuery((now) => {
      const next = new URLSearchParams(now)
      for (const [name, value] of Object.entries(change)) {
        if (value === null) next.delete(name)
        else next.set(name, value)
      }
      return next
    })
  return {
    year: numberOf('year') ?? thisYear,
    other: numberOf('with'),
    county: query.get('county'),
    beside: query.get('beside'),
    set,
  }
}

function Shown({ coverage }: { coverage: Coverage }) {
  const t = useT()
  const { divisions, points, due, today } = coverage
  const thisYear = Number(today.slice(0, 4))
  const { year, other, county, beside, set } = useChoice(thisYear)
  const years = points.map((point) => point.year)
  const curve = useMemo(() => curveOption(t, { points, due }), [t, points, due])
  const yearWords = (one: number) =>
    t(one > thisYear ? 'coverage:page.yearAhead' : 'coverage:page.year', { year: one })
  if (divisions.length === 0)
    return <Empty title={t('coverage:console.nothing')} next={t('coverage:console.nothingNext')} />
  return (
    <>
      <Stats coverage={coverage} />
      <div className="coverage-years">
        <Radio.Group
          aria-label={t('coverage:page.years')}
          optionType="button"
          value={year}
          onChange={({ target }) => set({ year: String(target.value) })}
          options={years.map((one) => ({ value: one, label: yearWords(one) }))}
        />
        <Select
          allowClear
          aria-label={t('coverage:console.compareYear')}
          placeholder={t('coverage:console.compareYear')}
          value={other}
          onChange={(value: number | undefined) => set({ with: value ? String(value) : null })}
          options={years.filter((one) => one !== year).map((one) => ({ value: one, label: yearWords(one) }))}
        />
      </div>
      <div className="coverage-pictures">
        <StateMap
          divisions={divisions}
          year={year}
          county={county}
          choose={(code) => set({ county: code })}
        />
        <section className="card">
          <h2>{t('coverage:curve.title')}</h2>
          <Chart label={t('coverage:curve.label')} option={curve} height={240} />
          <CurveTable points={points} />
        </section>
      </div>
      <DataTable<CoverageDivision>
        label={t('coverage:page.table')}
        rows={divisions}
        columns={divisionColumns(t, year, other).map((column) =>
          column.key === 'name' ? { ...column, show: lookAt(t, (code) => set({ county: code })) } : column,
        )}
        rowKey={({ code }) => code}
        empty={null}
      />
      <Drill
        code={county}
        beside={beside}
        divisions={divisions}
        close={() => set({ county: null, beside: null })}
        compare={(code) => set({ beside: code })}
      />
    </>
  )
}

/** The name of a division opens what its state rests on. */
const lookAt = (t: Translator, look: (code: string) => void) =>
  function Name({ code, name }: CoverageDivision) {
    return (
      <Button
        type="link"
        size="small"
        aria-label={t('coverage:console.lookAt', { name })}
        onClick={() => look(code)}
      >
        {name}
      </Button>
    )
  }

function Stats({ coverage: { points, due, divisions, targetYear } }: { coverage: Coverage }) {
  const t = useT()
  const now = points.findLast(({ actual }) => actual !== null)
  const high = divisions.filter(({ risk }) => risk?.level === 'high').length
  const watched = divisions.filter(({ risk }) => risk?.level === 'watch').length
  return (
    <section className="card" aria-label={t('coverage:console.title')}>
      <StatRow
        stats={[
          {
            label: t('coverage:console.coveredNow'),
            value: t('coverage:console.of', { count: now?.actual ?? 0, due }),
            detail: now?.planned != null && t('coverage:console.plannedNow', { count: now.planned }),
          },
          {
            label: t('coverage:console.forecastFor', { year: targetYear }),
            value: t('coverage:console.of', { count: points.at(-1)?.forecast ?? 0, due }),
            detail: t('coverage:console.forecastNote'),
          },
          { label: t('coverage:risk.high'), value: high, detail: t('coverage:console.highNote') },
          { label: t('coverage:risk.watch'), value: watched, detail: t('coverage:console.watchNote') },
        ]}
      />
    </section>
  )
}

type StateMapProps = {
  divisions: readonly CoverageDivision[]
  year: number
  county: string | null
  choose: (code: string) => void
}

function StateMap({ divisions, year, county, choose }: StateMapProps) {
  const t = useT()
  const { divisionCode } = useScope()
  const { data } = useCall(coverageMapRoute, { query: { scope: divisionCode } })
  const map = useMemo(
    () =>
      data && { name: 'counties', regions: data.counties.map(({ code, rings }) => ({ key: code, rings })) },
    [data],
  )
  const option = useMemo(() => {
    const drawn = new Set(data?.counties.map(({ code }) => code))
    const regions = divisions
      .filter(({ code }) => drawn.has(code))
      .map(({ code, name, years }) => {
        const one = years.find((state) => state.year === year) ?? years.at(-1)!
        return { code, name, state: one.state, words: stateWords(t, one) }
      })
    return mapOption(t, regions, county)
  }, [t, data, divisions, year, county])
  return (
    <section className="card">
      <h2>{t('coverage:console.map', { year })}</h2>
      {map && map.regions.length > 0 ? (
        <Chart
          label={t('coverage:console.mapLabel', { year })}
          option={option}
          height={420}
          map={map}
          onPick={choose}
        />
      ) : (
        <Skeleton active />
      )}
      <ul className="coverage-key">
        {states.map((state) => (
          <li key={state}>
            <i style={{ background: grounds[state] }} aria-hidden="true">
              {t(`coverage:letter.${state}`)}
            </i>
            {t(`coverage:state.${state}`)}
          </li>
        ))}
      </ul>
      <p className="soft">{t('ui:map.caption')}</p>
    </section>
  )
}
