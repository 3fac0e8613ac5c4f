import { administrations } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { identityDb } from '../schema/db.ts'

/** By what else than a code or a password someone can prove who they are. */
export type SecondFactors = { totp: boolean; passkeys: number; recoveryLeft: number }

export async function secondFactorsOf(db: Db, personId: string): Promise<SecondFactors> {
  const row = await identityDb(db)
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('identity.totp')
            .select('person_id')
            .where('person_id', '=', personId)
            .where('secret', 'is not', null),
        )
        .as('totp'),
      eb
        .selectFrom('identity.passkey')
        .select((of) => of.fn.countAll<number>().as('count'))
        .where('person_id', '=', personId)
        .as('passkeys'),
      eb
        .selectFrom('identity.recovery_code')
        .select((of) => of.fn.countAll<number>().as('count'))
        .where('person_id', '=', personId)
        .where('used_at', 'is', null)
        .as('recoveryLeft'),
    ])
    .executeTakeFirstOrThrow()
  return { totp: Boolean(row.totp), passkeys: Number(row.passkeys), recoveryLeft: Number(row.recoveryLeft) }
}

/** Must someone show a second factor: the three administrators always, other staff when the installation says so. */
export async function mustShowSecondFactor(
  db: Db,
  personId: string,
  { now, allStaff }: { now: Temporal.Instant; allStaff: boolean },
): Promise<boolean> {
  const row = await identityDb(db)
    .selectFrom('identity.role_assignment')
    .select('id')
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .$if(!allStaff, (held) => held.where('role', 'in', administrations))
    .executeTakeFirst()
  return row !== undefined
}
