import { sql } from 'kysely'
import { type Actor, administrations } from '#kit/access/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { attemptsMatterSeconds, secondsToWait, signInLimits } from '../rules/sign-in-limits.ts'
import { identityDb } from '../schema/db.ts'
import { staffWithin } from './roles.ts'

/**
 * The accounts with a username in the actor's part of the tree (`palaceIds` lie in it): what protects each, and how many
 * wrong tries still count. At most 2,000, by username.
 */
export async function accountsOfStaff(
  db: Db,
  part: { actor: Actor; now: Temporal.Instant; palaceIds: readonly string[] },
) {
  const { now } = part
  const { people, wholeProvince } = await staffWithin(db, part)
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
    .$if(!wholeProvince, (rows) => rows.where(sql<boolean>`"user".id = any(${people}::uuid[])`))
    .orderBy('user.username')
    .limit(2_000)
    .execute()
  const tries = await recentTries(db, now)
  return rows.map((row) => {
    const keys = [
      tries('tryOfUsername', row.username!),
      tries('tryOfSecondFactor', row.personId),
      tries('tryOfRecovery', row.personId),
    ]
    return {
      ...row,
      username: row.username!,
      nameMasked: row.nameMasked ?? '*',
      totp: Boolean(row.totp),
      mustChoosePassword: Boolean(row.mustChoosePassword),
      administrator: Boolean(row.administrator),
      tries: keys.reduce((sum, { ofLastHour }) => sum + ofLastHour, 0),
      locked: keys.some(({ locked }) => locked),
    }
  })
}

const HOUR = 60 * 60
const kinds = ['tryOfUsername', 'tryOfSecondFactor', 'tryOfRecovery'] as const

/** The tries that still count, by their keyed hash: how many within an hour, and whether the next is refused. */
async function recentTries(db: Db, now: Temporal.Instant) {
  const rows = await identityDb(db)
    .selectFrom('identity.sign_in_attempt')
    .select(['kind', 'key_hash', 'at'])
    .where('at', '>', now.subtract({ seconds: attemptsMatterSeconds }))
    .where('kind', 'in', kinds)
    .execute()
  const ages = Map.groupBy(rows, (row) => `${row.kind} ${row.key_hash.toString('hex')}`)
  return (kind: (typeof kinds)[number], key: string) => {
    const tries = ages.get(`${kind} ${keyring().lookupHash(kind, key).toString('hex')}`) ?? []
    const past = tries.map(({ at }) => now.since(at).total('seconds'))
    return {
      ofLastHour: past.filter((age) => age < HOUR).length,
      locked: secondsToWait(signInLimits[kind], past) > 0,
    }
  }
}
