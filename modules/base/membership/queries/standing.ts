import { sql } from 'kysely'
import type { Db } from '#kit/db/index.ts'
import type { RollStanding } from '#modules/base/identity/index.ts'

/** For each phone: the union whose roll it stands on now, the latest joined first; null when on none. One query. */
export async function standingOf(db: Db, phoneHashes: readonly Buffer[]): Promise<RollStanding[]> {
  const { rows } = await sql<RollStanding>`
    with asked as materialized (select distinct unnest(${[...phoneHashes]}::bytea[]) as hash)
    select asked.hash as "phoneHash", line.name as "unionName",
      exists (select from membership.member m where m.phone_hash = asked.hash) as known
    from asked
    left join lateral (
      select u.name from membership.member m join membership.grassroots_union u on u.id = m.union_id
      where m.phone_hash = asked.hash and m.left_on is null
      order by m.joined_on desc nulls last, m.id desc limit 1) line on true`.execute(db)
  return rows
}

/** The union that whoever has this phone is a member of now, or null. For base/identity, at the first sign-in. */
export async function unionOfPhone(db: Db, phone: Buffer): Promise<string | null> {
  return (await standingOf(db, [phone]))[0]?.unionName ?? null
}
