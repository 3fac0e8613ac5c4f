import type { Event, WithContext } from 'schema-dts'
import type { SessionDetail } from '../contract/session.ts'

/** A session as schema.org data, so that search engines show it as an event. */
export function eventData(
  session: SessionDetail,
  address: string,
  images: string[] = [],
): WithContext<Event> {
  const { palace, space, places } = session
  return {
    '@context': 'https://schema.org',
    '@type': session.form === 'course' ? 'EducationEvent' : 'Event',
    name: session.title,
    description: session.summary,
    url: address,
    image: images,
    startDate: local(session.start, palace.timeZone),
    endDate: local(session.meetings.at(-1)?.end ?? session.end, palace.timeZone),
    eventStatus: `https://schema.org/${places.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    isAccessibleForFree: session.priceFen === 0,
    maximumAttendeeCapacity: session.capacity,
    location: {
      '@type': 'Place',
      name: space ? `${palace.name} ${space.name}` : palace.name,
      address: palace.address,
      telephone: palace.phone,
      geo: { '@type': 'GeoCoordinates', latitude: palace.lat, longitude: palace.lng },
    },
    organizer: { '@type': 'Organization', name: palace.name },
    ...(session.teacherName ? { performer: { '@type': 'Person', name: session.teacherName } } : {}),
    offers: {
      '@type': 'Offer',
      url: address,
      price: (session.priceFen / 100).toFixed(2),
      priceCurrency: 'CNY',
      validFrom: session.opensAt,
      availability: `https://schema.org/${places.state === 'left' ? 'InStock' : 'SoldOut'}`,
    },
  }
}

function local(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' })
}
