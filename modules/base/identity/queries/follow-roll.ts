import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** Makes people follow the rolls of unions: who is on one is a member of it, who has left all is none. People are named by
 *  the keyed hash of their phone; whoever has no account yet follows at the first sign-in. One statement. */
export async function followRoll(
  tx: Db,
  standing: readonly { phoneHash: Buffer; unionName: string | null }[],
): Promise<void> {
  await sql`
    with follower as materialized (
      select p.id, roll.name
      from unnest(${standing.map(({ phoneHash }) => phoneHash)}::bytea[],
        ${standing.map(({ unionName }) => unionName)}::text[]) as roll (hash, name)
      cross join lateral ( -- by the index, a phone at a time: a batch must not read every person
        select id, member, union_name from identity.person where phone_hash = roll.hash offset 0) p
      where (p.member, p.union_name) is distinct from (roll.name is not null, roll.name)
    )
    update identity.person p set member = f.name is not null, union_name = f.name
    from follower f where p.id = f.id`.execute(tx)
}
