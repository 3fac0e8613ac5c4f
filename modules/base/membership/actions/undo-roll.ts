import { sql } from 'kysely'
import type { Scope } from '#kit/imports/index.ts'
import { followRoll } from '#modules/base/identity/index.ts'
import { standingOf } from '../queries/standing.ts'

const FOLLOWED = 5_000

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
  await sql`
    update membership.member m set name = c.name_before, name_masked = c.name_masked_before,
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
  for (let at = 0; at < phones.length; at += FOLLOWED) {
    const hashes = phones.slice(at, at + FOLLOWED).map((row) => row.phone_hash)
    await followRoll(db, await standingOf(db, hashes))
  }
  return []
}
