import type { SessionDetail, SessionListing } from '../contract/session.ts'
import type { SpaceUse } from '#modules/base/places/index.ts'
import { sessionHref } from '../ui/portal/words.ts'
import type { CalendarEvent } from './calendar-feed.ts'

const span = ({ start, end }: { start: string; end: string }) => ({
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
})

/** Every meeting of a session as an event of its own; called-off ones stay, marked so. */
export function feedOfSession(
  session: SessionDetail,
  spaceNames: ReadonlyMap<string, string>,
  address: string,
): CalendarEvent[] {
  const { palace, places } = session
  return session.meetings.map((meeting) => ({
    uid: `${session.id}-${meeting.no}@wenhuagong`,
    title: session.title,
    during: span(meeting),
    place: [palace.name, spaceNames.get(meeting.spaceId), palace.address].filter(Boolean).join(' '),
    description: [session.summary, ...session.rules].join('\n'),
    url: address,
    position: { lat: palace.lat, lng: palace.lng },
    cancelled: meeting.cancelled || places.state === 'cancelled',
  }))
}

/** What a palace, or one of its rooms, has on: the first meeting of each session. */
export function feedOfPalace(
  sessions: readonly SessionListing[],
  { lat, lng, address }: { lat: number; lng: number; address: string },
  origin: string,
): CalendarEvent[] {
  return sessions.map((session) => ({
    uid: `${session.id}-1@wenhuagong`,
    title: session.title,
    during: span(session),
    place: [session.palace.name, session.space?.name, address].filter(Boolean).join(' '),
    description: '',
    url: origin + sessionHref(session),
    position: { lat, lng },
  }))
}

/** What else holds a room, its hall or a part of it: bookings, maintenance, leases, closures. Taken, and nobody is named. */
export function feedOfUses(
  uses: readonly Pick<SpaceUse, 'kind' | 'sourceId' | 'sourceNo' | 'during'>[],
  { lat, lng, address }: { lat: number; lng: number; address: string },
  { title, url }: { title: string; url: string },
): CalendarEvent[] {
  return uses
    .filter(({ kind }) => kind !== 'session')
    .map(({ sourceId, sourceNo, during }) => ({
      uid: `${sourceId}-${sourceNo}@wenhuagong`,
      title,
      during,
      place: address,
      description: '',
      url,
      position: { lat, lng },
    }))
}
