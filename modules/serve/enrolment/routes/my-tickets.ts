import { gathered } from '#kit/db/gathered.ts'
import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { familyOf } from '#modules/base/identity/index.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { claimById } from '../actions/lock-claim.ts'
import type { MyTicket, Suspension } from '../contract.ts'
import { errors } from '../errors.ts'
import { noShowsOf } from '../queries/no-shows.ts'
import { ticketsByKeys, ticketsOf } from '../queries/tickets-of.ts'
import { suspension } from '../rules/suspension.ts'
import { provincialStandards } from '../actions/house-rules.ts'
import { presentEach, presentTickets, type Reader } from './present-tickets.ts'
import { signedIn } from './staff.ts'
import type { Written } from '../actions/written.ts'

/** Whoever asks, as the reader of their own tickets. @throws Problem `sign-in-needed` */
export function readerOf(c: AppContext): Reader {
  const t = c.get('t')
  const now = c.get('services').clock.now()
  return { personId: signedIn(c), name: c.get('viewer')?.name ?? t('enrolment:me'), t, now }
}

/** My tickets: those to come soonest first, past ones latest first. */
export async function myTickets(c: AppContext, when: 'coming' | 'past'): Promise<MyTicket[]> {
  const reader = readerOf(c)
  const { db } = c.var.services
  const tickets = await ticketsOf(db, reader.personId)
  const sessions = await sessionsByKeys(db, tickets)
  const ends = (sessionId: string) => sessions.get(sessionId)!.during.end
  const isComing = (sessionId: string) => Temporal.Instant.compare(ends(sessionId), reader.now) > 0
  const wanted = tickets
    .filter(({ sessionId }) => isComing(sessionId) === (when === 'coming'))
    .toSorted((a, b) => Temporal.Instant.compare(ends(a.sessionId), ends(b.sessionId)))
  return presentTickets(db, when === 'coming' ? wanted : wanted.toReversed(), reader)
}

/**
 * One of my tickets, from what signing up has just `written` where it is known. In a rush everyone looks at theirs at the same time: those requests share their questions.
 * @throws Problem `ticket-not-found`, also for somebody else's
 */
export function myTicket(
  c: AppContext,
  palaceId: string,
  ticketId: string,
  written: Written | null = null,
): Promise<MyTicket> {
  return ticketTogether({ db: c.get('services').db, palaceId, id: ticketId, written, reader: readerOf(c) })
}

type Asked = { db: Db; palaceId: string; id: string; written: Written | null; reader: Reader }

const ticketTogether = gathered<Asked, MyTicket>(
  async (asked) => {
    const { db } = asked[0]!
    const unknown = asked.filter(({ written }) => !written)
    const known = new Map((await ticketsByKeys(db, unknown)).map((ticket) => [ticket.id, ticket]))
    const own = ({ palaceId, id, reader, written }: Asked) => {
      const ticket = written?.ticket ?? known.get(id)
      const theirs = ticket?.palaceId === palaceId && ticket.holderId === reader.personId
      return theirs ? [{ ticket, reader, ...(written && { claims: written.claims }) }] : []
    }
    const presented = (await presentEach(db, asked.flatMap(own))).values()
    return asked.map((one) =>
      own(one).length > 0
        ? { status: 'fulfilled', value: presented.next().value! }
        : { status: 'rejected', reason: errors.error('ticket-not-found') },
    )
  },
  { key: ({ db }) => db },
)

/** The ticket that one of my claims is on. @throws Problem `enrolment-not-found` | `ticket-not-found` */
export async function ticketOfClaim(c: AppContext, palaceId: string, enrolmentId: string): Promise<MyTicket> {
  const { ticketId } = await claimById(c.var.services.db, palaceId, enrolmentId)
  return myTicket(c, palaceId, ticketId)
}

/** Pauses in force for me and my children, by what holds for all palaces. */
export async function mySuspensions(c: AppContext): Promise<Suspension[]> {
  const { personId, now } = readerOf(c)
  const { db } = c.var.services
  const ids = [personId, ...(await familyOf(db, personId)).map(({ id }) => id)]
  const noShows = await noShowsOf(db, ids)
  if (noShows.size === 0) return []
  const pause = await provincialStandards(db, now)
  return ids.flatMap((id) => {
    const own = noShows.get(id) ?? []
    const until = suspension(own, pause, now)
    return until ? [{ personId: id, until: until.toString(), noShows: own.length, limit: pause.limit }] : []
  })
}
