import { Button } from 'antd'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ScreenLink,
  StateTag,
  StatRow,
  useGo,
  useScope,
  useT,
  type Column,
  type Tone,
} from '#kit/ui/console/index.ts'
import {
  coverageStates,
  palaceStatuses,
  readRegisterRoute,
  sizeClasses,
  type CoverageState,
  type PalaceStatus,
  type RegisterDivision,
  type RegisterPalace,
} from '../../contract.ts'
import './places.css'
import { Coverage } from './coverage.tsx'

const coverageTones: Record<CoverageState, Tone> = {
  own: 'free',
  shared: 'kind',
  missing: 'draw',
  notRequired: 'plain',
}
const statusTones: Record<PalaceStatus, Tone> = { open: 'free', preparing: 'cost', closed: 'plain' }

/** The register of one part of the tree: its divisions to drill into, and its palaces. P1. */
export default function RegisterScreen() {
  const t = useT()
  const scope = useScope()
  const go = useGo()
  const { data, error, isPending, refetch } = useCall(readRegisterRoute, {
    query: scope.palaceId
      ? { scope: scope.divisionCode, palace: scope.palaceId }
      : { scope: scope.divisionCode },
  })
  const here = scope.palaceId
    ? undefined
    : data?.divisions.find((division) => division.scope === scope.divisionCode)
  const below = here && data?.divisions.filter(({ parentCode }) => parentCode === here.code)
  return (
    <div className="register">
      <PageHeader
        title={t('places:console.register')}
        sub={t('places:console.registerSub', { name: scope.name })}
        actions={
          data && (
            <DisabledWithReason reason={data.mayRecord.why}>
              <Button type="primary" onClick={() => go('/palaces/new')}>
                {t('places:console.record')}
              </Button>
            </DisabledWithReason>
          )
        }
      />
      {here && (
        <StatRow
          stats={[
            {
              label: t('places:console.covered'),
              value:
                here.due > 0
                  ? t('places:console.ofDue', { covered: here.covered, due: here.due })
                  : t(`places:coverage.${here.coverage}`),
              detail: here.due > 0 && t('places:console.coveredNote'),
            },
            {
              label: t('places:status.open'),
              value: here.open,
              detail: t('places:console.preparing', { count: here.preparing }),
            },
            {
              label: t('places:console.floor'),
              value: here.floorM2.toLocaleString(),
              detail: t('places:console.squareMetres'),
            },
            { label: t('places:console.spaces'), value: here.spaces.toLocaleString() },
          ]}
        />
      )}
      {below && below.length > 0 && (
        <section className="card">
          <h2>{t('places:console.within')}</h2>
          <DataTable<RegisterDivision>
            label={t('places:console.within')}
            table="divisions"
            rows={below}
            columns={divisionColumns(t)}
            rowKey={({ code }) => code}
            rowTo={({ scope: prefix }) => `/palaces?division=${prefix}`}
            empty={null}
          />
        </section>
      )}
      {here && below?.length === 0 && <Coverage division={here} palaces={data?.palaces ?? []} />}
      <section className="card">
        <h2>{t('places:console.palaces')}</h2>
        <DataTable<RegisterPalace>
          label={t('places:console.palaces')}
          rows={data?.palaces}
          columns={palaceColumns(t)}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/palaces/${id}`}
          loading={isPending}
          problem={error}
          retry={refetch}
          empty={<Empty title={t('places:console.noPalaces')} next={t('places:console.noPalacesNext')} />}
        />
      </section>
    </div>
  )
}

const divisionColumns = (t: Translator): Column<RegisterDivision>[] => [
  { key: 'name', title: t('places:division.name'), value: ({ name }) => name, sort: true },
  {
    key: 'coverage',
    title: t('places:division.coverage'),
    value: ({ coverage }) => t(`places:coverage.${coverage}`),
    show: ({ coverage, coveredBy }) => (
      <>
        <StateTag tone={coverageTones[coverage]}>{t(`places:coverage.${coverage}`)}</StateTag>
        {coverage === 'shared' && coveredBy && (
          <ScreenLink to={`/palaces/${coveredBy.id}`}> {coveredBy.name}</ScreenLink>
        )}
      </>
    ),
    filter: coverageStates.map((value) => ({ value, label: t(`places:coverage.${value}`) })),
    filterValue: ({ coverage }) => coverage,
  },
  {
    key: 'covered',
    title: t('places:console.covered'),
    value: ({ covered, due }) => (due === 0 ? null : `${covered} / ${due}`),
    number: true,
  },
  { key: 'open', title: t('places:status.open'), value: ({ open }) => open, number: true, sort: true },
  {
    key: 'preparing',
    title: t('places:status.preparing'),
    value: ({ preparing }) => preparing,
    number: true,
    sort: true,
  },
  {
    key: 'floor',
    title: t('places:console.floor'),
    value: ({ floorM2 }) => floorM2,
    show: ({ floorM2 }) => floorM2?.toLocaleString() ?? '—',
    number: true,
    sort: true,
  },
  {
    key: 'population',
    title: t('places:division.population'),
    value: ({ population }) => population,
    show: ({ population }) => population?.toLocaleString() ?? '—',
    number: true,
    sort: true,
  },
]

const palaceColumns = (t: Translator): Column<RegisterPalace>[] => [
  { key: 'name', title: t('places:palaces.search'), value: ({ name }) => name, sort: true },
  {
    key: 'division',
    title: t('places:division.name'),
    value: ({ divisionName }) => divisionName,
    sort: true,
  },
  { key: 'level', title: t('places:field.level'), value: ({ level }) => t(`places:level.${level}`) },
  {
    key: 'size',
    title: t('places:field.sizeClass'),
    value: ({ sizeClass }) => sizeClass && t(`places:size.${sizeClass}`),
    filter: sizeClasses.map((value) => ({ value, label: t(`places:size.${value}`) })),
    filterValue: ({ sizeClass }) => sizeClass ?? '',
  },
  {
    key: 'status',
    title: t('places:field.status'),
    value: ({ status }) => t(`places:status.${status}`),
    show: ({ status }) => <StateTag tone={statusTones[status]}>{t(`places:status.${status}`)}</StateTag>,
    filter: palaceStatuses.map((value) => ({ value, label: t(`places:status.${value}`) })),
    filterValue: ({ status }) => status,
  },
  {
    key: 'floorM2',
    title: t('places:console.floor'),
    value: ({ floorM2 }) => floorM2,
    show: ({ floorM2 }) => floorM2?.toLocaleString() ?? '—',
    number: true,
    sort: true,
  },
  {
    key: 'spaces',
    title: t('places:console.spaces'),
    value: ({ spaces }) => spaces,
    number: true,
    sort: true,
  },
  { key: 'seats', title: t('places:space.seats'), value: ({ seats }) => seats, number: true, sort: true },
  {
    key: 'weekHours',
    title: t('places:console.weekHours'),
    value: ({ weekHours }) => Number(weekHours.toFixed(1)),
    number: true,
    sort: true,
  },
  { key: 'phone', title: t('places:fact.phone'), value: ({ phone }) => phone },
  {
    key: 'synthetic',
    title: t('places:fact.note'),
    value: ({ synthetic }) => (synthetic ? t('places:synthetic') : null),
  },
]
