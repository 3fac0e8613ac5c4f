import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import {
  Empty,
  hoursOf,
  PageHeader,
  ProblemAlert,
  TimeGrid,
  useScope,
  useT,
  type TimeGridEvent,
} from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { readTimetableRoute, type Timetable, type TimetableEntry } from '../../contract.ts'
import './catalog.css'
import { OfPalace } from './choose-palace.tsx'
import { SessionDrawer } from './session-drawer.tsx'
import { dateWords, dayFrom, mondayOf, priceTone } from './words.ts'

const EARLY = 9
const LATE = 21

/** The rooms of a palace over a day or one room over a week; what is chosen lives in the URL. */
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
  const { data, error, refetch } = useCall(readTimetableRoute, {
    params: { palaceId },
    query: { monday: monday.toString() },
  })
  const show = (date: Temporal.PlainDate) =>
    setQuery(
      (now) =>
        new URLSearchParams([...[...now].filter(([name]) => name !== 'day'), ['day', date.toString()]]),
      { replace: true },
    )
  const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }))
  return (
    <>
      <div className="table-tools">
        <Button onClick={() => show(day.subtract({ weeks: 1 }))}>{t('catalog:console.weekBefore')}</Button>
        <Input
          type="date"
          className="day-input"
          aria-label={t('catalog:console.day')}
          value={day.toString()}
          onChange={({ target }) => target.value && show(Temporal.PlainDate.from(target.value))}
        />
        <Button onClick={() => show(day.add({ weeks: 1 }))}>{t('catalog:console.weekAfter')}</Button>
        <Segmented
          value={day.toString()}
          options={days.map((date) => ({ value: date.toString(), label: dateWords(t, date.toString()) }))}
          onChange={(value) => show(Temporal.PlainDate.from(value))}
        />
      </div>
      <ProblemAlert problem={error} retry={refetch} />
      {data && <Rooms day={day} timetable={data} />}
      {data && <DayList day={day} timetable={data} open={open} />}
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

const isOn = (day: Temporal.PlainDate, timeZone: string) => (entry: TimetableEntry) =>
  Temporal.Instant.from(entry.start).toZonedDateTimeISO(timeZone).toPlainDate().equals(day)

function Rooms({
  day,
  timetable: { rooms, entries, timeZone },
}: {
  day: Temporal.PlainDate
  timetable: Timetable
}) {
  const t = useT()
  const events = entries.filter(isOn(day, timeZone)).map((entry) => eventOf(t, entry))
  return (
    <TimeGrid
      label={t('catalog:console.timetable')}
      rows={rooms.map(({ id, name, capacity }) => ({
        id,
        name,
        detail: capacity ? t('catalog:console.seats', { count: capacity }) : undefined,
      }))}
      events={events}
      day={day}
      timeZone={timeZone}
      now={Temporal.Now.instant()}
      {...hoursOf(events, { from: EARLY, until: LATE, timeZone })}
    />
  )
}

/** A meeting as a block of the time line; drafts are quiet. */
export function eventOf(t: Translator, entry: TimetableEntry): TimeGridEvent {
  const full = entry.taken >= entry.capacity
  return {
    id: `${entry.sessionId}-${entry.no}`,
    rowId: entry.spaceId,
    start: entry.start,
    end: entry.end,
    title: entry.title,
    detail:
      entry.status === 'published'
        ? full
          ? t('catalog:console.full', { count: entry.capacity })
          : `${entry.taken}/${entry.capacity}`
        : t(`catalog:status.${entry.status}`),
    tone: entry.status === 'published' ? priceTone(entry.priceClass) : 'plain',
    to: `/programmes/${entry.programmeId}`,
  }
}

/** The same day as a list, with what can be done about each meeting. */
function DayList({
  day,
  timetable: { entries, rooms, timeZone },
  open,
}: {
  day: Temporal.PlainDate
  timetable: Timetable
  open: (entry: TimetableEntry) => void
}) {
  const t = useT()
  const own = entries.filter(isOn(day, timeZone))
  if (own.length === 0)
    return (
      <Empty title={t('catalog:console.nothingThatDay')} next={t('catalog:console.nothingThatDayNext')} />
    )
  const time = (instant: string) =>
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  return (
    <ul className="plain-list">
      {own.map((entry) => (
        <li key={`${entry.sessionId}-${entry.no}`}>
          {time(entry.start)}–{time(entry.end)} {entry.title} ·{' '}
          {rooms.find(({ id }) => id === entry.spaceId)?.name}{' '}
          <Button type="link" onClick={() => open(entry)}>
            {t('catalog:console.change')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
