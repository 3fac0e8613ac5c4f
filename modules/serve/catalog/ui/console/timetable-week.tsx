import { Empty, hoursOf, ScreenLink, StateTag, TimeGrid, useT } from '#kit/ui/console/index.ts'
import type { Timetable } from '../../contract.ts'
import { EARLY, FreeRooms, LATE } from './timetable-day.tsx'
import { clockOf, dayOf, eventOf } from './timetable-event.ts'
import { dateWords } from './words.ts'

type WeekProps = { days: readonly Temporal.PlainDate[]; timetable: Timetable }

/** The whole week: rooms in use down, days across, what is on in each cell. A room's name opens its own week. */
export function WeekOfRooms({
  days,
  timetable: { rooms, entries, timeZone },
  roomHref,
}: WeekProps & { roomHref: (spaceId: string) => string }) {
  const t = useT()
  const busy = new Set(entries.map(({ spaceId }) => spaceId))
  if (busy.size === 0)
    return (
      <Empty title={t('catalog:console.nothingThatWeek')} next={t('catalog:console.nothingThatDayNext')} />
    )
  const label = t('catalog:console.wholeWeek')
  return (
    <>
      <div className="week-scroll" role="group" aria-label={label} tabIndex={0}>
        <table className="week-table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('catalog:console.room')}</th>
              {days.map((day) => (
                <th key={day.toString()} scope="col">
                  {dateWords(t, day.toString())}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rooms
              .filter(({ id }) => busy.has(id))
              .map((room) => (
                <tr key={room.id}>
                  <th scope="row">
                    <ScreenLink to={roomHref(room.id)}>{room.name}</ScreenLink>
                  </th>
                  {days.map((day) => (
                    <td key={day.toString()}>
                      {entries
                        .filter((entry) => entry.spaceId === room.id && dayOf(entry, timeZone).equals(day))
                        .map((entry) => {
                          const { id, title, detail, tone, to } = eventOf(t, entry)
                          return (
                            <ScreenLink key={id} to={to!} className="week-entry">
                              <b>{clockOf(entry.start, timeZone)}</b> {title}{' '}
                              <StateTag tone={tone}>{detail}</StateTag>
                            </ScreenLink>
                          )
                        })}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <FreeRooms rooms={rooms.filter(({ id }) => !busy.has(id))} />
    </>
  )
}

/** One room: its days down, the hours across. */
export function WeekOfRoom({
  days,
  timetable: { entries, timeZone },
  room,
}: WeekProps & { room: Timetable['rooms'][number] }) {
  const t = useT()
  const events = entries
    .filter(({ spaceId }) => spaceId === room.id)
    .map((entry) => ({ ...eventOf(t, entry), rowId: dayOf(entry, timeZone).toString() }))
  return (
    <div className="card">
      <TimeGrid
        label={room.name}
        rows={days.map((day) => ({ id: day.toString(), name: dateWords(t, day.toString()), day }))}
        events={events}
        day={days[0]!}
        timeZone={timeZone}
        now={Temporal.Now.instant()}
        {...hoursOf(events, { from: EARLY, until: LATE, timeZone })}
      />
    </div>
  )
}
