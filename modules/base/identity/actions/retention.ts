import { sql } from 'kysely'
import type { Retention } from '#kit/module/index.ts'
import { childUntilAge, yearSurelyAged } from '../rules/age.ts'
import { identityDb } from '../schema/db.ts'
import { forgetPeople } from './forget-people.ts'

/** How long this module keeps what nobody needs any more. */
export const identityRetention: readonly Retention[] = [
  {
    // Where and by which device somebody was signed in: the log that the Cybersecurity Law, art. 21, asks for.
    kind: 'signInRecords',
    standard: 'log.retentionMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from identity.sign_in_session where id in
        (select id from identity.sign_in_session where expires_at < ${before} limit ${most})`.execute(tx)
      const log = await sql`delete from identity.sign_in_record where id in
        (select id from identity.sign_in_record where at < ${before} limit ${most})`.execute(tx)
      return Math.max(Number(gone.numAffectedRows ?? 0), Number(log.numAffectedRows ?? 0))
    },
  },
  {
    kind: 'forgottenConsents',
    standard: 'retention.forgottenConsentMonths',
    remove: async ({ tx }, before, most) => {
      const gone = await sql`delete from identity.consent where (person_id, purpose, version, given_at) in
        (select c.person_id, c.purpose, c.version, c.given_at from identity.consent c
          join identity.person p on p.id = c.person_id where p.forgotten_at < ${before} limit ${most})`.execute(
        tx,
      )
      return Number(gone.numAffectedRows ?? 0)
    },
  },
  {
    // A guardian's part ended with the child's majority, and nobody took the account over (PIPL, art. 31).
    kind: 'grownChildren',
    standard: 'retention.grownChildMonths',
    remove: async (scope, before, most) => {
      const grown = before.toZonedDateTimeISO('Asia/Shanghai').year - yearSurelyAged(0, childUntilAge)
      const rows = await identityDb(scope.tx)
        .selectFrom('identity.person')
        .select('id')
        .where('guardian_id', 'is not', null)
        .where('birth_year', '<=', grown)
        .where('forgotten_at', 'is', null)
        .limit(most)
        .execute()
      await forgetPeople(
        scope,
        rows.map(({ id }) => id),
      )
      return rows.length
    },
  },
]
