import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** Makes people follow the rolls of unions: who is on one is a member of it, who has left all is none. People are named by
 *  the keyed hash of their phone; whoever has no account yet follows at the first sign-in. One statement. */
export async function followRoll(
  tx: Db,
  standing: readonly { phoneHash: Buffer; unionName: string | null }[],
): Promise<void> {
  await sql`
    update identity.person p set member = roll.name is not null, union_name = roll.name
    from unnest(${standing.map(({ phoneHash }) => phoneHash)}::bytea[], ${standing.map(({ unionName }) => unionName)}::text[])
      as roll (hash, name)
    where p.phone_hash = roll.hash and (p.member, p.union_name) is distinct from (roll.name is not null, roll.name)`.execute(
    tx,
  )
}
