import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { hoursOf, placeEvents, useT } from '#kit/ui/console/index.ts'
import type { BookingLine, CalendarUse, SpaceCalendar } from '../../contract.ts'
import { conflictAt, type Spot } from './conflict.ts'
import { useCarry } from './use-carry.ts'
import { wordsOfUse } from './words.ts'

const QUARTER = 15
export type CalendarProps = {
  calendar: SpaceCalendar
  uses: readonly CalendarUse[]
  open: (use: CalendarUse) => void
  move: (booking: BookingLine, to: Spot) => void
  add: (at: Spot) => void
}

/**
 * Spaces against the hours of one day. A block opens; one that may be moved can be dragged, and the spot says beforehand
 * whether it is free; dragging over empty time adds. Everything is also in the drawer and the buttons, for the keyboard.
 */
export function DayGrid({
  calendar,
  uses,
  open,
  move,
  add,
  day,
}: CalendarProps & { day: Temporal.PlainDate }) {
  const t = useT()
  const { timeZone, spaces, bookings } = calendar
  const [held, hold] = useState<{ booking: BookingLine; offset: number } | null>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const [drawn, draw] = useState<Spot | null>(null)
  const shift = (at: Spot, by: -1 | 1): Spot => ({
    ...at,
    start: at.start.add({ minutes: by * QUARTER }),
    end: at.end.add({ minutes: by * QUARTER }),
  })
  const { carried, onKeyDown } = useCarry(spaces, shift, move)
  const byId = new Map(bookings.map((booking) => [booking.id, booking]))
  const midnight = day.toZonedDateTime(timeZone).toInstant()
  const events = spaces.flatMap(({ id }) =>
    uses
      .filter(({ spaceId }) => spaceId === id || spaceId === null)
      .map((use) => ({
        id: `${id}-${use.sourceId}-${use.no}`,
        rowId: id,
        start: use.start,
        end: use.end,
        title: wordsOfUse(t, use, byId.get(use.sourceId)),
        tone: 'plain' as const,
        use,
      })),
  )
  const within = events.filter(({ start, end }) => long(start, end) < 24)
  const frame = { day, timeZone, ...hoursOf(within, { from: 8, until: 22, timeZone }) }
  const hours = Array.from({ length: frame.until - frame.from }, (_, index) => frame.from + index)
  const quarterAt = (row: HTMLElement, x: number) => {
    const { left, width } = row.getBoundingClientRect()
    return Math.max(0, Math.floor(((x - left) / width) * hours.length * 4))
  }
  const instantAt = (quarter: number) => midnight.add({ minutes: frame.from * 60 + quarter * QUARTER })
  const over = (spaceId: string) => (event: DragEvent<HTMLElement>) => {
    if (!held) return
    event.preventDefault()
    const start = instantAt(Math.max(0, quarterAt(event.currentTarget, event.clientX) - held.offset))
    const length = Temporal.Instant.from(held.booking.start).until(held.booking.end)
    if (spot?.spaceId !== spaceId || !spot.start.equals(start))
      setSpot({ spaceId, start, end: start.add(length) })
  }
  const drop = () => {
    if (held && spot) move(held.booking, spot)
    hold(null)
    setSpot(null)
  }
  const shown = spot ?? carried?.spot ?? drawn
  const inHand = held?.booking ?? carried?.booking
  const blocked = shown && conflictAt(shown, spaces, calendar.uses, inHand?.id)
  return (
    <>
      <p className="carry-status carry-hint">{t('booking:console.carryDay')}</p>
      <div className="time-grid-scroll" role="group" aria-label={t('booking:console.grid')} tabIndex={0}>
        <div className="time-grid" style={{ '--quarters': hours.length * 4 } as Record<string, number>}>
          <span className="corner" />
          <div className="hours" aria-hidden="true">
            {hours.map((hour) => (
              <span key={hour}>{hour}</span>
            ))}
          </div>
          {spaces.map((space) => (
            <SpaceRow key={space.id} name={space.name} depth={space.depth}>
              <ul
                className="row"
                aria-label={space.name}
                onDragOver={over(space.id)}
                onDrop={drop}
                onPointerDown={({ target, currentTarget, clientX, pointerType }) => {
                  if (target !== currentTarget || pointerType !== 'mouse') return
                  const start = instantAt(quarterAt(currentTarget, clientX))
                  draw({ spaceId: space.id, start, end: start.add({ minutes: QUARTER }) })
                }}
                onPointerMove={({ currentTarget, clientX }) => {
                  if (drawn?.spaceId !== space.id) return
                  const end = instantAt(quarterAt(currentTarget, clientX) + 1)
                  if (Temporal.Instant.compare(end, drawn.start) > 0) draw({ ...drawn, end })
                }}
                onPointerUp={() => {
                  if (drawn && drawn.spaceId === space.id) add(drawn)
                  draw(null)
                }}
                onPointerLeave={() => draw(null)}
              >
                {placeEvents(
                  events.filter(({ rowId }) => rowId === space.id),
                  frame,
                ).map(({ event, column, span, lane }) => {
                  const { use } = event as (typeof events)[number]
                  const booking = byId.get(use.sourceId)
                  const may = booking?.steps.move === null
                  return (
                    <li
                      key={event.id}
                      className={`block use-${use.kind}${booking?.state === 'requested' ? ' waits' : ''}`}
                      style={{ gridColumn: `${column} / span ${span}`, gridRow: lane + 1 }}
                      draggable={may}
                      onDragStart={({ currentTarget, clientX }) =>
                        hold({
                          booking: booking!,
                          offset: quarterAt(currentTarget.parentElement!, clientX) - (column - 1),
                        })
                      }
                      onDragEnd={() => {
                        hold(null)
                        setSpot(null)
                      }}
                    >
                      <UseButton
                        use={use}
                        words={event.title}
                        open={open}
                        timeZone={timeZone}
                        onKeyDown={onKeyDown(booking)}
                      />
                    </li>
                  )
                })}
                {shown?.spaceId === space.id && (
                  <Ghost
                    spot={shown}
                    from={midnight.add({ hours: frame.from })}
                    what={blocked ? wordsOfUse(t, blocked, byId.get(blocked.sourceId)) : null}
                  />
                )}
              </ul>
            </SpaceRow>
          ))}
        </div>
      </div>
    </>
  )
}

