import {
  Button,
  Chips,
  Columns,
  Form,
  Note,
  Page,
  Section,
  Select,
  Table,
  usePage,
} from '#kit/ui/portal/index.ts'
import { states, type Coverage, type CoverageDivision, type State } from '../../contract.ts'
import { reasonWords, stateWords } from '../words.ts'
import { CoverageCurve } from './curve.tsx'
import { CoverageMap, Legend, type Drawn } from './coverage-map.tsx'

export type CoverageFilter = { year: number; prefecture: string; state: State | '' }
type Sketch = { viewBox: string; counties: Omit<Drawn, 'state' | 'words' | 'current'>[] }

interface CoveragePageProps {
  coverage: Coverage
  filter: CoverageFilter
  sketch: Sketch
  prefectures: readonly { code: string; name: string }[]
  place: string
  site: string
}

/** How far full coverage has come, for everybody to check: in a sentence, on a map, in a table, as files. P1. */
export function CoveragePage({ coverage, filter, sketch, prefectures, place, site }: CoveragePageProps) {
  const { t } = usePage()
  const title = t('coverage:page.title', { name: place })
  const at = (division: CoverageDivision) => division.years.find(({ year }) => year === filter.year)!
  const shown = coverage.divisions.filter((one) => filter.state === '' || at(one).state === filter.state)
  const byCode = new Map(coverage.divisions.map((one) => [one.code, one]))
  const counts = Object.fromEntries(
    states.map((state) => [state, coverage.divisions.filter((one) => at(one).state === state).length]),
  ) as Record<State, number>
  const years = coverage.divisions[0]?.years.map(({ year }) => year) ?? []
  return (
    <Page
      title={title}
      description={t('coverage:page.description', { name: place })}
      crumbs={[{ label: title }]}
      jsonLd={dataset(title, t('coverage:page.description', { name: place }), site)}
    >
      <h1>{title}</h1>
      <Lead coverage={coverage} />
      <div className="coverage-years">
        <Chips
          label={t('coverage:page.years')}
          items={years.map((year) => ({
            label: t(
              year > Number(coverage.today.slice(0, 4)) ? 'coverage:page.yearAhead' : 'coverage:page.year',
              { year },
            ),
            href: hrefOf({ ...filter, year }),
            current: year === filter.year,
          }))}
        />
      </div>
      <p className="skip-map">
        <a href="#table">{t('coverage:page.skipMap')}</a>
      </p>
      <CoverageMap
        label={t('coverage:page.map', { name: place, year: filter.year })}
        viewBox={sketch.viewBox}
        counties={sketch.counties.flatMap((county) => {
          const division = byCode.get(county.code)
          if (!division) return []
          const state = at(division)
          return [{ ...county, state: state.state, words: stateWords(t, state), current: false }]
        })}
      />
      <Legend counts={counts} />
      <Columns side={<How />}>
        <Section title={t('coverage:curve.title')}>
          <CoverageCurve points={coverage.points} due={coverage.due} />
        </Section>
        <PlanNote coverage={coverage} />
      </Columns>
      <Section title={t('coverage:page.table')} id="table">
        <Form action="/coverage#table" method="get" className="form filter-form">
          <input type="hidden" name="year" value={filter.year} />
          <Select
            name="prefecture"
            label={t('coverage:page.prefecture')}
            value={filter.prefecture}
            options={[
              { value: '', label: t('coverage:page.everywhere') },
              ...prefectures.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Select
            name="state"
            label={t('coverage:page.state')}
            value={filter.state}
            options={[
              { value: '', label: t('coverage:page.anyState') },
              ...states.map((state) => ({ value: state, label: t(`coverage:state.${state}`) })),
            ]}
          />
          <Button tone="quiet">{t('coverage:page.show')}</Button>
        </Form>
        <p role="status">{t('coverage:page.found', { count: shown.length })}</p>
        <Divisions divisions={shown} year={filter.year} />
        <p>
          {t('coverage:page.download')} <a href="/coverage/table.csv">CSV</a>
          {' · '}
          <a href="/coverage/table.xlsx">Excel</a>
        </p>
      </Section>
    </Page>
  )
}

/** The numbers in one sentence. */
function Lead({ coverage: { points, due, targetYear, divisions, today } }: { coverage: Coverage }) {
  const { t } = usePage()
  const now = points.findLast(({ actual }) => actual !== null)
  const last = points.at(-1)
  const year = Number(today.slice(0, 4))
  const count = (state: State) =>
    divisions.filter(
      ({ required, years }) => required && years.some((one) => one.year === year && one.state === state),
    ).length
  const expected = last?.forecast ?? 0
  return (
    <p className="lead">
      {t('coverage:page.lead', {
        due,
        covered: now?.actual ?? 0,
        shared: count('shared'),
        underWay: count('underWay'),
      })}{' '}
      {expected < due
        ? t('coverage:page.leadShort', { year: targetYear, expected, short: due - expected })
        : t('coverage:page.leadAll', { year: targetYear })}
    </p>
  )
}

function Divisions({ divisions, year }: { divisions: readonly CoverageDivision[]; year: number }) {
  const { t } = usePage()
  return (
    <Table
      caption={t('coverage:page.tableCaption', { year })}
      captionHidden
      columns={[
        { label: t('coverage:page.division') },
        { label: t('coverage:page.state') },
        { label: t('coverage:page.planned') },
        { label: t('coverage:page.attention') },
        { label: t('coverage:page.rests') },
        { label: t('coverage:page.prefecture') },
      ]}
      rows={divisions.map(({ code, name, prefectureName, years, planned, risk }) => {
        const one = years.find((state) => state.year === year)!
        return [
          <a key={code} href={`/coverage/${code}`}>
            {name}
          </a>,
          stateWords(t, one),
          planned
            ? t('coverage:page.plannedIn', {
                year: planned.year,
                action: t(`coverage:action.${planned.action}`),
              })
            : '—',
          risk ? risk.reasons.map((reason) => reasonWords(t, reason)).join(t('coverage:page.and')) : '—',
          t(`coverage:basis.${one.basis.kind}`),
          prefectureName,
        ]
      })}
    />
  )
}

function How() {
  const { t } = usePage()
  return (
    <section className="card">
      <h2>{t('coverage:page.how')}</h2>
      <p>{t('coverage:page.howPast')}</p>
      <p>{t('coverage:page.howAhead')}</p>
      <p>{t('coverage:page.howDue')}</p>
    </section>
  )
}

function PlanNote({ coverage: { plan, divisions } }: { coverage: Coverage }) {
  const { t } = usePage()
  return (
    <>
      <p>
        {plan
          ? t('coverage:page.plan', {
              title: plan.title,
              edition: plan.edition,
              date: plan.publishedAt.slice(0, 10),
            })
          : t('coverage:page.noPlan')}
      </p>
      {divisions.some(({ synthetic }) => synthetic) && <Note>{t('coverage:page.synthetic')}</Note>}
    </>
  )
}

const hrefOf = ({ year, prefecture, state }: CoverageFilter) => {
  const query = new URLSearchParams({
    year: String(year),
    ...(prefecture && { prefecture }),
    ...(state && { state }),
  })
  return `/coverage?${query.toString()}`
}

/** The table as a data set, for those who look for one (schema.org). */
const dataset = (name: string, description: string, site: string) => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  name,
  description,
  url: `${site}/coverage`,
  isAccessibleForFree: true,
  distribution: ['csv', 'xlsx'].map((format) => ({
    '@type': 'DataDownload',
    encodingFormat:
      format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    contentUrl: `${site}/coverage/table.${format}`,
  })),
})
