import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { directorsOf, officersFor } from '#modules/base/identity/index.ts'
import { type Message, queueMessages } from '#modules/base/notifications/index.ts'
import { divisionName } from '#modules/base/places/index.ts'
import type { Decision } from '../contract/vocabulary.ts'

type Told = Pick<ActionScope, 'actor' | 'later' | 'now'>
type House = { id: string; name: string; present: boolean; divisionCode: string; palaceId: string | null }
export type Differing = {
  id: string
  house: House
  before: Decision | null
  after: Decision | null
  what: 'facts' | 'standards' | 'overridden' | 'withdrawn'
  reason?: string
}

/**
 * Tells those who answer for a house that its decision came out otherwise: the officers of its federation and of the nearest above, and its
 * director; not whoever did it just now. However many differ at once, each person gets one message. P2.
 */
export async function tellDifferences(
  tx: Db,
  { actor, later, now }: Told,
  differences: readonly Differing[],
): Promise<void> {
  if (differences.length === 0) return
  const officers = await officersFor(
    tx,
    differences.map(({ house }) => house.divisionCode),
    now,
  )
  const directors = await directorsOf(
    tx,
    differences.flatMap(({ house }) => house.palaceId ?? []),
    now,
  )
  const byPerson = new Map<string, Differing[]>()
  for (const difference of differences) {
    const { divisionCode, palaceId } = difference.house
    const own = directors.filter((one) => one.palaceId === palaceId).map(({ personId }) => personId)
    for (const person of new Set([...(officers.get(divisionCode) ?? []), ...own]))
      if (person !== actor.personId) byPerson.set(person, [...(byPerson.get(person) ?? []), difference])
  }
  const messages = [...byPerson].map(([personId, mine]) => messageOf(personId, mine))
  await queueMessages(tx, later, messages, now)
}

function messageOf(personId: string, mine: readonly Differing[]): Message {
  const [{ id, house, before, after, what, reason }] = mine as [Differing]
  const dedupeKey = `decisionDiffers:${id}`
  if (mine.length > 1)
    return {
      personId,
      template: 'decisionDiffers',
      params: { what: 'many', title: nameOf(house), count: mine.length },
      link: '/console/venue-differences',
      dedupeKey,
    }
  return {
    personId,
    template: 'decisionDiffers',
    params: {
      what,
      title: nameOf(house),
      before: before ?? 'open',
      after: after ?? 'open',
      ...(reason && { reason }),
    },
    link: `/console/venues/${house.id}`,
    dedupeKey,
    place: { divisionCode: house.divisionCode, ...(house.palaceId && { palaceId: house.palaceId }) },
  }
}

/** The house; of a division that has none, the division. */
const nameOf = ({ name, present, divisionCode }: House) => (present ? name : divisionName(divisionCode))
