import { sql } from 'kysely'
import { maskName } from '#kit/crypto/index.ts'
import { newId } from '#kit/db/id.ts'
import type { Change, Scope } from '#kit/imports/index.ts'
import { followRoll } from '#modules/base/identity/index.ts'
import { last4Hash, sealed, sealedBefore } from '../queries/roll-columns.ts'
import { standingOf } from '../queries/standing.ts'
import type { RollLine } from './judge-roll.ts'

type Line = { row: number; change: Change; data: RollLine }

/** Writes the lines of a batch, keeps what stood there before, and lets the people follow: five statements. */
export async function writeRoll(scope: Scope, lines: readonly Line[]): Promise<void> {
  await insertUnions(scope, lines)
  const standing = lines.filter(({ data }) => data.memberId !== null)
  if (standing.length > 0) await changeLines(scope, standing)
  const fresh = lines.filter(({ data }) => data.memberId === null)
  if (fresh.length > 0) await insertLines(scope, fresh)
  await followRoll(
    scope.db,
    await standingOf(
      scope.db,
      lines.map(({ data }) => data.phoneHash),
    ),
  )
}

async function insertUnions({ db, importId, now }: Scope, lines: readonly Line[]): Promise<void> {
  const unions = [...new Map(lines.map(({ data }) => [data.uscc, data])).values()]
  await sql`
    insert into membership.grassroots_union (id, uscc, name, division_code, import_id, created_at)
    select id, uscc, name, division, ${importId}, ${now}
    from unnest(${unions.map(() => newId())}::uuid[], ${unions.map(({ uscc }) => uscc)}::text[],
      ${unions.map(({ unionName }) => unionName)}::text[], ${unions.map((one) => one.divisionCode)}::text[])
      as brought (id, uscc, name, division)
    on conflict on constraint unified_code_belongs_to_one_union do nothing`.execute(db)
}

async function insertLines({ db, importId, now }: Scope, lines: readonly Line[]): Promise<void> {
  const data = lines.map((line) => line.data)
  await sql`
    with brought as (
      select * from unnest(
        ${lines.map(() => newId())}::uuid[], ${lines.map(({ row }) => row)}::int[], ${data.map(({ uscc }) => uscc)}::text[],
        ${data.map(({ name }) => sealed('name', name))}::bytea[], ${data.map(({ name }) => maskName(name))}::text[],
        ${data.map(({ phone }) => sealed('phone', phone))}::bytea[], ${data.map(({ phoneHash }) => phoneHash)}::bytea[],
        ${data.map(({ phone }) => last4Hash(phone.slice(-4)))}::bytea[],
        ${data.map(({ joinedOn }) => joinedOn)}::date[], ${data.map(({ leftOn }) => leftOn)}::date[])
        as brought (id, row_number, uscc, name, name_masked, phone, phone_hash, phone_last4, joined_on, left_on)
    ), entered as (
      insert into membership.member
        (id, union_id, name, name_masked, phone, phone_hash, phone_last4, joined_on, left_on, created_at)
      select b.id, u.id, b.name, b.name_masked, b.phone, b.phone_hash, b.phone_last4, b.joined_on, b.left_on, ${now}
      from brought b join membership.grassroots_union u on u.uscc = b.uscc
    )
    insert into membership.roll_change (import_id, row_number, member_id, change, version_after)
    select ${importId}, row_number, id, 'added', 1 from brought`.execute(db)
}

/** Empty cells say nothing, so what stands there stays. */
async function changeLines({ db, importId }: Scope, lines: readonly Line[]): Promise<void> {
  const data = lines.map((line) => line.data)
  await sql`
    with brought as (
      select * from unnest(
        ${data.map(({ memberId }) => memberId)}::uuid[], ${lines.map(({ row }) => row)}::int[],
        ${lines.map(({ change }) => change)}::text[], ${data.map(({ name }) => sealed('name', name))}::bytea[],
        ${data.map(({ name }) => maskName(name))}::text[], ${data.map(({ joinedOn }) => joinedOn)}::date[],
        ${data.map(({ leftOn }) => leftOn)}::date[],
        ${data.map(({ nameBefore }) => sealedBefore(nameBefore!))}::bytea[])
        as brought (id, row_number, change, name, name_masked, joined_on, left_on, name_before)
    ), kept as (
      insert into membership.roll_change (import_id, row_number, member_id, change, version_after,
        name_before, name_masked_before, joined_before, left_before)
      select ${importId}, b.row_number, m.id, b.change, m.version + 1, b.name_before, m.name_masked, m.joined_on, m.left_on
      from brought b join membership.member m on m.id = b.id
    )
    update membership.member m set name = b.name, name_masked = b.name_masked, version = m.version + 1,
      joined_on = coalesce(b.joined_on, m.joined_on), left_on = coalesce(b.left_on, m.left_on)
    from brought b where m.id = b.id`.execute(db)
}
