import { sql } from 'kysely'
import { z } from 'zod'
import { action } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { consentPurposes, consentsByChoice } from '../contract.ts'
import { errors } from '../errors.ts'
import { isSomeone } from '../policy.ts'
import { consentStands } from '../queries/consents.ts'
import { consentVersions } from '../rules/consent.ts'
import { identityDb } from '../schema/db.ts'

const Choice = z.object({ purpose: z.enum(consentsByChoice) })

/** Changes to the consents of one person wait for each other. */
const oneAtATime = (tx: Db, personId: string) =>
  identityDb(tx)
    .selectFrom('identity.person')
    .select('id')
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .execute()

/** A request that came first may be served second: nothing is taken back before it was given. */
const notBeforeGiven = (now: Temporal.Instant) => sql<Temporal.Instant>`greatest(given_at, ${now})`

/** A person agrees to one purpose, in the version of the text now shown. */
export const giveConsent = action(
  Choice,
  async ({ actor, tx, now, allow, journal, unchanged }, { purpose }) => {
    allow(isSomeone(actor))
    const id = actor.personId!
    const version = consentVersions[purpose]
    await oneAtATime(tx, id)
    if (await consentStands(tx, id, purpose, version)) return unchanged()
    const db = identityDb(tx)
    // Agreeing to a new text replaces what was agreed to in an older one.
    await db
      .updateTable('identity.consent')
      .set({ withdrawn_at: notBeforeGiven(now) })
      .where('person_id', '=', id)
      .where('purpose', '=', purpose)
      .where('withdrawn_at', 'is', null)
      .execute()
    await db
      .insertInto('identity.consent')
      .values({ person_id: id, purpose, version, given_at: now, given_by: id })
      // Taken back and given again at one moment, it was never taken back.
      .onConflict((row) =>
        row.constraint('consent_is_given_once_at_a_time').doUpdateSet({ withdrawn_at: null }),
      )
      .execute()
    journal({ action: 'identity.giveConsent', subject: { type: 'person', id }, after: { purpose, version } })
  },
)

/**
 * A person takes a consent back; the row stays and says when. The place they gave goes with `location`. Without the service's there is no account, and a child's
 * ends with the child's removal, so those two stay.
 * @throws Problem `service-consent-stays` | `consent-not-found`
 */
export const withdrawConsent = action(
  z.object({ purpose: z.enum(consentPurposes) }),
  async ({ actor, tx, now, allow, journal }, { purpose }) => {
    allow(isSomeone(actor))
    if (purpose === 'service' || purpose === 'childData') throw errors.error('service-consent-stays')
    const id = actor.personId!
    if (purpose === 'location')
      await identityDb(tx)
        .updateTable('identity.person')
        .set({ division_code: null })
        .where('id', '=', id)
        .execute()
    await oneAtATime(tx, id)
    const ended = await identityDb(tx)
      .updateTable('identity.consent')
      .set({ withdrawn_at: notBeforeGiven(now) })
      .where('person_id', '=', id)
      .where('purpose', '=', purpose)
      .where('withdrawn_at', 'is', null)
      .returning('version')
      .execute()
    if (ended.length === 0) throw errors.error('consent-not-found')
    journal({ action: 'identity.withdrawConsent', subject: { type: 'person', id }, after: { purpose } })
  },
)
