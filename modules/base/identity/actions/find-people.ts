import { z } from 'zod'
import type { Target } from '#kit/access/index.ts'
import { maskPhone, normalizePhone } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { PersonWanted, UnmaskReason } from '../contract.ts'
import { errors } from '../errors.ts'
import { canFindPeople, canUnmask } from '../policy.ts'
import { identityPorts } from '../ports.ts'
import { personIdByPhone, personIdByUsername, personIdsByLast4 } from '../queries/person-by-phone.ts'
import { opened } from '../queries/person-columns.ts'
import { type PersonForDisplay, peopleForDisplay } from '../queries/person.ts'
import { rolesOf } from '../queries/roles.ts'
import { identityDb } from '../schema/db.ts'

/** Staff look someone up by the whole phone, its last four digits, or a username; names come masked, and each look-up is journalled. */
export const findPeople = action(
  PersonWanted,
  async ({ actor, tx, allow, journal }, { digits }): Promise<PersonForDisplay[]> => {
    allow(canFindPeople(actor))
    const phone = normalizePhone(digits)
    const by = phone ? maskPhone(phone) : /^\d{4}$/.test(digits) ? 'last4' : 'username'
    if (by === 'username' && !/[a-z]/i.test(digits))
      throw errors.error('phone-not-understood', { field: 'digits' })
    const ids = phone
      ? [await personIdByPhone(tx, phone)].filter((id) => id !== null)
      : by === 'last4'
        ? await personIdsByLast4(tx, digits)
        : [await personIdByUsername(tx, digits)].filter((id) => id !== null)
    journal({
      action: 'identity.findPeople',
      subject: { type: 'people', id: by },
      after: { found: ids.length },
    })
    return [...(await peopleForDisplay(tx, ids)).values()]
  },
)

/**
 * A name in clear, when the work at hand needs it; who saw whose name and why stands in the journal.
 * @throws Problem `person-not-found`
 */
export const unmaskName = action(
  z.object({ personId: z.uuid(), reason: UnmaskReason }),
  async ({ actor, tx, now, allow, journal }, { personId, reason }) => {
    const row = await identityDb(tx)
      .selectFrom('identity.person')
      .select(['name', 'division_code'])
      .where('id', '=', personId)
      .where('forgotten_at', 'is', null)
      .executeTakeFirst()
    allow(canUnmask(actor, await placesOf(tx, personId, row?.division_code ?? null, now)))
    if (!row) throw errors.error('person-not-found')
    journal({ action: 'identity.unmaskName', subject: { type: 'person', id: personId }, after: { reason } })
    return { name: opened('name', row.name) }
  },
)

/** Where somebody lives, signed up, and works. */
async function placesOf(
  tx: Db,
  personId: string,
  divisionCode: string | null,
  now: Temporal.Instant,
): Promise<Target[]> {
  const roles = await rolesOf(tx, personId, now)
  const ids = new Set([
    ...(await identityPorts.palacesOfPerson(tx, personId)),
    ...roles.flatMap(({ palaceId }) => palaceId ?? []),
  ])
  const palaces = await palacesByIds(tx, [...ids])
  return [
    ...(divisionCode ? [{ divisionCode }] : []),
    ...roles.flatMap(({ scope }) => (scope === null ? [] : [{ divisionCode: scope }])),
    ...[...palaces].map(([palaceId, palace]) => ({ palaceId, divisionCode: palace.divisionCode })),
  ]
}
