import { Fragment, type ReactNode } from 'react'
import { PlacesLeft, type Places } from './places-left.tsx'
import { Tags, type TagItem } from './tag.tsx'

export interface SessionRowProps {
  href: string
  title: string
  /** As people say it: `18:30`. */
  time: string
  /** ISO instant for machines. */
  dateTime?: string
  /** Day, when the list spans several: `本周六`. */
  day?: string
  /** `90 分钟` */
  duration?: string
  /** Palace, room, distance: joined with a middle dot. */
  where: (string | null | undefined)[]
  tags?: TagItem[]
  places: Places
  live?: string
}

/** One session: time first, what and where, and on the right the number that decides. */
export function SessionRow(props: SessionRowProps) {
  const { href, title, time, dateTime, day, duration, where, tags = [], places, live } = props
  return (
    <li className="row">
      <div className="time">
        {day && <small className="day">{day}</small>}
        <time dateTime={dateTime}>{time}</time>
        {duration && <small>{duration}</small>}
      </div>
      <div className="what">
        <h3>
          <a href={href}>{title}</a>
        </h3>
        <p>
          {where.filter(Boolean).map((part, index) => (
            <Fragment key={index}>
              {index > 0 && ' · '}
              <span>{part}</span>
            </Fragment>
          ))}
        </p>
        <Tags items={tags} />
      </div>
      <PlacesLeft places={places} live={live} />
    </li>
  )
}

interface SessionListProps {
  sessions: (SessionRowProps & { id: string })[]
  /** Shown instead of an empty list: say what to do next. */
  empty: ReactNode
}

/** Sessions in the order given. */
export function SessionList({ sessions, empty }: SessionListProps) {
  if (sessions.length === 0) return <>{empty}</>
  return (
    <ol className="list">
      {sessions.map(({ id, ...session }) => (
        <SessionRow key={id} {...session} />
      ))}
    </ol>
  )
}
