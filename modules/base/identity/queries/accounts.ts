import { sql } from 'kysely'
import { administrations } from '#kit/access/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

/** The accounts with a username: what protects each, and how many wrong tries still count. At most 2,000, by username. */
export async function accountsOfStaff(db: Db, now: Temporal.Instant) {
  const rows = await identityDb(db)
    .selectFrom('identity.sign_in_user as user')
    .innerJoin('identity.person as person', 'person.id', 'user.id')
    .leftJoin('identity.totp as totp', 'totp.person_id', 'user.id')
    .select(['user.id as personId', 'user.username', 'person.name_masked as nameMasked'])
    .select((eb) => [
      eb('totp.secret', 'is not', null).as('totp'),
      eb('user.password_chosen_at', 'is', null).as('mustChoosePassword'),
      sql<number>`(select count(*)::int from identity.passkey where person_id = "user".id)`.as('passkeys'),
      sql<number>`(select count(*)::int from identity.recovery_code
        where person_id = "user".id and used_at is null)`.as('recoveryLeft'),
      sql<Temporal.Instant | null>`(select max(seen_at) from identity.known_device
        where person_id = "user".id)`.as('lastSeen'),
      eb
        .exists(
          eb
            .selectFrom('identity.role_assignment as held')
            .select('held.id')
            .whereRef('held.person_id', '=', 'user.id')
            .where('held.role', 'in', administrations)
            .where((or) => or.or([or('held.ends_at', 'is', null), or('held.ends_at', '>', now)])),
        )
        .as('administrator'),
    ])
    .where('user.username', 'is not', null)
    .orderBy('user.username')
    .limit(2_000)
    .execute()
  const tries = await recentTries(db, now)
  return rows.map((row) => ({
    ...row,
    username: row.username!,
    nameMasked: row.nameMasked ?? '*',
    totp: Boolean(row.totp),
    mustChoosePassword: Boolean(row.mustChoosePassword),
    administrator: Boolean(row.administrator),
    tries:
      tries('tryOfUsername', row.username!) +
      tries('tryOfSecondFactor', row.personId) +
      tries('tryOfRecovery', row.personId),
  }))
}

/** The tries of the last hour, by their keyed hash. */
async function recentTries(db: Db, now: Temporal.Instant) {
  const rows = await identityDb(db)
    .selectFrom('identity.sign_in_attempt')
    .select((eb) => ['kind', 'key_hash', eb.fn.countAll<number>().as('count')])
    .where('at', '>', now.subtract({ hours: 1 }))
    .where('kind', 'in', ['tryOfUsername', 'tryOfSecondFactor', 'tryOfRecovery'])
    .groupBy(['kind', 'key_hash'])
    .execute()
  const counts = new Map(
    rows.map((row) => [`${row.kind} ${row.key_hash.toString('hex')}`, Number(row.count)]),
  )
  return (kind: string, key: string): number =>
    counts.get(`${kind} ${keyring().lookupHash(kind, key).toString('hex')}`) ?? 0
}
