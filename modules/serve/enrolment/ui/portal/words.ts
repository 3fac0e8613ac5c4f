import { sayRange, sayWhen } from '#kit/calendar/index.ts'
import type { PageContext } from '#kit/ui/portal/index.ts'
import type { MyEnrolment, MyTicket, TicketSession } from '../../contract.ts'

type Reader = Pick<PageContext, 't' | 'now' | 'locale'>

export const ticketHref = ({ palaceId, id }: Pick<MyTicket, 'palaceId' | 'id'>): string =>
  `/my/tickets/${palaceId}/${id}`
export const sessionHref = ({ palace, id }: TicketSession): string => `/palaces/${palace.slug}/sessions/${id}`

export const titleIn = ({ locale }: Reader, { title, titleEn }: TicketSession): string =>
  locale === 'en' && titleEn ? titleEn : title

/** 今晚 18:30–20:00 */
export const timeIn = ({ now, locale }: Reader, { start, end, palace }: TicketSession): string =>
  sayRange({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, now, {
    locale,
    timeZone: palace.timeZone,
  })

/** 武汉市工人文化宫 三楼形体室 */
export function placeIn({ locale }: Reader, { palace, space }: TicketSession): string {
  const named = ({ name, nameEn }: { name: string; nameEn: string | null }) =>
    locale === 'en' && nameEn ? nameEn : name
  return [named(palace), space && named(space)].filter(Boolean).join(' ')
}

/** 今天 14:05 */
export const momentIn = ({ now, locale }: Reader, at: string, timeZone: string): string =>
  sayWhen({ start: Temporal.Instant.from(at) }, now, { locale, timeZone })

/** Eight letters in two groups, as people read them out. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

export const isOpen = ({ state }: Pick<MyEnrolment, 'state'>): boolean =>
  state === 'waitlisted' || state === 'offered' || state === 'confirmed' || state === 'attended'
export const hasPlace = ({ state }: Pick<MyEnrolment, 'state'>): boolean =>
  state === 'confirmed' || state === 'attended'

/** How many are asked at once with those of this ticket who wait, the most of its parties; 1: each alone. */
export const waitingTogether = ({ people }: MyTicket): number =>
  Math.max(
    1,
    ...people.flatMap(({ state, waiting }) => (state === 'waitlisted' ? (waiting?.together ?? 1) : [])),
  )

/** What a ticket is worth at the door. */
export function worthOf(
  { people, session }: MyTicket,
  now: Temporal.Instant,
): 'valid' | 'used' | 'waiting' | 'cancelled' {
  const last = session.meetings.at(-1)?.end ?? session.end
  const over = Temporal.Instant.compare(Temporal.Instant.from(last), now) <= 0
  if (people.some(hasPlace) && !session.cancelled) return over ? 'used' : 'valid'
  return people.some(isOpen) && !over && !session.cancelled ? 'waiting' : 'cancelled'
}
