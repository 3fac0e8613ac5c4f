import { sql } from 'kysely'
import { maskPhone } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import { type Blanks, prepared } from '#kit/db/prepared.ts'
import { identityDb } from '../schema/db.ts'
import { opened } from './person-columns.ts'

/** A person as other people may see them. */
export type PersonForDisplay = {
  id: string
  nameMasked: string
  phoneMasked: string | null
  synthetic: boolean
}

/** What audience rules ask about a person. */
export type PersonFacts = {
  personId: string
  member: boolean
  unionName: string | null
  gigWorker: boolean
  retired: boolean
  birthYear: number | null
  divisionCode: string | null
  guardianId: string | null
}

/** Where and how a person is reached; in clear, for sending only. */
export type Contact = { personId: string; phone: string | null; email: string | null; locale: 'zh-CN' | 'en' }

/** People as lists show them, in one query for any number of them, by id. */
export async function peopleForDisplay(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PersonForDisplay>> {
  if (ids.length === 0) return new Map()
  const rows = await identityDb(db)
    .selectFrom('identity.person')
    .select(['id', 'name_masked', 'phone', 'synthetic'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, forDisplay(row)]))
}

function forDisplay(row: {
  id: string
  name_masked: string | null
  phone: Buffer | null
  synthetic: boolean
}): PersonForDisplay {
  const phone = opened('phone', row.phone)
  return {
    id: row.id,
    nameMasked: row.name_masked ?? '*',
    phoneMasked: phone && maskPhone(phone),
    synthetic: row.synthetic,
  }
}

/** One person as lists show them. */
export async function personById(db: Db, id: string): Promise<PersonForDisplay | null> {
  return (await peopleForDisplay(db, [id])).get(id) ?? null
}

/** The facts that decide for whom an activity is, in one query for any number of people, by id. */
export async function factsOfPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await factsByIds(db, { ids })
  return new Map(rows.map((row) => [row.personId, row]))
}

const factsByIds = prepared((db, { ids }: Blanks<{ ids: readonly string[] }>) =>
  identityDb(db)
    .selectFrom('identity.person')
    .select([
      'id as personId',
      'member',
      'union_name as unionName',
      'gig_worker as gigWorker',
      'retired',
      'birth_year as birthYear',
      'division_code as divisionCode',
      'guardian_id as guardianId',
    ])
    .where(sql<boolean>`id = any(${ids}::uuid[])`),
)

/** The facts of one person. */
export async function personFacts(db: Db, id: string): Promise<PersonFacts | null> {
  return (await factsOfPeople(db, [id])).get(id) ?? null
}

/** How a person is reached. A child is reached through its guardian. For base/notifications only. */
export async function contactOf(db: Db, id: string): Promise<Contact | null> {
  const row = await identityDb(db)
    .selectFrom('identity.person as person')
    .leftJoin('identity.person as guardian', 'guardian.id', 'person.guardian_id')
    .select((eb) => [
      eb.fn.coalesce('guardian.id', 'person.id').as('personId'),
      eb.fn.coalesce('guardian.phone', 'person.phone').as('phone'),
      eb.fn.coalesce('guardian.email', 'person.email').as('email'),
      eb.fn.coalesce('guardian.locale', 'person.locale').as('locale'),
    ])
    .where('person.id', '=', id)
    .where('person.forgotten_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, phone: opened('phone', row.phone), email: opened('email', row.email) } : null
}
