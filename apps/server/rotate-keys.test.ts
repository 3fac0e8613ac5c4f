import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { createKeyring, setKeyring } from '#kit/crypto/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { contactOf, findByLast4, findByPhone } from '#modules/base/identity/index.ts'
import { openSecret, sealSecret } from '#modules/base/identity/actions/second-factor/totp-secret.ts'
import { buildPerson, prepareIdentity, testSecret } from '#modules/base/identity/testing.ts'
import { rotateKeys } from './rotate-keys.ts'

const database = testDatabase()
const next = 'the secret of next year, which is also long enough'
afterAll(() => prepareIdentity())

test('after a change of keys everybody is found and reached under the new secret alone', async () => {
  prepareIdentity()
  const people = [await buildPerson(database.db), await buildPerson(database.db)]
  setKeyring(createKeyring(next, [testSecret]))
  for (const { id, phone } of people) expect(await findByPhone(database.db, phone!)).toBe(id)
  const lines: string[] = []
  await rotateKeys(database.db, (line) => lines.push(line))
  expect(lines).toContain('identity.person.phone: 2 rewritten')
  expect(lines.at(-1)).toContain('No row is left')
  setKeyring(createKeyring(next))
  for (const { id, phone } of people) {
    expect(await findByPhone(database.db, phone!)).toBe(id)
    expect(await findByLast4(database.db, phone!.slice(-4))).toContain(id)
    expect((await contactOf(database.db, id))!.phone).toBe(phone)
  }
})

test('the secret of an authenticator app is sealed by us and changes keys too', async () => {
  prepareIdentity()
  const { id } = await buildPerson(database.db)
  const shared = new TextEncoder().encode('shared with the app')
  await sql`insert into identity.totp (person_id, secret, confirmed_at)
    values (${id}, ${sealSecret('secret', shared)}, now())`.execute(database.db)
  setKeyring(createKeyring(next, [testSecret]))
  await rotateKeys(database.db, () => undefined)
  setKeyring(createKeyring(next))
  const { rows } = await sql<{
    secret: Buffer
  }>`select secret from identity.totp where person_id = ${id}`.execute(database.db)
  expect(Buffer.from(openSecret('secret', rows[0]!.secret))).toEqual(Buffer.from(shared))
})

test('what none of the secrets opens is not passed over in silence', async () => {
  setKeyring(createKeyring('a secret that is not the one of this installation'))
  await expect(rotateKeys(database.db, () => undefined)).rejects.toThrow(/no key|authenticate/)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from identity.person`.execute(
    database.db,
  )
  expect(rows[0]!.count).toBe(3)
})
