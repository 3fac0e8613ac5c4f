import { useState } from 'react'
import { sayDate } from '#kit/calendar/index.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { BookingLine } from '../../contract.ts'
import { type CalendarProps, UseButton } from './day-grid.tsx'
import { wordsOfUse } from './words.ts'

/** Spaces against the days of a week; a booking dragged to another day or space keeps its hours. */
export function WeekGrid({
  calendar,
  uses,
  open,
  move,
  days,
}: Omit<CalendarProps, 'add'> & { days: readonly Temporal.PlainDate[] }) {
  const t = useT()
  const { timeZone, spaces, bookings } = calendar
  const [held, hold] = useState<BookingLine | null>(null)
  const byId = new Map(bookings.map((booking) => [booking.id, booking]))
  const now = Temporal.Now.instant()
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  const drop = (spaceId: string, day: Temporal.PlainDate) => {
    if (!held) return
    const start = day.toZonedDateTime({ timeZone, plainTime: local(held.start).toPlainTime() }).toInstant()
    move(held, { spaceId, start, end: start.add(Temporal.Instant.from(held.start).until(held.end)) })
    hold(null)
  }
  return (
    <div className="week-scroll" role="group" aria-label={t('booking:console.grid')} tabIndex={0}>
      <table className="week-table">
        <thead>
          <tr>
            <th scope="col">{t('booking:console.space')}</th>
            {days.map((day) => (
              <th scope="col" key={day.toString()}>
                {sayDate(day, now, { locale: t.locale, timeZone })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spaces.map((space) => (
            <tr key={space.id}>
              <th scope="row" style={{ paddingInlineStart: 8 + space.depth * 14 }}>
                {space.name}
              </th>
              {days.map((day) => (
                <td
                  key={day.toString()}
                  onDragOver={(event) => held && event.preventDefault()}
                  onDrop={() => drop(space.id, day)}
                >
                  {uses
                    .filter(({ spaceId }) => spaceId === space.id || spaceId === null)
                    .filter(
                      ({ start, end }) =>
                        Temporal.PlainDate.compare(local(start).toPlainDate(), day) <= 0 &&
                        Temporal.Instant.compare(end, day.toZonedDateTime(timeZone).toInstant()) > 0,
                    )
                    .map((use) => {
                      const booking = byId.get(use.sourceId)
                      return (
                        <div
                          key={`${use.sourceId}-${use.no}`}
                          className={`block use-${use.kind}`}
                          draggable={booking?.steps.move === null}
                          onDragStart={() => hold(booking!)}
                          onDragEnd={() => hold(null)}
                        >
                          <UseButton
                            use={use}
                            words={wordsOfUse(t, use, booking)}
                            open={open}
                            timeZone={timeZone}
                          />
                        </div>
                      )
                    })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