const long = (start: string, end: string) =>
  Temporal.Instant.from(start).until(Temporal.Instant.from(end)).total('hours')

function SpaceRow({ name, depth, children }: { name: string; depth: number; children: React.ReactNode }) {
  return (
    <>
      <b className="row-name" style={{ paddingInlineStart: depth * 14 }}>
        {name}
      </b>
      {children}
    </>
  )
}

type UseButtonProps = {
  use: CalendarUse
  words: string
  timeZone: string
  open: (use: CalendarUse) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** A use in words: when, which kind, what. */
export function UseButton({ use, words, timeZone, open, onKeyDown }: UseButtonProps) {
  const t = useT()
  const clock = (at: string) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  const times = t('console:time.fromTo', { from: clock(use.start), to: clock(use.end) })
  return (
    <button
      type="button"
      className="use"
      title={`${times} ${words}`}
      onClick={() => open(use)}
      onKeyDown={onKeyDown}
    >
      <span className="use-times">{times} </span>
      <span className="title">{words}</span>
    </button>
  )
}

function Ghost({ spot, from, what }: { spot: Spot; from: Temporal.Instant; what: string | null }) {
  const t = useT()
  const quarters = (a: Temporal.Instant, b: Temporal.Instant) =>
    Math.round(a.until(b).total('minutes') / QUARTER)
  return (
    <li
      role="status"
      className={`block ghost${what ? ' blocked' : ''}`}
      style={{
        gridColumn: `${quarters(from, spot.start) + 1} / span ${Math.max(1, quarters(spot.start, spot.end))}`,
        gridRow: 1,
      }}
    >
      {what ? t('booking:console.taken', { what }) : t('booking:console.free')}
    </li>
  )
}
