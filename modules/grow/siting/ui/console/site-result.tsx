import { useMemo } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import { DataTable, Empty, StateTag, StatRow, useT, type Column } from '#kit/ui/console/index.ts'
import {
  outlinesRoute,
  type LockPrice,
  type PointLine,
  type SiteLine,
  type SiteResult,
} from '../../contract.ts'
import { figure, gapWords, minutesWords, moneyWords, priceWords, valueWords, wanOf } from '../words.ts'
import { SketchMap, type Spot, type Way } from './sketch-map.tsx'

type Question = 'fewest' | 'coverage' | 'travel'
type ResultProps = { result: SiteResult; question: Question }

/** Which sites, for whom, and why: map and table say the same. */
export function SitesShown({ result, question }: ResultProps) {
  const t = useT()
  const division = result.sites[0]?.divisionCode.slice(0, 2) ?? '42'
  const sketch = useCall(outlinesRoute, { query: { division } })
  const { spots, ways } = useMemo(() => drawn(result), [result])
  const built = result.sites.filter(({ chosen, kind }) => chosen && kind === 'candidate')
  return (
    <>
      <StatRow
        stats={[
          {
            label: t('siting:result.sites'),
            value: figure(t, built.length),
            detail: moneyWords(
              t,
              built.reduce((sum, { costFen }) => sum + costFen, 0),
            ),
          },
          {
            label: t('siting:result.reach', { minutes: result.reachMinutes }),
            value: figure(t, result.after.workers),
            detail: t('siting:result.before', { value: figure(t, result.before.workers) }),
          },
          {
            label: t('siting:result.travel'),
            value: minutesWords(t, result.after.minutes),
            detail: t('siting:result.before', { value: minutesWords(t, result.before.minutes) }),
          },
          {
            label: t('siting:result.pairs'),
            value: figure(t, result.measuredPairs),
            detail: t('siting:result.estimated', { value: figure(t, result.estimatedPairs) }),
          },
        ]}
      />
      {result.leftOut > 0 && <p className="soft">{t('siting:result.leftOut', { value: result.leftOut })}</p>}
      {result.unknown.length > 0 && (
        <p className="soft">
          {t('siting:result.unknown', { names: result.unknown.join(t('siting:comma')) })}
        </p>
      )}
      {sketch.data && (
        <SketchMap label={t('siting:result.map')} sketch={sketch.data} spots={spots} ways={ways} />
      )}
      <h2>{t('siting:result.why')}</h2>
      <Sites sites={result.sites.toSorted(byInterest)} />
      <h2>{t('siting:result.sensitivity')}</h2>
      <Sensitivity result={result} question={question} />
      {result.locks.length > 0 && (
        <>
          <h2>{t('siting:price.title')}</h2>
          <LockPrices locks={result.locks} />
        </>
      )}
      <h2>{t('siting:result.points')}</h2>
      <Points result={result} />
    </>
  )
}

/** What was chosen first, then what would have brought most, then what stands already. */
const rank = ({ kind, chosen }: SiteLine) => (kind === 'palace' ? 2 : chosen ? 0 : 1)
const byInterest = (a: SiteLine, b: SiteLine) =>
  rank(a) - rank(b) || b.reached - a.reached || b.minutes - a.minutes

function drawn({ sites, points }: SiteResult): { spots: Spot[]; ways: Way[] } {
  const at = new Map(sites.map((site) => [site.code, site]))
  return {
    spots: [
      ...points.map(({ code, name, lng, lat }) => ({ code, label: name, lng, lat, look: 'demand' as const })),
      ...sites.map(({ code, name, lng, lat, kind, chosen }) => ({
        code,
        label: name,
        lng,
        lat,
        look: kind === 'palace' ? ('palace' as const) : chosen ? ('chosen' as const) : ('possible' as const),
      })),
    ],
    ways: points.flatMap((point) => {
      const to = point.site === null ? undefined : at.get(point.site)
      return to ? [{ from: point, to }] : []
    }),
  }
}

