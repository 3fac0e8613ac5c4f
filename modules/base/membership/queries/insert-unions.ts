import { maskName } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { withCheckCharacter } from '../rules/unified-code.ts'
import { membershipDb } from '../schema/db.ts'
import { last4Hash, phoneHash, sealed } from './roll-columns.ts'

export type PlainUnion = {
  id: string
  /** 17 characters; the check character is added. */
  code: string
  name: string
  division_code: string
  members: { id: string; name: string; phone: string; contact: boolean; left_on: Temporal.PlainDate | null }[]
  created_at: Temporal.Instant
}

/** Inserts workplace unions with their rolls, as demonstration data brings them. */
export async function insertUnions(db: Db, unions: readonly PlainUnion[]): Promise<void> {
  await membershipDb(db)
    .insertInto('membership.grassroots_union')
    .values(
      unions.map(({ id, code, name, division_code, created_at }) => ({
        id,
        uscc: withCheckCharacter(code),
        name,
        division_code,
        created_at,
      })),
    )
    .execute()
  await membershipDb(db)
    .insertInto('membership.member')
    .values(
      unions.flatMap((union) =>
        union.members.map(({ id, name, phone, contact, left_on }) => ({
          id,
          union_id: union.id,
          name: sealed('name', name),
          name_masked: maskName(name),
          phone: sealed('phone', phone),
          phone_hash: phoneHash(phone),
          phone_last4: last4Hash(phone.slice(-4)),
          contact,
          left_on,
          created_at: union.created_at,
        })),
      ),
    )
    .execute()
}
