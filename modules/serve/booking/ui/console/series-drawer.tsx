import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  Confirm,
  DayPicker,
  DisabledWithReason,
  ProblemAlert,
  StateTag,
  useT,
} from '#kit/ui/console/index.ts'
import {
  cancelSeriesRoute,
  readdDateRoute,
  readSeriesRoute,
  type Series,
  type SpaceCalendar,
} from '../../contract.ts'
import { SeriesForm } from './series-form.tsx'
import { rangeWords, stateTone, today } from './words.ts'

type Props = {
  palaceId: string
  seriesId: string
  /** The date from which the series was opened. */
  no: number
  calendar: SpaceCalendar
  close: () => void
}

/** A whole series: its dates, what was left out, and changing or giving back one date, it and those after it, or all. */
export function SeriesDrawer({ palaceId, seriesId, no, calendar, close }: Props) {
  const t = useT()
  const [chosen, choose] = useState(no)
  const { data, error, refetch } = useCall(readSeriesRoute, { params: { palaceId, seriesId } })
  return (
    <Drawer open title={t('booking:season.title', { title: data?.title ?? '' })} onClose={close} size={640}>
      {!data && (error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />)}
      {data && (
        <>
          <Dates series={data} calendar={calendar} chosen={chosen} choose={choose} />
          <LeftOut palaceId={palaceId} series={data} />
          <SeriesForm
            key={`${chosen}-${data.dates.map(({ start }) => start).join()}`}
            palaceId={palaceId}
            series={data}
            no={chosen}
            calendar={calendar}
          />
          <GiveBack palaceId={palaceId} series={data} no={chosen} />
        </>
      )}
    </Drawer>
  )
}

type DatesProps = {
  series: Series
  calendar: SpaceCalendar
  chosen: number
  choose: (no: number) => void
}

function Dates({ series, calendar, chosen, choose }: DatesProps) {
  const t = useT()
  const nameOf = (spaceId: string) => calendar.spaces.find(({ id }) => id === spaceId)?.name ?? ''
  return (
    <section aria-label={t('booking:season.dates')}>
      <h2 className="drawer-part">{t('booking:season.datesCount', { count: series.dates.length })}</h2>
      <ol className="season-dates">
        {series.dates.map((date) => (
          <li key={date.no}>
            <Button
              type={date.no === chosen ? 'primary' : 'default'}
              aria-pressed={date.no === chosen}
              onClick={() => choose(date.no)}
            >
              {rangeWords(t, date)}
            </Button>
            <span>{nameOf(date.spaceId)}</span>
            <StateTag tone={stateTone[date.state]}>{t(`booking:copyState.${date.state}`)}</StateTag>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Dates that the rule has and the series has not: holidays, conflicts that were left out. Each can be put back. */
function LeftOut({ palaceId, series }: { palaceId: string; series: Series }) {
  const t = useT()
  const [date, setDate] = useState(today().toString())
  const readd = useAct(readdDateRoute, { says: t('booking:season.readded') })
  const add = (day: string) =>
    readd.mutate({ params: { palaceId, seriesId: series.id }, json: { date: day } })
  const gone = series.leftOut.filter(({ date: day }) => day >= today().toString())
  return (
    <section aria-label={t('booking:season.leftOut')}>
      <h2 className="drawer-part">{t('booking:season.leftOut')}</h2>
      {gone.length === 0 && <p>{t('booking:season.noneLeftOut')}</p>}
      <ul className="plain-list">
        {gone.map((one) => (
          <li key={one.date}>
            {one.date} · {one.name?.[t.locale] ?? t(`booking:season.why.${one.reason}`)}{' '}
            <Button size="small" loading={readd.isPending} onClick={() => add(one.date)}>
              {t('booking:season.readd')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="booking-steps">
        <DayPicker aria-label={t('booking:season.extra')} value={date} onChange={setDate} />
        <Button loading={readd.isPending} onClick={() => add(date)}>
          {t('booking:season.extra')}
        </Button>
      </div>
      <ProblemAlert problem={readd.error?.fields.length ? readd.error : null} />
    </section>
  )
}

function GiveBack({ palaceId, series, no }: { palaceId: string; series: Series; no: number }) {
  const t = useT()
  const cancel = useAct(cancelSeriesRoute, { says: t('booking:console.cancelled') })
  const open = series.dates.some(({ state }) => state === 'confirmed' || state === 'requested')
  return (
    <section aria-label={t('booking:season.giveBack')}>
      <h2 className="drawer-part">{t('booking:season.giveBack')}</h2>
      <div className="booking-steps">
        {(['this', 'following', 'all'] as const).map((reach) =>
          open ? (
            <Confirm
              key={reach}
              label={t(`booking:season.back.${reach}`)}
              title={t(`booking:season.backTitle.${reach}`)}
              consequence={t('booking:console.cancelThen')}
              act={t(`booking:season.back.${reach}`)}
              onConfirm={() =>
                cancel.mutateAsync({ params: { palaceId, seriesId: series.id }, json: { reach, no } })
              }
            />
          ) : (
            <DisabledWithReason key={reach} reason={t('booking:why.ended')}>
              <Button>{t(`booking:season.back.${reach}`)}</Button>
            </DisabledWithReason>
          ),
        )}
      </div>
    </section>
  )
}