function Sites({ sites }: { sites: readonly SiteLine[] }) {
  const t = useT()
  const choice = ({ chosen, kind }: SiteLine) =>
    kind === 'palace' ? ('standing' as const) : chosen ? ('chosen' as const) : ('notChosen' as const)
  const columns: Column<SiteLine>[] = [
    { key: 'name', title: t('siting:candidates.name'), value: ({ name }) => name, sort: true },
    { key: 'division', title: t('siting:candidates.division'), value: ({ divisionName }) => divisionName },
    {
      key: 'choice',
      title: t('siting:result.choice'),
      value: (site) => t(`siting:choice.${choice(site)}`),
      filter: (['chosen', 'notChosen', 'standing'] as const).map((value) => ({
        value,
        label: t(`siting:choice.${value}`),
      })),
      filterValue: choice,
      show: (site) => (
        <>
          <StateTag
            tone={choice(site) === 'chosen' ? 'kind' : choice(site) === 'standing' ? 'free' : 'plain'}
          >
            {t(`siting:choice.${choice(site)}`)}
          </StateTag>
          {site.lock && ` ${t(`siting:locks.${site.lock}`)}`}
        </>
      ),
    },
    {
      key: 'cost',
      title: t('siting:candidates.cost'),
      value: ({ costFen }) => wanOf(costFen),
      show: ({ costFen }) => figure(t, wanOf(costFen)),
      number: true,
      sort: true,
    },
    {
      key: 'workers',
      title: t('siting:result.workers'),
      value: ({ workers }) => workers,
      show: ({ workers, capacity }) => (
        <>
          {figure(t, workers)}
          {capacity !== null && workers > capacity && (
            <div className="soft">{t('siting:result.over', { value: figure(t, capacity) })}</div>
          )}
        </>
      ),
      number: true,
      sort: true,
    },
    {
      key: 'why',
      title: t('siting:result.because'),
      value: (site) =>
        t(site.chosen ? 'siting:because.chosen' : 'siting:because.notChosen', {
          reached: figure(t, site.reached),
          workers: figure(t, site.workers),
          minutes: figure(t, site.workers > 0 ? site.minutes / site.workers : 0),
        }),
    },
  ]
  return (
    <DataTable<SiteLine>
      label={t('siting:result.why')}
      table="sites"
      rows={sites}
      columns={columns}
      rowKey={({ code }) => code}
      empty={<Empty title={t('siting:candidates.none')} next={t('siting:candidates.noneNext')} />}
    />
  )
}

function Sensitivity({ result, question }: ResultProps) {
  const t = useT()
  type Line = SiteResult['sensitivity'][number]
  const setting = ({ setting: value }: Line) =>
    question === 'coverage'
      ? moneyWords(t, value)
      : question === 'fewest'
        ? minutesWords(t, value)
        : t('siting:result.pSites', { value })
  const columns: Column<Line>[] = [
    { key: 'setting', title: t('siting:result.setting'), value: setting },
    {
      key: 'value',
      title: t('siting:result.value'),
      value: ({ value }) =>
        value === null ? t('siting:result.impossible') : valueWords(t, question, value, result.workers),
      number: true,
    },
    {
      key: 'gap',
      title: t('siting:scenarios.gap'),
      value: ({ gap }) => (gap === null ? null : gapWords(t, gap)),
    },
  ]
  return (
    <DataTable<Line>
      label={t('siting:result.sensitivity')}
      table="sensitivity"
      searchable={false}
      rows={result.sensitivity}
      columns={columns}
      rowKey={({ setting: value }) => String(value)}
      empty={null}
    />
  )
}

/** What each decision taken beforehand costs: the same question was asked without it. */
export function LockPrices({ locks }: { locks: readonly LockPrice[] }) {
  const t = useT()
  const columns: Column<LockPrice>[] = [
    { key: 'name', title: t('siting:locks.target'), value: ({ name }) => name },
    { key: 'kind', title: t('siting:locks.kind'), value: ({ kind }) => t(`siting:locks.${kind}`) },
    { key: 'reason', title: t('siting:reason'), value: ({ reason }) => reason },
    { key: 'price', title: t('siting:price.title'), value: (one) => priceWords(t, one) },
  ]
  return (
    <DataTable<LockPrice>
      label={t('siting:price.title')}
      table="prices"
      searchable={false}
      rows={locks}
      columns={columns}
      rowKey={({ target }) => target}
      empty={null}
    />
  )
}

function Points({ result }: { result: SiteResult }) {
  const t = useT()
  const names = new Map(result.sites.map(({ code, name }) => [code, name]))
  const columns: Column<PointLine>[] = [
    { key: 'name', title: t('siting:result.point'), value: ({ name }) => name, sort: true },
    {
      key: 'workers',
      title: t('siting:result.workersThere'),
      value: ({ workers }) => workers,
      show: ({ workers }) => figure(t, workers),
      number: true,
      sort: true,
    },
    { key: 'site', title: t('siting:result.goesTo'), value: ({ site }) => (site && names.get(site)) ?? null },
    {
      key: 'before',
      title: t('siting:result.minutesBefore'),
      value: ({ before }) => before,
      show: ({ before }) => minutesWords(t, before),
      number: true,
      sort: true,
    },
    {
      key: 'after',
      title: t('siting:result.minutesAfter'),
      value: ({ after }) => after,
      show: ({ after }) => minutesWords(t, after),
      number: true,
      sort: true,
    },
  ]
  return (
    <DataTable<PointLine>
      label={t('siting:result.points')}
      table="points"
      rows={result.points}
      columns={columns}
      rowKey={({ code }) => code}
      empty={null}
    />
  )
}
