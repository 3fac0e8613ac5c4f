import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Interval } from '#kit/interval/index.ts'

export type CalendarEvent = {
  /** Stays the same when the event moves, so that a calendar moves it too. */
  uid: string
  title: string
  during: Interval
  place: string
  description: string
  url: string
  position?: { lat: number; lng: number }
  cancelled?: boolean
}

/** Events as an iCalendar file (RFC 5545) that phones and desktops take in and follow; times in UTC, which all understand. */
export function calendarFeed(
  { name, now }: { name: string; now: Temporal.Instant },
  events: readonly CalendarEvent[],
): string {
  const calendar = ical({
    name,
    prodId: { company: 'wenhuagong', product: 'catalog', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  })
  for (const event of events) {
    const { position } = event
    calendar.createEvent({
      id: event.uid,
      stamp: now,
      start: event.during.start,
      end: event.during.end,
      summary: event.title,
      description: event.description,
      url: event.url,
      location: {
        title: event.place,
        ...(position ? { geo: { lat: position.lat, lon: position.lng } } : {}),
      },
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
