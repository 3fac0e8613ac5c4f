import { sql } from 'kysely'
import type { Scope } from '#kit/imports/index.ts'
import { followRoll } from '#modules/base/identity/index.ts'
import type { Db } from '#kit/db/index.ts'
import { openedBefore, sealed } from '../queries/roll-columns.ts'
import { standingOf } from '../queries/standing.ts'

const AT_ONCE = 5_000

/**
 * Puts every line back as it was before the import: added ones go, with the unions that the import brought; changed ones
 * get their former values. Lines that were changed again later are named, and then nothing is put back.
 */
export async function undoRoll({ db, importId, now }: Scope): Promise<number[]> {
  const { rows: touched } = await sql<{ row_number: number }>`
    select c.row_number from membership.roll_change c left join membership.member m on m.id = c.member_id
    where c.import_id = ${importId} and c.undone_at is null and m.version is distinct from c.version_after
    order by c.row_number`.execute(db)
  if (touched.length > 0) return touched.map((row) => row.row_number)
  const { rows: phones } = await sql<{ phone_hash: Buffer }>`
    select distinct m.phone_hash from membership.roll_change c join membership.member m on m.id = c.member_id
    where c.import_id = ${importId} and c.undone_at is null`.execute(db)
  await restoreNames(db, importId)
  await sql`
    update membership.member m set name_masked = c.name_masked_before,
      joined_on = c.joined_before, left_on = c.left_before, version = c.version_after - 1
    from membership.roll_change c
    where c.import_id = ${importId} and c.undone_at is null and c.change <> 'added' and m.id = c.member_id`.execute(
    db,
  )
  await sql`
    delete from membership.member m using membership.roll_change c
    where c.import_id = ${importId} and c.undone_at is null and c.change = 'added' and m.id = c.member_id`.execute(
    db,
  )
  await sql`
    delete from membership.grassroots_union u
    where u.import_id = ${importId} and not exists (select from membership.member m where m.union_id = u.id)`.execute(
    db,
  )
  await sql`update membership.roll_change set undone_at = ${now} where import_id = ${importId}`.execute(db)
  for (let at = 0; at < phones.length; at += AT_ONCE) {
    const hashes = phones.slice(at, at + AT_ONCE).map((row) => row.phone_hash)
    await followRoll(db, await standingOf(db, hashes))
  }
  return []
}

/** Names are sealed for their own column, so each is opened and sealed anew. */
async function restoreNames(db: Db, importId: string): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<{ row_number: number; member_id: string; name_before: Buffer }>`
      select row_number, member_id, name_before from membership.roll_change
      where import_id = ${importId} and undone_at is null and name_before is not null and row_number > ${after}
      order by row_number limit ${AT_ONCE}`.execute(db)
    if (rows.length === 0) return
    const names = rows.map(({ name_before }) => sealed('name', openedBefore(name_before)))
    await sql`
      update membership.member m set name = former.name
      from unnest(${rows.map(({ member_id }) => member_id)}::uuid[], ${names}::bytea[]) as former (id, name)
      where m.id = former.id`.execute(db)
    after = rows.at(-1)!.row_number
  }
}
