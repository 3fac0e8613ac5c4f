import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { DayPicker, PageHeader, ProblemAlert, useScope, useT } from '#kit/ui/console/index.ts'
import { readTimetableRoute, type TimetableEntry } from '../../contract.ts'
import './catalog.css'
import { OfPalace } from './choose-palace.tsx'
import { SessionDrawer } from './session-drawer.tsx'
import { Day } from './timetable-day.tsx'
import { WeekOfRoom, WeekOfRooms } from './timetable-week.tsx'
import { dateWords, dayFrom, mondayOf } from './words.ts'

const WHOLE_WEEK = 'week'

/** The rooms of a palace over a day or a week, or one room over a week; what is chosen lives in the URL. */
export default function TimetableScreen() {
  const t = useT()
  const scope = useScope()
  return (
    <>
      <PageHeader
        title={t('catalog:console.timetable')}
        sub={scope.name}
        trail={[{ label: t('catalog:console.programmes'), to: '/programmes' }]}
      />
      <OfPalace>{(palaceId) => <Week key={palaceId} palaceId={palaceId} />}</OfPalace>
    </>
  )
}

function Week({ palaceId }: { palaceId: string }) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const [opened, open] = useState<TimetableEntry | null>(null)
  const day = dayFrom(query.get('day'))
  const monday = mondayOf(day)
  const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }))
  const { data, error, refetch } = useCall(readTimetableRoute, {
    params: { palaceId },
    query: { monday: monday.toString() },
  })
  const room = data?.rooms.find(({ id }) => id === query.get('room'))
  const whole = query.get('view') === WHOLE_WEEK
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
  const show = (date: Temporal.PlainDate) => ask({ day: date.toString() })
  return (
    <>
      <div className="table-tools">
        <Button onClick={() => show(day.subtract({ weeks: 1 }))}>{t('catalog:console.weekBefore')}</Button>
        <DayPicker
          aria-label={t('catalog:console.day')}
          value={day.toString()}
          onChange={(date) => show(Temporal.PlainDate.from(date))}
        />
        <Button onClick={() => show(day.add({ weeks: 1 }))}>{t('catalog:console.weekAfter')}</Button>
        <Select
          allowClear
          className="room-choice"
          aria-label={t('catalog:console.room')}
          placeholder={t('catalog:console.allRooms')}
          value={room?.id ?? null}
          options={(data?.rooms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string | null) => ask({ room: id })}
        />
        {!room && (
          <Segmented
            aria-label={t('catalog:console.day')}
            value={whole ? WHOLE_WEEK : day.toString()}
            options={[
              ...days.map((date) => ({ value: date.toString(), label: dateWords(t, date.toString()) })),
              { value: WHOLE_WEEK, label: t('catalog:console.wholeWeek') },
            ]}
            onChange={(value) =>
              ask(value === WHOLE_WEEK ? { view: WHOLE_WEEK } : { view: null, day: value })
            }
          />
        )}
      </div>
      <ProblemAlert problem={error} retry={refetch} />
      {data && room && <WeekOfRoom days={days} timetable={data} room={room} />}
      {data && !room && whole && (
        <WeekOfRooms
          days={days}
          timetable={data}
          roomHref={(id) => `/timetable?day=${day.toString()}&room=${id}`}
        />
      )}
      {data && !room && !whole && <Day day={day} timetable={data} open={open} />}
      {opened && data && (
        <SessionDrawer
          palaceId={palaceId}
          entry={opened}
          rooms={data.rooms}
          timeZone={data.timeZone}
          close={() => open(null)}
        />
      )}
    </>
  )
}
