import { Skeleton } from 'antd'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  PeriodFields,
  ProblemAlert,
  StatRow,
  usePeriod,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import type { ApiProblem } from '#kit/ui/console/client.ts'
import {
  divisionBenefitRoute,
  hourClasses,
  usedClasses,
  palaceBenefitRoute,
  type Benefit,
  type BenefitPart,
  type BenefitStandard,
} from '../../contract.ts'
import { classColumns, partColumns, standardColumns, type ClassLine } from './columns.tsx'
import './benefit.css'

/** Whom the rooms serve, from the province down to a palace, over a period that lives in the URL. P5, P7, P13. */
export default function BenefitScreen() {
  const t = useT()
  const { palaceId, divisionCode, name } = useScope()
  const period = usePeriod()
  const { from, to } = period
  return (
    <>
      <PageHeader title={t('benefit:console.title')} sub={name} actions={<PeriodFields {...period} />} />
      {palaceId ? (
        <OfPalace key={palaceId} palaceId={palaceId} from={from} to={to} />
      ) : (
        <OfDivision key={divisionCode} divisionCode={divisionCode} from={from} to={to} />
      )}
    </>
  )
}

type Days = { from: string; to: string }

function OfPalace({ palaceId, ...query }: Days & { palaceId: string }) {
  const { data, error, refetch } = useCall(palaceBenefitRoute, { params: { palaceId }, query })
  return <Shown data={data} problem={error} retry={refetch} days={query} />
}

function OfDivision({ divisionCode, ...query }: Days & { divisionCode: string }) {
  const { data, error, refetch } = useCall(divisionBenefitRoute, { params: { divisionCode }, query })
  return <Shown data={data} problem={error} retry={refetch} days={query} />
}

type ShownProps = { data: Benefit | undefined; problem: ApiProblem | null; retry: () => unknown; days: Days }

function Shown({ data, problem, retry, days }: ShownProps) {
  const t = useT()
  if (!data) return problem ? <ProblemAlert problem={problem} retry={retry} /> : <Skeleton active />
  const { hours, outsideHours } = data.figures
  const total = hourClasses.reduce((sum, name) => sum + hours[name], 0)
  if (total === 0)
    return <Empty title={t('benefit:console.nothing')} next={t('benefit:console.nothingNext')} />
  const lines: ClassLine[] = [
    ...hourClasses.map((name) => ({
      name: t(`benefit:class.${name}`),
      class: name,
      figure: hours[name],
      share: hours[name] / total,
    })),
    { name: t('benefit:console.outside'), class: null, figure: outsideHours, share: null },
  ]
  const { places } = data.figures
  const allPlaces = usedClasses.reduce((sum, name) => sum + places[name], 0)
  const placeLines: ClassLine[] = [
    ...usedClasses.map((name) => ({
      name: t(`benefit:class.${name}`),
      class: name,
      figure: places[name],
      share: places[name] / allPlaces,
    })),
    { name: t('benefit:console.concessions'), class: null, figure: places.concessions, share: null },
  ]
  return (
    <>
      <Stats benefit={data} />
      {data.parts.length > 0 && (
        <>
          <h2>{t('benefit:console.parts')}</h2>
          <DataTable<BenefitPart>
            label={t('benefit:console.parts')}
            rows={data.parts}
            columns={partColumns(t)}
            rowKey={({ id }) => id}
            rowTo={({ kind, id, scope }) =>
              `/benefit?${kind === 'palace' ? `palace=${id}` : `division=${scope}`}&from=${days.from}&to=${days.to}`
            }
            empty={null}
          />
        </>
      )}
      <h2>{t('benefit:console.classes')}</h2>
      <DataTable<ClassLine>
        label={t('benefit:console.classes')}
        rows={lines}
        columns={classColumns(t, { figure: t('benefit:page.hours'), share: t('benefit:console.share') })}
        rowKey={({ name }) => name}
        searchable={false}
        table="classes"
        empty={null}
      />
      {allPlaces > 0 && (
        <>
          <h2>{t('benefit:console.places')}</h2>
          <DataTable<ClassLine>
            label={t('benefit:console.places')}
            rows={placeLines}
            columns={classColumns(t, {
              figure: t('benefit:console.places'),
              share: t('benefit:console.placesShare'),
            })}
            rowKey={({ name }) => name}
            searchable={false}
            table="places"
            empty={null}
          />
        </>
      )}
      <h2>{t('benefit:console.standards')}</h2>
      <DataTable<BenefitStandard>
        label={t('benefit:console.standards')}
        rows={data.standards}
        columns={standardColumns(t)}
        rowKey={({ key }) => key}
        searchable={false}
        table="standards"
        empty={null}
      />
    </>
  )
}

function Stats({ benefit: { figures } }: { benefit: Benefit }) {
  const t = useT()
  const percent = (share: number | null) =>
    share === null
      ? t('benefit:console.none')
      : t('benefit:console.percentValue', { value: Math.round(share * 1000) / 10 })
  const hours = (value: number | null) =>
    value === null ? t('benefit:console.none') : t('benefit:console.hoursValue', { value })
  return (
    <section className="card benefit-stats" aria-label={t('benefit:console.title')}>
      <StatRow
        stats={[
          {
            label: t('benefit:console.publicShare'),
            value: percent(figures.publicShare),
            detail: t('benefit:console.publicShareDetail'),
          },
          {
            label: t('benefit:console.publicPlaces'),
            value: percent(figures.publicPlacesShare),
            detail: t('benefit:console.publicPlacesDetail', {
              places: usedClasses
                .reduce((sum, name) => sum + figures.places[name], 0)
                .toLocaleString(t.locale),
            }),
          },
          {
            label: t('benefit:console.usedShare'),
            value: percent(figures.usedShare),
            detail: t('benefit:console.usedShareDetail'),
          },
          {
            label: t('benefit:console.commercialShare'),
            value: percent(figures.commercialShare),
            detail: t('benefit:console.commercialShareDetail'),
          },
          {
            label: t('benefit:console.perWeek'),
            value: hours(figures.hoursPerWeek),
            detail: t('benefit:console.perWeekDetail', { hours: figures.staffedHoursPerWeek ?? 0 }),
          },
        ]}
      />
    </section>
  )
}
