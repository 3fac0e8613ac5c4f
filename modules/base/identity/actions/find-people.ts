import { z } from 'zod'
import { maskPhone, normalizePhone } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { PersonWanted, UnmaskReason } from '../contract.ts'
import { errors } from '../errors.ts'
import { canFindPeople, canUnmask } from '../policy.ts'
import { personIdByPhone, personIdByUsername, personIdsByLast4 } from '../queries/person-by-phone.ts'
import { opened } from '../queries/person-columns.ts'
import { type PersonForDisplay, peopleForDisplay } from '../queries/person.ts'
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
  async ({ actor, tx, allow, journal }, { personId, reason }) => {
    allow(canUnmask(actor))
    const row = await identityDb(tx)
      .selectFrom('identity.person')
      .select('name')
      .where('id', '=', personId)
      .where('forgotten_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw errors.error('person-not-found')
    journal({ action: 'identity.unmaskName', subject: { type: 'person', id: personId }, after: { reason } })
    return { name: opened('name', row.name) }
  },
)
