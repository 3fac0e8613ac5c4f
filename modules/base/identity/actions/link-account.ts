import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import { isSomeone } from '../policy.ts'
import { identityPorts } from '../ports.ts'
import { linkedColumns, personOfLink } from '../queries/linked-accounts.ts'
import { identityDb } from '../schema/db.ts'
import { accountOfLink } from './sign-in/external/enter.ts'

/**
 * Links whoever is signed in with the account elsewhere that they came back from; another one there is replaced. They
 * are told.
 * @throws Problem `external-over` | `external-linked-elsewhere`
 */
export const linkAccount = action(z.object({ link: z.string() }), async (scope, { link }) => {
  const { actor, tx, now, allow, journal, unchanged } = scope
  allow(isSomeone(actor))
  const personId = actor.personId!
  const account = accountOfLink(link, now)
  if ((await personOfLink(tx, account)) === personId) return unchanged()
  const db = identityDb(tx)
  await db
    .deleteFrom('identity.linked_account')
    .where('person_id', '=', personId)
    .where('provider', '=', account.provider)
    .execute()
  await db
    .insertInto('identity.linked_account')
    .values({ ...linkedColumns(account), person_id: personId, linked_at: now })
    .execute()
  const { provider } = account
  journal({ action: 'identity.linkAccount', subject: { type: 'person', id: personId }, after: { provider } })
  await identityPorts.tell(scope, { personId, what: 'accountLinked' })
})

/** Takes a link away; phone, password and passkeys stay as ways in. */
export const unlinkAccount = action(
  z.object({ provider: z.string() }),
  async ({ actor, tx, allow, journal, unchanged }, { provider }) => {
    allow(isSomeone(actor))
    const personId = actor.personId!
    const removed = await identityDb(tx)
      .deleteFrom('identity.linked_account')
      .where('person_id', '=', personId)
      .where('provider', '=', provider)
      .returning('provider')
      .executeTakeFirst()
    if (!removed) return unchanged()
    journal({
      action: 'identity.unlinkAccount',
      subject: { type: 'person', id: personId },
      after: { provider },
    })
  },
)
