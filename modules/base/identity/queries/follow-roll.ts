import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'

/** How one phone (by its keyed hash) stands on the rolls: the union it is a member of now, and whether any roll knows it. */
export type RollStanding = { phoneHash: Buffer; unionName: string | null; known: boolean }

/** Makes people follow the rolls of unions: who is on one is a member of it, who has left all is none, and who stands on
 *  none any more (an import was taken back) is what they said themselves. Whoever has no account yet follows at the first
 *  sign-in. One statement. */
export async function followRoll(tx: Db, standing: readonly RollStanding[]): Promise<void> {
  await sql`
    with follower as materialized (
      select p.id, p.is_member, p.of_union
      from unnest(${standing.map(({ phoneHash }) => phoneHash)}::bytea[],
        ${standing.map(({ unionName }) => unionName)}::text[],
        ${standing.map(({ known }) => known)}::boolean[]) as roll (hash, name, known)
      cross join lateral ( -- by the index, a phone at a time: a batch must not read every person
        select id, member, union_name,
          case when roll.known then roll.name is not null else said_member end as is_member,
          case when roll.known then roll.name else said_union_name end as of_union
        from identity.person where phone_hash = roll.hash offset 0) p
      where (p.member, p.union_name) is distinct from (p.is_member, p.of_union)
    )
    update identity.person p set member = f.is_member, union_name = f.of_union
    from follower f where p.id = f.id`.execute(tx)
}
