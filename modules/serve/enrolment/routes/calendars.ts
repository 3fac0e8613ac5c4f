import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { calendarFeed, type CalendarEvent } from '#modules/serve/catalog/index.ts'
import type { MyTicket } from '../contract.ts'
import { ticketsOf } from '../queries/tickets-of.ts'
import { absolute, calendarOwner } from './calendar-link.ts'
import { myTicket } from './my-tickets.ts'
import { presentTickets } from './present-tickets.ts'

const holds = new Set(['confirmed', 'attended', 'offered'])

/** Every meeting of a ticket as an event of its own; cancelled ones stay, marked so, and calendars strike them out. */
function eventsOf(c: AppContext, { id, palaceId, session, people }: MyTicket): CalendarEvent[] {
  const held = people.some(({ state }) => holds.has(state))
  const { palace, space } = session
  return session.meetings.map(({ no, start, end, cancelled }) => ({
    uid: `${id}-${no}@wenhuagong`,
    title: session.title,
    during: { start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) },
    place: [palace.name, space?.name, palace.address].filter(Boolean).join(' '),
    description: people
      .filter(({ state }) => holds.has(state))
      .map(({ name }) => name)
      .join(c.var.t('ui:list.and')),
    url: absolute(c, `/my/tickets/${palaceId}/${id}`),
    cancelled: cancelled || session.cancelled || !held,
  }))
}

/** One ticket for a calendar. */
export async function sendTicketCalendar(c: AppContext): Promise<Response> {
  const ticket = await myTicket(c, c.req.param('palaceId')!, c.req.param('file')!.replace(/\.ics$/, ''))
  const now = c.var.services.clock.now()
  return send(c, calendarFeed({ name: ticket.session.title, now }, eventsOf(c, ticket)))
}

/** Everything that somebody signed up for, by the secret address: a calendar program has no session. */
export async function sendMyCalendar(c: AppContext): Promise<Response> {
  const { services, t } = c.var
  const now = services.clock.now()
  const personId = await calendarOwner(services.db, c.req.param('file')!.replace(/\.ics$/, ''), now)
  if (personId === null) throw requestErrors.error('not-found')
  const reader = { personId, name: t('enrolment:me'), t, now }
  const tickets = await presentTickets(services.db, await ticketsOf(services.db, personId), reader)
  return send(
    c,
    calendarFeed(
      { name: t('enrolment:calendarName'), now },
      tickets.flatMap((ticket) => eventsOf(c, ticket)),
    ),
  )
}

const send = (c: AppContext, text: string) =>
  c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Cache-Control': 'private, max-age=300',
  })
