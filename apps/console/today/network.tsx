import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import { DataTable, Empty, useScope, useT, type Column } from '#kit/ui/console/index.ts'
import { listPalacesRoute } from '#modules/base/places/contract.ts'
import { aheadRoute } from '#modules/serve/catalog/contract.ts'
import { useDivisionsAndPalaces } from '../places/places.ts'
import { divisionRows, palaceRows, type DivisionRow, type PalaceRow } from './network-rows.ts'

/** What a federation's part of the tree runs: the divisions below to drill into, then its palaces, the idlest first. */
export function Network() {
  const t = useT()
  const { divisionCode } = useScope()
  const names = useDivisionsAndPalaces()
  const listed = useCall(listPalacesRoute, { query: { division: divisionCode.padEnd(6, '0') } })
  const ahead = useCall(aheadRoute, { params: { divisionCode } })
  const told = listed.data && ahead.data ? palaceRows(listed.data.palaces, ahead.data.palaces) : undefined
  const below = told && names.data ? divisionRows(divisionCode, names.data.divisions, told) : []
  const { hash } = useLocation()
  const drawn = told !== undefined
  useEffect(() => {
    if (drawn && hash === '#palaces') document.getElementById('palaces')?.scrollIntoView()
  }, [drawn, hash])
  const problem = listed.error ?? ahead.error
  return (
    <>
      {below.length > 0 && (
        <div className="card wide">
          <h2>{t('console:today.network.within')}</h2>
          <p className="soft">{t('console:today.network.withinSub')}</p>
          <DataTable<DivisionRow>
            table="within"
            label={t('console:today.network.within')}
            rows={below}
            columns={divisionColumns(t)}
            rowKey={({ scope }) => scope}
            rowTo={({ scope }) => `/?division=${scope}`}
            searchable={false}
            empty={null}
          />
        </div>
      )}
      <div className="card wide" id="palaces">
        <h2>{t('console:today.network.palaces')}</h2>
        <DataTable<PalaceRow>
          table="palaces"
          label={t('console:today.network.palaces')}
          rows={told}
          columns={palaceColumns(t)}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/?palace=${id}`}
          loading={!told && !problem}
          problem={problem}
          retry={() => void Promise.all([listed.refetch(), ahead.refetch()])}
          empty={
            <Empty
              title={t('console:today.network.noPalaces')}
              next={t('console:today.network.noPalacesNext')}
            />
          }
        />
      </div>
    </>
  )
}

const counted = <Row extends object>(
  t: Translator,
  key: 'open' | 'openNow' | 'today' | 'week' | 'idle',
  value: (row: Row) => number | null,
): Column<Row> => ({ key, title: t(`console:today.network.${key}`), value, number: true, sort: true })

const divisionColumns = (t: Translator): Column<DivisionRow>[] => [
  { key: 'name', title: t('console:today.network.division'), value: ({ name }) => name },
  counted(t, 'open', ({ open }) => open),
  // Where there is no palace there is nothing to count.
  counted(t, 'openNow', ({ open, openNow }) => (open > 0 ? openNow : null)),
  counted(t, 'today', ({ open, today }) => (open > 0 ? today : null)),
  counted(t, 'week', ({ open, week }) => (open > 0 ? week : null)),
  counted(t, 'idle', ({ open, idle }) => (open > 0 ? idle : null)),
]

const whenText = (t: Translator, next: string) =>
  sayWhen({ start: Temporal.Instant.from(next) }, Temporal.Now.instant(), {
    locale: t.locale,
    timeZone: 'Asia/Shanghai',
  })

const plans = ['planned', 'none'] as const
const palaceColumns = (t: Translator): Column<PalaceRow>[] => {
  const planOf = ({ week }: PalaceRow) => (week > 0 ? 'planned' : 'none')
  return [
    { key: 'name', title: t('console:today.network.name'), value: ({ name }) => name },
    {
      key: 'division',
      title: t('console:today.network.division'),
      value: ({ divisionName }) => divisionName,
    },
    {
      key: 'openNow',
      title: t('console:today.network.openNow'),
      value: ({ openNow }) => t(`console:today.network.${openNow ? 'yes' : 'no'}`),
    },
    counted(t, 'today', ({ today }) => today),
    counted(t, 'week', ({ week }) => week),
    {
      key: 'plan',
      title: t('console:today.network.plan'),
      value: (row) => t(`console:today.network.${planOf(row)}`),
      filterValue: planOf,
      filter: plans.map((value) => ({ value, label: t(`console:today.network.${value}`) })),
    },
    {
      key: 'next',
      title: t('console:today.network.next'),
      value: ({ next }) => next && whenText(t, next),
    },
  ]
}
