import { Fragment, type ReactNode } from 'react'
import { useT } from '../language.ts'
import { ScreenLink } from '../link.tsx'
import {
  placeEvents,
  type Placed,
  type TimeGridEvent,
  type TimeGridFrame,
  type TimeGridRow,
} from './place.ts'

type TimeGridProps = TimeGridFrame & {
  /** What the grid shows, for those who do not see it: "今天的房间". */
  label: string
  rows: readonly (TimeGridRow & { day?: Temporal.PlainDate })[]
  events: readonly TimeGridEvent[]
  /** Draws a line at this instant. */
  now?: Temporal.Instant
}

/** Rooms (or days) against the hours of a day. A list within each row, so that it reads well without eyes, too. */
export function TimeGrid({ label, rows, events, now, ...frame }: TimeGridProps) {
  const hours = Array.from({ length: frame.until - frame.from }, (_, index) => frame.from + index)
  const columns = { '--quarters': hours.length * 4 } as Record<string, number>
  return (
    <div className="time-grid-scroll" role="group" aria-label={label} tabIndex={0}>
      <div className="time-grid" style={columns}>
        <span className="corner" />
        <div className="hours" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
        {rows.map((row) => {
          const of = { ...frame, day: row.day ?? frame.day }
          return (
            <Fragment key={row.id}>
              <b className="row-name">
                {row.name}
                {row.detail && <span className="soft">{row.detail}</span>}
              </b>
              <ul className="row" aria-label={row.name}>
                {now && <NowLine now={now} frame={of} />}
                {placeEvents(
                  events.filter(({ rowId }) => rowId === row.id),
                  of,
                ).map((placed) => (
                  <Block key={placed.event.id} placed={placed} timeZone={frame.timeZone} />
                ))}
              </ul>
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}

function Block({ placed, timeZone }: { placed: Placed; timeZone: string }) {
  const t = useT()
  const { event, column, span, lane, startsBefore, endsAfter } = placed
  const time = (instant: string) =>
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  const times = t('console:time.fromTo', { from: time(event.start), to: time(event.end) })
  const words: ReactNode = (
    <>
      <span className="unseen">{times} </span>
      <span className="title">{event.title}</span>
      {event.detail && (
        <span className="detail">
          <span className="unseen"> · </span>
          {event.detail}
        </span>
      )}
    </>
  )
  return (
    <li
      className={`block tag ${event.tone}${startsBefore ? ' from-before' : ''}${endsAfter ? ' to-after' : ''}`}
      style={{ gridColumn: `${column} / span ${span}`, gridRow: lane + 1 }}
      title={`${times} ${event.title}${event.detail ? ` · ${event.detail}` : ''}`}
    >
      {event.to ? <ScreenLink to={event.to}>{words}</ScreenLink> : words}
    </li>
  )
}

function NowLine({
  now,
  frame: { day, from, until, timeZone },
}: {
  now: Temporal.Instant
  frame: TimeGridFrame
}) {
  const share = (now.since(day.toZonedDateTime(timeZone).toInstant()).total('hours') - from) / (until - from)
  if (share < 0 || share > 1) return null
  return <li className="now" aria-hidden="true" style={{ insetInlineStart: `${share * 100}%` }} />
}
