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
  contact: { id: string; name: string; phone: string }
  created_at: Temporal.Instant
}

/** Inserts a workplace union with the one member who acts for it, as demonstration data brings it. */
export async function insertUnion(db: Db, union: PlainUnion): Promise<void> {
  const { id, code, name, division_code, contact, created_at } = union
  await membershipDb(db)
    .insertInto('membership.grassroots_union')
    .values({ id, uscc: withCheckCharacter(code), name, division_code, created_at })
    .execute()
  await membershipDb(db)
    .insertInto('membership.member')
    .values({
      id: contact.id,
      union_id: id,
      name: sealed('name', contact.name),
      name_masked: maskName(contact.name),
      phone: sealed('phone', contact.phone),
      phone_hash: phoneHash(contact.phone),
      phone_last4: last4Hash(contact.phone.slice(-4)),
      contact: true,
      created_at,
    })
    .execute()
}
