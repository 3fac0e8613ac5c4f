import { beforeAll, expect, test } from 'vitest'
import type { Db } from '#kit/db/index.ts'
import { newId } from '#kit/db/id.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildPerson, prepareIdentity } from '../testing.ts'
import { identityDb } from './db.ts'

const database = testDatabase()
const at = Temporal.Instant.from('2026-11-22T10:00Z')
const palaceId = newId()
let me: string
let other: string
beforeAll(async () => {
  prepareIdentity()
  me = (await buildPerson(database.db)).id
  other = (await buildPerson(database.db)).id
})

const person = (db: Db, of: object) =>
  identityDb(db)
    .insertInto('identity.person')
    .values({ id: newId(), created_at: at, ...of })
    .execute()
const role = (db: Db, of: object) =>
  identityDb(db)
    .insertInto('identity.role_assignment')
    .values({
      id: newId(),
      person_id: me,
      role: 'desk',
      scope: null,
      palace_id: palaceId,
      begins_at: at,
      ends_at: null,
      created_at: at,
      ...of,
    })
    .execute()
const consent = (db: Db, of: object) =>
  identityDb(db)
    .insertInto('identity.consent')
    .values({ person_id: me, purpose: 'messages', version: '1', given_at: at, given_by: me, ...of })
    .execute()
const user = (db: Db, of: object) =>
  identityDb(db)
    .insertInto('identity.sign_in_user')
    .values({ id: me, name: me, email: `${me}@person.invalid`, created_at: at, updated_at: at, ...of })
    .execute()

/** Each guard of the database, tried by going around the code. */
test.each<[string, (db: Db) => Promise<unknown>]>([
  [
    'nobody_is_their_own_guardian',
    (db) =>
      identityDb(db)
        .updateTable('identity.person')
        .set({ guardian_id: me, phone: null })
        .where('id', '=', me)
        .execute(),
  ],
  ['child_has_no_phone_of_its_own', (db) => person(db, { guardian_id: me, phone: Buffer.from('x') })],
  ['child_has_a_guardian', (db) => person(db, { guardian_id: newId() })],
  ['birth_year_is_plausible', (db) => person(db, { birth_year: 1850 })],
  ['person_reads_a_known_language', (db) => person(db, { locale: 'fr' })],
  ['role_is_known', (db) => role(db, { role: 'king' })],
  ['role_scope_is_a_code_prefix', (db) => role(db, { role: 'auditor', scope: 'all', palace_id: null })],
  ['role_has_exactly_one_scope', (db) => role(db, { scope: '42' })],
  ['role_has_exactly_one_scope', (db) => role(db, { palace_id: null })],
  ['role_ends_after_it_begins', (db) => role(db, { ends_at: at })],
  ['role_is_held_by_a_person', (db) => role(db, { person_id: newId() })],
  ['consent_purpose_is_known', (db) => consent(db, { purpose: 'everything' })],
  [
    'consent_is_withdrawn_after_it_was_given',
    (db) => consent(db, { withdrawn_at: at.subtract({ hours: 1 }) }),
  ],
  ['consent_is_given_by_self_or_guardian', (db) => consent(db, { given_by: newId() })],
  ['sign_in_user_is_a_person', (db) => user(db, { id: newId() })],
])('%s', async (constraint, break_) => {
  await expect(break_(database.db)).rejects.toMatchObject({ constraint })
})

test('nobody holds two of the three administrations at once, and may change from one to another', async () => {
  const office = (name: string, of: object) =>
    role(database.db, { person_id: other, role: name, scope: '42', palace_id: null, ...of })
  await office('systemAdministrator', { ends_at: at.add({ hours: 2 }) })
  for (const second of ['securityAdministrator', 'auditor'])
    await expect(office(second, { begins_at: at.add({ hours: 1 }) })).rejects.toMatchObject({
      constraint: 'nobody_holds_two_administrations',
    })
  await office('auditor', { begins_at: at.add({ hours: 2 }) })
  await office('federationOfficer', {})
})

test('a role is held once at a time, and again afterwards', async () => {
  await role(database.db, { ends_at: at.add({ hours: 2 }) })
  await expect(role(database.db, { begins_at: at.add({ hours: 1 }) })).rejects.toMatchObject({
    constraint: 'role_is_held_once_at_a_time',
  })
  await role(database.db, { begins_at: at.add({ hours: 2 }) })
  await role(database.db, { person_id: other })
})

test('a username belongs to one person', async () => {
  await user(database.db, { username: 'one' })
  const second = user(database.db, { id: other, email: 'x@person.invalid', username: 'one' })
  await expect(second).rejects.toMatchObject({ constraint: 'username_belongs_to_one_person' })
})
