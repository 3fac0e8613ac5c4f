import type { ReactNode } from 'react'
import { SessionList, usePage, type PageContext, type SessionRowProps } from '#kit/ui/portal/index.ts'
import type { SessionListing } from '../../contract.ts'
import { dayOf, nameIn, placesShown, sayDistance, sessionHref, tagsOf, rowTimes, titleIn } from './words.ts'

interface SessionRowsProps {
  sessions: readonly SessionListing[]
  /** Say the day on each row: when the list spans several. */
  days?: boolean
  /** Leave the palace out, on its own page. */
  ofOnePalace?: boolean
  /** Shown instead of an empty list. */
  empty?: ReactNode
}

/** Sessions as rows: time, what and where, and the number that decides. For any page that lists some. */
export function SessionRows({ sessions, days = false, ofOnePalace = false, empty = null }: SessionRowsProps) {
  const page = usePage()
  return (
    <SessionList
      sessions={sessions.map((session) => rowOf(session, page, { days, ofOnePalace }))}
      empty={empty}
    />
  )
}

function rowOf(
  session: SessionListing,
  page: PageContext,
  { days, ofOnePalace }: { days: boolean; ofOnePalace: boolean },
): SessionRowProps & { id: string } {
  const { t } = page
  const { palace, space } = session
  const { time, duration } = rowTimes(session, page)
  return {
    id: session.id,
    href: sessionHref(session),
    title: titleIn(t, session),
    time,
    dateTime: session.start,
    day: days ? dayOf(session, page) : undefined,
    duration,
    where: [
      !ofOnePalace && nameIn(t, palace),
      space && nameIn(t, space),
      sayDistance(t, session.distanceMetres),
    ].filter((part) => typeof part === 'string'),
    tags: tagsOf(t, session),
    places: placesShown(session.places, page, palace.timeZone),
  }
}
