import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { modules } from './modules.ts'
import { sealedColumns } from './sealed.ts'

const database = testDatabase()

type Found = { column: string }
const columnsWhere = async (condition: ReturnType<typeof sql<boolean>>) => {
  const { rows } = await sql<Found>`
    select table_schema || '.' || table_name || '.' || column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'jobs')
      and ${condition}`.execute(database.db)
  return rows.map(({ column }) => column).toSorted()
}

/** The palace that another division leans on is no person, nor the closure that took a space from a use. */
const notPeople = new Set(['places.division.covered_by', 'places.space_use.displaced_by'])

/** Columns whose name says that they name a person, and all that refer to a person. */
const namingPeople = () =>
  columnsWhere(sql<boolean>`data_type = 'uuid' and (
      column_name ~ '(^|_)(person|applicant|holder|guardian|child|actor|teacher|about|member|user|contact|owner_person)_id$'
      or column_name ~ '_by$')`)

const referringToPeople = async () => {
  const { rows } = await sql<Found>`
    select n.nspname || '.' || r.relname || '.' || a.attname as column
    from pg_constraint k
    join pg_class r on r.oid = k.conrelid join pg_namespace n on n.oid = r.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
    where k.contype = 'f' and k.confrelid in ('identity.person'::regclass, 'identity.sign_in_user'::regclass)`.execute(
    database.db,
  )
  return rows.map(({ column }) => column)
}

test('every column that names a person is told to that person and forgotten with them by some module', async () => {
  const named = [...(await namingPeople()), ...(await referringToPeople())]
  const found = new Set(named.filter((column) => !notPeople.has(column)))
  const said = modules.flatMap(({ personalData }) => Object.keys(personalData?.columns ?? {}))
  // A person's own row names itself.
  expect(said.filter((column) => column !== 'identity.person.id').toSorted()).toEqual([...found].toSorted())
  expect(found.size).toBeGreaterThan(10)
})

/** The chain of the journal is made of plain hashes, without a key; the files of a draw are public. */
const isOfTheChain = (column: string) =>
  column.startsWith('journal.seal.') || column.startsWith('allocation.draw.')

/** Hashes that are gone within a day, and of which a change of keys has nothing to open. */
const shortLived = new Set([
  'identity.external_sign_in.state_hash',
  'identity.sign_in_attempt.key_hash',
  'http.kept_answer.fingerprint',
])

/** Made without a key: plain hashes of long random values, and keys that are public. */
const withoutKey = new Set([
  'identity.api_token.token_hash',
  'identity.external_sign_in.state_hash',
  'identity.known_device.device_hash',
  'identity.passkey.public_key',
  'identity.recovery_code.code_hash',
])

test('every column of bytes is re-encrypted, or hashed again, by a change of keys', async () => {
  const found = await columnsWhere(sql<boolean>`data_type = 'bytea'`)
  const registered = sealedColumns.flatMap(({ table, column, hashes = {} }) =>
    [column, ...Object.keys(hashes)].map((name) => `${table}.${name}`),
  )
  expect(registered.toSorted()).toEqual(
    found.filter((column) => !shortLived.has(column) && !withoutKey.has(column) && !isOfTheChain(column)),
  )
})
