import { Button } from 'antd'
import { Empty, hoursOf, TimeGrid, useT } from '#kit/ui/console/index.ts'
import type { Timetable, TimetableEntry } from '../../contract.ts'
import { clockOf, dayOf, eventOf } from './timetable-event.ts'

export const EARLY = 9
export const LATE = 21

type DayProps = {
  day: Temporal.PlainDate
  timetable: Timetable
  open: (entry: TimetableEntry) => void
}

/** The rooms of one day that are in use, on a time line; the free ones in one line; then each meeting with what can be done. */
export function Day({ day, timetable: { rooms, entries, timeZone }, open }: DayProps) {
  const t = useT()
  const own = entries.filter((entry) => dayOf(entry, timeZone).equals(day))
  const busy = new Set(own.map(({ spaceId }) => spaceId))
  const free = rooms.filter(({ id }) => !busy.has(id))
  const events = own.map((entry) => eventOf(t, entry))
  return (
    <>
      {own.length === 0 && (
        <Empty title={t('catalog:console.nothingThatDay')} next={t('catalog:console.nothingThatDayNext')} />
      )}
      {own.length > 0 && (
        <div className="card">
          <TimeGrid
            label={t('catalog:console.timetable')}
            rows={rooms
              .filter(({ id }) => busy.has(id))
              .map(({ id, name, capacity }) => ({
                id,
                name,
                ...(capacity ? { detail: t('catalog:console.seats', { count: capacity }) } : {}),
              }))}
            events={events}
            day={day}
            timeZone={timeZone}
            now={Temporal.Now.instant()}
            {...hoursOf(events, { from: EARLY, until: LATE, timeZone })}
          />
        </div>
      )}
      <FreeRooms rooms={free} />
      <ul className="plain-list">
        {own.map((entry) => (
          <li key={`${entry.sessionId}-${entry.no}`}>
            {clockOf(entry.start, timeZone)}–{clockOf(entry.end, timeZone)} {entry.title} ·{' '}
            {rooms.find(({ id }) => id === entry.spaceId)?.name}{' '}
            <Button
              type="link"
              aria-label={`${t('catalog:console.change')}: ${entry.title}`}
              onClick={() => open(entry)}
            >
              {t('catalog:console.change')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Rooms with nothing in them, in one line that opens. */
export function FreeRooms({ rooms }: { rooms: Timetable['rooms'] }) {
  const t = useT()
  if (rooms.length === 0) return null
  return (
    <details className="free-rooms">
      <summary>{t('catalog:console.freeRooms', { count: rooms.length })}</summary>
      <p className="soft">{rooms.map(({ name }) => name).join(t('console:list.comma'))}</p>
    </details>
  )
}
