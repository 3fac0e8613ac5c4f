import { Radio, Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  PeriodFields,
  ProblemAlert,
  usePeriod,
  useScope,
  useT,
} from '#kit/ui/console/index.ts'
import { heatMapRoute, type HeatMap } from '../../contract.ts'
import { HeatGrid } from './heat-grid.tsx'
import { cellsOf, dayWords, type HeatCell } from './heat-cells.ts'
import { heatColumns } from './heat-columns.ts'
import './benefit.css'

/** Which rooms stand empty when: the emptiest times in words, then every space by hour. P5, P9. */
export default function HeatMapScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  const period = usePeriod()
  return (
    <>
      <PageHeader title={t('benefit:console.heatMap')} sub={name} actions={<PeriodFields {...period} />} />
      {palaceId ? (
        <OfPalace key={palaceId} palaceId={palaceId} from={period.from} to={period.to} />
      ) : (
        <Empty title={t('benefit:console.choosePalace')} next={t('benefit:console.choosePalaceNext')} />
      )}
    </>
  )
}

function OfPalace({ palaceId, ...query }: { palaceId: string; from: string; to: string }) {
  const t = useT()
  const { data, error, refetch } = useCall(heatMapRoute, { params: { palaceId }, query })
  const [weekday, chooseWeekday] = useWeekday()
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  if (data.hours.length === 0)
    return <Empty title={t('benefit:console.noHeat')} next={t('benefit:console.noHeatNext')} />
  const cells = cellsOf(data, weekday)
  return (
    <>
      <Emptiest map={data} choose={chooseWeekday} />
      <Radio.Group
        className="heat-days"
        aria-label={t('benefit:console.weekday')}
        optionType="button"
        value={weekday ?? 0}
        onChange={({ target }) => chooseWeekday(target.value === 0 ? null : (target.value as number))}
        options={[null, 1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: day ?? 0, label: dayWords(t, day) }))}
      />
      <HeatGrid spaces={data.spaces} cells={cells} day={dayWords(t, weekday)} />
      <h2>{t('benefit:console.list')}</h2>
      <DataTable<HeatCell>
        label={t('benefit:console.list')}
        rows={cells}
        columns={heatColumns(t, weekday)}
        rowKey={({ spaceId, hour }) => `${spaceId} ${hour}`}
        empty={null}
      />
    </>
  )
}

/** The day of the week that is looked at lives in the URL; null: all of them together. */
function useWeekday(): [number | null, (day: number | null) => void] {
  const [query, setQuery] = useSearchParams()
  const day = Number(query.get('weekday'))
  const choose = (next: number | null) =>
    setQuery(
      (now) => {
        const changed = new URLSearchParams(now)
        if (next) changed.set('weekday', String(next))
        else changed.delete('weekday')
        return changed
      },
      { replace: true },
    )
  return [day >= 1 && day <= 7 ? day : null, choose]
}

function Emptiest({ map: { emptiest }, choose }: { map: HeatMap; choose: (day: number | null) => void }) {
  const t = useT()
  const words = ({ groupName, weekday, part, usedShare, degree }: HeatMap['emptiest'][number]) => {
    const rest = {
      group: groupName,
      degree: t(`benefit:degree.${degree}`),
      used: Math.round(usedShare * 100),
    }
    return weekday === null || part === null
      ? t('benefit:console.emptyWhole', rest)
      : t('benefit:console.emptyTime', {
          ...rest,
          weekday: dayWords(t, weekday),
          part: t(`benefit:part.${part}`),
        })
  }
  return (
    <section className="card emptiest">
      <h2>{t('benefit:console.emptiest')}</h2>
      {emptiest.length === 0 ? (
        <p>{t('benefit:console.noEmptiest')}</p>
      ) : (
        <ul>
          {emptiest.map((one) => (
            <li key={one.groupId}>
              <button type="button" className="plain-link" onClick={() => choose(one.weekday)}>
                {words(one)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
