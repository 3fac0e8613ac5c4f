import { z } from 'zod'
import { normalizePhone } from '#kit/crypto/index.ts'
import { action, type ActionContext } from '#kit/db/action.ts'
import { errors } from '../errors.ts'
import { canCareFor } from '../policy.ts'
import { guardianOf } from '../queries/family.ts'
import { personFacts } from '../queries/person.ts'
import { last4Hash, phoneHash, sealed } from '../queries/person-columns.ts'
import { personIdByPhone } from '../queries/person-by-phone.ts'
import { ownAccountFromAge, yearSurelyAged } from '../rules/age.ts'
import { consentVersions } from '../rules/consent.ts'
import { identityDb } from '../schema/db.ts'
import { spendCode } from './sign-in/enter-with-code.ts'
import { limitAttempts } from './sign-in/limit-attempts.ts'
import type { Origin } from './sign-in/send-code.ts'

export type HandOver = { personId: string; phone: string; code: string; agreed: boolean }

/**
 * A child of 14 or more takes its account over: its own phone, proved by the code sent there, and its own consent. The
 * guardian's part ends; tickets stay as they are.
 * @throws Problem `child-too-young` | `phone-not-understood` | `phone-taken` | `consent-needed` | `code-wrong` | `code-over`
 */
export async function handOverChild(context: ActionContext, given: HandOver, origin: Origin): Promise<void> {
  const phone = normalizePhone(given.phone)
  if (!phone) throw errors.error('phone-not-understood', { field: 'phone' })
  if (!given.agreed) throw errors.error('consent-needed', { field: 'agreed' })
  await limitAttempts(context.db, context.clock.now(), { tryFromAddress: origin.address, tryOfPhone: phone })
  await spendCode(phone, given.code.replaceAll(/\s/g, ''))
  await takeOver(context, { personId: given.personId, phone })
}

const takeOver = action(
  z.object({ personId: z.uuid(), phone: z.string() }),
  async ({ actor, tx, now, allow, journal }, { personId, phone }) => {
    allow(canCareFor(actor, await guardianOf(tx, personId)))
    const facts = await personFacts(tx, personId)
    const year = now.toZonedDateTimeISO('Asia/Shanghai').year
    if (!facts?.birthYear || year < yearSurelyAged(facts.birthYear, ownAccountFromAge))
      throw errors.error('child-too-young')
    if (await personIdByPhone(tx, phone)) throw errors.error('phone-taken', { field: 'phone' })
    const db = identityDb(tx)
    await db
      .updateTable('identity.person')
      .set({
        guardian_id: null,
        phone: sealed('phone', phone),
        phone_hash: phoneHash(phone),
        phone_last4: last4Hash(phone.slice(-4)),
      })
      .where('id', '=', personId)
      .execute()
    await db
      .updateTable('identity.consent')
      .set({ withdrawn_at: now })
      .where('person_id', '=', personId)
      .where('purpose', '=', 'childData')
      .where('withdrawn_at', 'is', null)
      .execute()
    await db
      .insertInto('identity.consent')
      .values({
        person_id: personId,
        purpose: 'service',
        version: consentVersions.service,
        given_at: now,
        given_by: personId,
      })
      .execute()
    journal({
      action: 'identity.handOverChild',
      subject: { type: 'person', id: personId },
      before: { guardianId: actor.personId },
    })
  },
)
