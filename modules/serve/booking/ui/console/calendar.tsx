import { Button, Dropdown, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DayPicker, Empty, PageHeader, ProblemAlert, useMay, useScope, useT } from '#kit/ui/console/index.ts'
import {
  type BookingLine,
  type CalendarUse,
  moveBookingRoute,
  spaceCalendarRoute,
  kindsOfUse,
} from '../../contract.ts'
import './booking.css'
import { BookDialog } from './book-dialog.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import type { Spot } from './conflict.ts'
import { DayGrid } from './day-grid.tsx'
import { DayPrint } from './day-print.tsx'
import { EntryCheck } from './entry-check.tsx'
import { FeedDialog } from './feed-dialog.tsx'
import { FindBooking } from './find-booking.tsx'
import { SeasonDialog } from './season-dialog.tsx'
import { SeriesDrawer } from './series-drawer.tsx'
import { UseDialog } from './use-dialog.tsx'
import { UseDrawer } from './use-drawer.tsx'
import { UsesTable } from './uses-table.tsx'
import { WeekGrid } from './week-grid.tsx'
import { dayFrom } from './words.ts'

/** Everything that holds a space of a palace, by day or by week; what is looked at lives in the URL. */
export default function CalendarScreen() {
  const t = useT()
  const { palaceId, name } = useScope()
  return (
    <>
      <PageHeader title={t('booking:console.calendar')} sub={name} />
      {palaceId ? (
        <Calendar key={palaceId} palaceId={palaceId} name={name} />
      ) : (
        <Empty title={t('booking:console.choosePalace')} next={t('booking:console.choosePalaceNext')} />
      )}
    </>
  )
}

function Calendar({ palaceId, name }: { palaceId: string; name: string }) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const [opened, open] = useState<CalendarUse | null>(null)
  const [booking, book] = useState<Spot | 'new' | null>(null)
  const [dialog, setDialog] = useState<'use' | 'season' | 'bulk' | 'feed' | null>(null)
  const [series, openSeries] = useState<{ seriesId: string; no: number } | null>(null)
  const keeps = useMay(['programmer', 'hallManager', 'director'])
  const move = useAct(moveBookingRoute, { says: t('booking:console.moved') })
  const day = dayFrom(query.get('day'))
  const week = query.get('view') === 'week'
  const first = week ? day.subtract({ days: day.dayOfWeek - 1 }) : day
  const days = Array.from({ length: week ? 7 : 1 }, (_, index) => first.add({ days: index }))
  const kinds = query.get('kinds')?.split(' ') ?? []
  const { data, error, refetch } = useCall(spaceCalendarRoute, {
    params: { palaceId },
    query: { from: first.toString(), days: days.length },
  })
  const ask = (change: Record<string, string | null>) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(change))
          if (value) next.set(name, value)
          else next.delete(name)
        return next
      },
      { replace: true },
    )
  const show = (to: Temporal.PlainDate) => ask({ day: to.toString() })
  const step = week ? { weeks: 1 } : { days: 1 }
  const shown = {
    open,
    move: ({ id, version }: BookingLine, { spaceId, start, end }: Spot) =>
      move.mutate({
        params: { palaceId, bookingId: id },
        json: { spaceId, start: start.toString(), end: end.toString(), version },
      }),
    add: (spot: Spot) => book(spot),
  }
  const uses = data?.uses.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)) ?? []
  return (
    <>
      <div className="table-tools">
        <Segmented
          aria-label={t('booking:console.view')}
          value={week ? 'week' : 'day'}
          options={(['day', 'week'] as const).map((value) => ({
            value,
            label: t(`booking:console.${value}`),
          }))}
          onChange={(value) => ask({ view: value === 'week' ? value : null })}
        />
        <Button onClick={() => show(day.subtract(step))}>{t('booking:console.before')}</Button>
        <Button onClick={() => show(day.add(step))}>{t('booking:console.after')}</Button>
        <DayPicker
          aria-label={t('booking:console.date')}
          value={day.toString()}
          onChange={(date) => show(Temporal.PlainDate.from(date))}
        />
        <Select
          mode="multiple"
          className="kind-choice"
          aria-label={t('booking:console.kinds')}
          placeholder={t('booking:console.allKinds')}
          value={kinds}
          options={kindsOfUse.map((value) => ({ value, label: t(`booking:useKind.${value}`) }))}
          onChange={(chosen: string[]) => ask({ kinds: chosen.join(' ') || null })}
        />
        <span className="spacer" />
        <Dropdown
          trigger={['click']}
          menu={{
            items: (['bulk', 'print', 'feed'] as const).map((key) => ({
              key,
              label: t(`booking:console.${key}`),
              onClick: () => (key === 'print' ? window.print() : setDialog(key)),
            })),
          }}
        >
          <Button>{t('booking:console.more')}</Button>
        </Dropdown>
        {keeps && <Button onClick={() => setDialog('season')}>{t('booking:season.begin')}</Button>}
        {keeps && <Button onClick={() => setDialog('use')}>{t('booking:console.use')}</Button>}
        <Button type="primary" onClick={() => book('new')}>
          {t('booking:console.book')}
        </Button>
      </div>
      <div className="desk-fields">
        <FindBooking palaceId={palaceId} day={day} />
        <EntryCheck palaceId={palaceId} />
      </div>
      <ProblemAlert problem={error} retry={refetch} />
      {data?.spaces.length === 0 && (
        <Empty title={t('booking:console.noSpaces')} next={t('booking:console.noSpacesNext')} />
      )}
      {data && data.spaces.length > 0 && (
        <>
          <div className="card">
            {week ? (
              <WeekGrid calendar={data} uses={uses} days={days} {...shown} />
            ) : (
              <DayGrid calendar={data} uses={uses} day={day} {...shown} />
            )}
          </div>
          <UsesTable calendar={data} uses={uses} open={open} />
          <DayPrint calendar={data} uses={uses} days={days} house={name} />
        </>
      )}
      {opened && (
        <UseDrawer
          palaceId={palaceId}
          use={opened}
          calendar={data}
          openSeries={(seriesId, no) => {
            open(null)
            openSeries({ seriesId, no })
          }}
          close={() => open(null)}
        />
      )}
      {series && data && (
        <SeriesDrawer palaceId={palaceId} {...series} calendar={data} close={() => openSeries(null)} />
      )}
      {booking && data && (
        <BookDialog
          palaceId={palaceId}
          calendar={data}
          day={day}
          spot={booking === 'new' ? null : booking}
          close={() => book(null)}
        />
      )}
      {dialog === 'use' && data && (
        <UseDialog palaceId={palaceId} calendar={data} day={day} close={() => setDialog(null)} />
      )}
      {dialog === 'season' && data && (
        <SeasonDialog palaceId={palaceId} calendar={data} day={day} close={() => setDialog(null)} />
      )}
      {dialog === 'bulk' && data && (
        <BulkDialog palaceId={palaceId} calendar={data} day={day} close={() => setDialog(null)} />
      )}
      {dialog === 'feed' && data && data.spaces.length > 0 && (
        <FeedDialog palaceId={palaceId} spaces={data.spaces} close={() => setDialog(null)} />
      )}
    </>
  )
}
