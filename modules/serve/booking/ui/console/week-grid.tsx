import { useState } from 'react'
import { sayDate } from '#kit/calendar/index.ts'
import { useT } from '#kit/ui/console/index.ts'
import type { BookingLine, CalendarUse } from '../../contract.ts'
import { conflictAt, type Spot } from './conflict.ts'
import { type CalendarProps, UseButton } from './day-grid.tsx'
import { useCarry } from './use-carry.ts'
import { rangeWords, wordsOfUse } from './words.ts'

type Props = Omit<CalendarProps, 'add'> & { days: readonly Temporal.PlainDate[] }

/**
 * Spaces against the days of a week. A booking dragged, or carried by the keyboard, to another day or space keeps its
 * hours; the cell under it says beforehand whether it is free.
 */
export function WeekGrid({ calendar, uses, open, move, days }: Props) {
  const t = useT()
  const { timeZone, spaces, bookings } = calendar
  const [held, hold] = useState<BookingLine | null>(null)
  const [over, setOver] = useState<Spot | null>(null)
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  const spotIn = (booking: BookingLine, spaceId: string, day: Temporal.PlainDate): Spot => {
    const start = day.toZonedDateTime({ timeZone, plainTime: local(booking.start).toPlainTime() }).toInstant()
    return { spaceId, start, end: start.add(Temporal.Instant.from(booking.start).until(booking.end)) }
  }
  const dayOf = ({ start }: Spot) => start.toZonedDateTimeISO(timeZone).toPlainDate()
  const shift = (spot: Spot, by: -1 | 1): Spot | null => {
    const start = spot.start.toZonedDateTimeISO(timeZone).add({ days: by }).toInstant()
    const next = { ...spot, start, end: start.add(spot.start.until(spot.end)) }
    return days.some((day) => day.equals(dayOf(next))) ? next : null
  }
  const { carried, onKeyDown } = useCarry(spaces, shift, move)
  const byId = new Map(bookings.map((booking) => [booking.id, booking]))
  const now = Temporal.Now.instant()
  const spot = over ?? carried?.spot ?? null
  const inHand = held ?? carried?.booking
  const blocked = spot && conflictAt(spot, spaces, calendar.uses, inHand?.id ?? null)
  const nameOf = (spaceId: string) => spaces.find(({ id }) => id === spaceId)?.name ?? ''
  const drop = () => {
    if (held && over) move(held, over)
    hold(null)
    setOver(null)
  }
  const classOf = (spaceId: string, day: Temporal.PlainDate) =>
    spot?.spaceId === spaceId && dayOf(spot).equals(day) ? (blocked ? 'target blocked' : 'target') : ''
  return (
    <>
      <p role="status" className={spot ? 'carry-status' : 'carry-status carry-hint'}>
        {spot
          ? t('booking:console.carryAt', {
              where: `${nameOf(spot.spaceId)} ${rangeWords(t, { start: `${spot.start}`, end: `${spot.end}` })}`,
              what: blocked
                ? t('booking:console.taken', { what: wordsOfUse(t, blocked, byId.get(blocked.sourceId)) })
                : t('booking:console.free'),
            })
          : t('booking:console.carryWeek')}
      </p>
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
                    className={classOf(space.id, day)}
                    onDragOver={(event) => {
                      if (!held) return
                      event.preventDefault()
                      const next = spotIn(held, space.id, day)
                      if (over?.spaceId !== space.id || !over.start.equals(next.start)) setOver(next)
                    }}
                    onDrop={drop}
                  >
                    {usesOn(uses, space.id, day, timeZone).map((use) => {
                      const booking = byId.get(use.sourceId)
                      const inAir = inHand !== undefined && inHand.id === booking?.id
                      return (
                        <div
                          key={`${use.sourceId}-${use.no}`}
                          className={`block use-${use.kind}${inAir ? ' carried' : ''}`}
                          draggable={booking?.steps.move === null}
                          onDragStart={() => hold(booking!)}
                          onDragEnd={() => {
                            hold(null)
                            setOver(null)
                          }}
                        >
                          <UseButton
                            use={use}
                            words={wordsOfUse(t, use, booking)}
                            open={open}
                            timeZone={timeZone}
                            onKeyDown={onKeyDown(booking)}
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
    </>
  )
}

/** What holds a space on a day, closures of the whole house included. */
function usesOn(uses: readonly CalendarUse[], id: string, day: Temporal.PlainDate, timeZone: string) {
  const [from, to] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(timeZone).toInstant())
  return uses.filter(
    ({ spaceId, start, end }) =>
      (spaceId === id || spaceId === null) &&
      Temporal.Instant.compare(start, to!) < 0 &&
      Temporal.Instant.compare(end, from!) > 0,
  )
}
