import { maskName } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { ConsentPurpose } from '../contract.ts'
import type { Role } from '#kit/access/index.ts'
import { identityDb } from '../schema/db.ts'
import { last4Hash, phoneHash, sealed } from './person-columns.ts'

/** A person as demonstration data and imports bring them: in clear. */
export type PlainPerson = {
  id: string
  name: string | null
  phone: string | null
  birth_year: number | null
  division_code: string | null
  member: boolean
  union_name: string | null
  gig_worker: boolean
  retired: boolean
  guardian_id: string | null
  locale: 'zh-CN' | 'en'
  elder_mode: boolean
  synthetic: boolean
  created_at: Temporal.Instant
}
export type PlainConsent = {
  person_id: string
  purpose: ConsentPurpose
  version: string
  given_at: Temporal.Instant
  given_by: string
}
export type PlainRole = {
  id: string
  person_id: string
  role: Role
  scope: string | null
  palace_id: string | null
  begins_at: Temporal.Instant
  ends_at: Temporal.Instant | null
  granted_by: string | null
  created_at: Temporal.Instant
}

const BATCH = 1_000 // PostgreSQL takes 65,535 parameters a statement

/** Inserts many people, encrypting their personal fields. Guardians must come before their children. */
export async function insertPeople(db: Db, people: readonly PlainPerson[]): Promise<void> {
  for (const batch of batches(people))
    await identityDb(db)
      .insertInto('identity.person')
      .values(
        batch.map(({ name, phone, ...row }) => ({
          ...row,
          said_member: row.member,
          said_union_name: row.union_name,
          name: sealed('name', name),
          name_masked: name === null ? null : maskName(name),
          phone: sealed('phone', phone),
          phone_hash: phone === null ? null : phoneHash(phone),
          phone_last4: phone === null ? null : last4Hash(phone.slice(-4)),
        })),
      )
      .execute()
}

/** Inserts many consents. */
export async function insertConsents(db: Db, consents: readonly PlainConsent[]): Promise<void> {
  for (const batch of batches(consents))
    await identityDb(db)
      .insertInto('identity.consent')
      .values([...batch])
      .execute()
}

/** Inserts many role assignments. */
export async function insertRoles(db: Db, held: readonly PlainRole[]): Promise<void> {
  for (const batch of batches(held))
    await identityDb(db)
      .insertInto('identity.role_assignment')
      .values([...batch])
      .execute()
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}
