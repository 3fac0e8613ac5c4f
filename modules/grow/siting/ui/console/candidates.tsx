import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ScreenLink,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import {
  candidatesRoute,
  landStatuses,
  outlinesRoute,
  planners,
  planStatuses,
  siteModes,
  type Candidate,
} from '../../contract.ts'
import { figure, wanOf } from '../words.ts'
import { CandidateForm } from './candidate-form.tsx'
import { SketchMap, type Spot } from './sketch-map.tsx'
import './siting.css'

/** Where a palace could stand: the list, and the same on a sketch. P3 */
export default function CandidatesScreen() {
  const t = useT()
  const { divisionCode: division, name } = useScope()
  const may = useMay(planners)
  const [edited, setEdited] = useState<string | null>(null)
  const { data, error, refetch, isPending } = useCall(candidatesRoute, { query: { division } })
  const sketch = useCall(outlinesRoute, { query: { division } })
  const spots = useMemo(
    () => (data?.candidates ?? []).map((one): Spot => ({ ...one, label: one.name, look: 'possible' })),
    [data],
  )
  const enter = (
    <DisabledWithReason reason={may ? null : t('siting:denied.plan')}>
      <Button type="primary" onClick={() => setEdited('')}>
        {t('siting:candidates.new')}
      </Button>
    </DisabledWithReason>
  )
  return (
    <>
      <PageHeader
        title={t('siting:candidates.title')}
        sub={
          data &&
          t('siting:candidates.sub', {
            name,
            sites: data.candidates.length,
            points: data.demand.length,
            pairs: figure(t, data.measuredPairs),
          })
        }
        actions={
          <>
            {may &&
              (['candidates', 'townships', 'travel'] as const).map((kind) => (
                <ScreenLink key={kind} to={`/siting/import/${kind}`}>
                  {t(`siting:imports.${kind}`)}
                </ScreenLink>
              ))}{' '}
            {enter}
          </>
        }
      />
      {sketch.data && spots.length > 0 && (
        <SketchMap
          label={t('siting:candidates.map')}
          sketch={sketch.data}
          spots={spots}
          {...(may ? { onPick: setEdited } : {})}
        />
      )}
      <DataTable<Candidate>
        label={t('siting:candidates.title')}
        rows={data?.candidates}
        columns={columnsIn(t, may ? setEdited : null)}
        rowKey={({ id }) => id}
        loading={isPending}
        problem={error}
        retry={refetch}
        empty={
          <Empty title={t('siting:candidates.none')} next={t('siting:candidates.noneNext')} action={enter} />
        }
      />
      {edited !== null && (
        <CandidateForm
          candidate={data?.candidates.find(({ code }) => code === edited) ?? null}
          close={() => setEdited(null)}
        />
      )}
    </>
  )
}

const columnsIn = (
  t: ReturnType<typeof useT>,
  edit: ((code: string) => void) | null,
): Column<Candidate>[] => [
  { key: 'code', title: t('siting:candidates.code'), value: ({ code }) => code, sort: true },
  {
    key: 'name',
    title: t('siting:candidates.name'),
    value: ({ name }) => name,
    show: ({ name, synthetic }) => (
      <>
        {name}
        {synthetic && <span className="soft"> {t('siting:synthetic')}</span>}
      </>
    ),
  },
  {
    key: 'division',
    title: t('siting:candidates.division'),
    value: ({ divisionName }) => divisionName,
    sort: true,
  },
  {
    key: 'mode',
    title: t('siting:candidates.mode'),
    value: ({ mode }) => t(`siting:mode.${mode}`),
    filter: siteModes.map((value) => ({ value, label: t(`siting:mode.${value}`) })),
    filterValue: ({ mode }) => mode,
  },
  {
    key: 'plan',
    title: t('siting:candidates.planStatus'),
    value: ({ planStatus }) => t(`siting:planStatus.${planStatus}`),
    filter: planStatuses.map((value) => ({ value, label: t(`siting:planStatus.${value}`) })),
    filterValue: ({ planStatus }) => planStatus,
  },
  {
    key: 'land',
    title: t('siting:candidates.landStatus'),
    value: ({ landStatus }) => t(`siting:landStatus.${landStatus}`),
    filter: landStatuses.map((value) => ({ value, label: t(`siting:landStatus.${value}`) })),
    filterValue: ({ landStatus }) => landStatus,
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
    key: 'area',
    title: t('siting:candidates.areaM2'),
    value: ({ areaM2 }) => areaM2,
    show: ({ areaM2 }) => (areaM2 === null ? '—' : figure(t, areaM2)),
    number: true,
    sort: true,
  },
  { key: 'lng', title: t('siting:candidates.lng'), value: ({ lng }) => lng, number: true },
  { key: 'lat', title: t('siting:candidates.lat'), value: ({ lat }) => lat, number: true },
  {
    key: 'edit',
    title: t('siting:candidates.edit'),
    value: () => null,
    exported: false,
    show: ({ code, name }) =>
      edit && (
        <Button size="small" aria-label={t('siting:candidates.editOne', { name })} onClick={() => edit(code)}>
          {t('siting:candidates.edit')}
        </Button>
      ),
  },
]
