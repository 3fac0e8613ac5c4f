import { ApiProblem, call } from '#kit/ui/console/client.ts'
import type { Today } from '#kit/ui/console/index.ts'
import { bookingsRoute } from '../../contract.ts'
import { timeWords, whenWords } from './words.ts'

/** Who comes within this time is named on the today screen. */
const SOON = { hours: 2 }

const nothing = { bookings: [] }
/** Who does not keep the desk is told nothing of it; other problems are. */
function unlessForbidden(problem: unknown): [typeof nothing, typeof nothing] {
  if (problem instanceof ApiProblem && problem.status === 403) return [nothing, nothing]
  throw problem
}

/** What booking tells the today screen: what waits for a yes, and who comes next. */
export const bookingToday: Today = {
  name: 'booking',
  async items({ scope: { palaceId }, t, today }) {
    if (!palaceId) return []
    const params = { palaceId }
    const day = today.toString()
    const [waiting, coming] = await Promise.all([
      call(bookingsRoute, { params, query: { state: 'requested' } }),
      call(bookingsRoute, { params, query: { from: day, to: day, state: 'confirmed' } }),
    ]).catch(unlessForbidden)
    const first = waiting.bookings[0]
    const now = Temporal.Now.instant()
    const next = coming.bookings.find(
      ({ kind, end, start }) =>
        kind === 'booking' &&
        Temporal.Instant.compare(end, now) > 0 &&
        Temporal.Instant.compare(start, now.add(SOON)) < 0,
    )
    return [
      ...(first
        ? [
            {
              key: 'booking-requests',
              tone: 'approval' as const,
              title: t('booking:console.today.waiting', { count: waiting.bookings.length }),
              detail: t('booking:console.today.next', {
                when: whenWords(t, first.start),
                space: first.spaceName,
              }),
              action: { label: t('booking:console.today.look'), to: '/booking-requests' },
            },
          ]
        : []),
      ...(next
        ? [
            {
              key: `booking-${next.id}`,
              tone: 'watch' as const,
              title: t('booking:console.today.coming', {
                time: timeWords(t, next.start),
                space: next.spaceName,
                who: next.nameMasked ?? '',
                count: next.people,
              }),
              action: { label: t('booking:console.today.toDesk'), to: '/space-calendar' },
            },
          ]
        : []),
    ]
  },
}
