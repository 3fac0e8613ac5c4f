import type { ActionScope } from '#kit/db/action.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { errors } from '../errors.ts'
import { give, type Holder, openSession } from './give-drawn.ts'
import { newsOfPlaces } from './sign-up-sheet.ts'

/**
 * Gives places that were won before sign-up opens, inside the action of the module that gave them: everybody gets a seat on the
 * holder's ticket, or nobody. Whoever is on the ticket stays as they are, so the same again gives the same ticket. Who may have
 * them was decided there. P5.
 * @throws Problem `full` | `session-cancelled`
 */
export async function givePlaces(
  scope: Pick<ActionScope, 'tx' | 'now' | 'later' | 'journal'>,
  { palaceId, sessionId, ...party }: Holder & { palaceId: string; sessionId: string },
): Promise<{ ticketId: string }> {
  const { tx, now, later } = scope
  const opened = await openSession(scope, { palaceId, sessionId }, [party.holderId])
  const { session, house, counts, known } = opened
  const present = new Set(known.get(party.holderId)?.people.map(({ personId }) => personId))
  const newcomers = party.personIds.filter((id) => !present.has(id))
  if (counts.held + newcomers.length > session.capacity) throw errors.error('full')
  const { tickets, claims } = await give(scope, opened, [
    { ...party, seated: true, reserved: false, partyId: null },
  ])
  await queueMessages(tx, later, newsOfPlaces({ house, session }, claims), now)
  return { ticketId: tickets.get(party.holderId)! }
}
