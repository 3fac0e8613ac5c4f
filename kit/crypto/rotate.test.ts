import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { createKeyring, type SealedColumn, rotateColumn, rowsUnderOldKeys } from './index.ts'

const database = testDatabase()
const before = createKeyring('the first secret of this installation, long enough')
const after = createKeyring('the second secret of this installation, also long', [
  'the first secret of this installation, long enough',
])
const afterwards = createKeyring('the second secret of this installation, also long')
const sealed: SealedColumn = {
  table: 'sample.person',
  key: ['id'],
  column: 'phone',
  hashes: { phone_hash: { kind: 'phone', of: (phone) => phone } },
}
const name = 'sample.person.phone'
const PEOPLE = 1_203

beforeEach(async () => {
  await sql`drop schema if exists sample cascade`.execute(database.db)
  await sql`create schema sample`.execute(database.db)
  await sql`create table sample.person (id int primary key, phone bytea, phone_hash bytea)`.execute(
    database.db,
  )
  const rows = Array.from({ length: PEOPLE }, (_, id) => {
    const phone = String(13_800_000_000 + id)
    return sql`(${id}::int, ${before.encrypt(name, phone)}::bytea, ${before.lookupHash('phone', phone)}::bytea)`
  })
  await sql`insert into sample.person values ${sql.join(rows)}, (-1, null, null)`.execute(database.db)
})

const find = async (hashes: Buffer[]) =>
  (
    await sql<{ id: number }>`select id from sample.person where phone_hash in (${sql.join(hashes)})`.execute(
      database.db,
    )
  ).rows.map(({ id }) => id)
const phones = async () =>
  (
    await sql<{ id: number; phone: Buffer }>`select id, phone from sample.person where id >= 0`.execute(
      database.db,
    )
  ).rows

describe('changing the key of a column', () => {
  test('rewrites every value and its hash; the old secret opens nothing any more', async () => {
    expect(await rowsUnderOldKeys(database.db, after, sealed)).toBe(PEOPLE)
    expect(await rotateColumn(database.db, after, sealed)).toBe(PEOPLE)
    expect(await rowsUnderOldKeys(database.db, after, sealed)).toBe(0)
    for (const { id, phone } of await phones()) {
      expect(afterwards.decrypt(name, phone)).toBe(String(13_800_000_000 + id))
      expect(() => before.decrypt(name, phone)).toThrow('no key')
    }
    expect(await find([afterwards.lookupHash('phone', '13800000007')])).toEqual([7])
  })

  test('finds people by phone before, during and after it', async () => {
    const everyone = () =>
      Promise.all([3, 1_201].map((id) => find(after.lookupHashes('phone', String(13_800_000_000 + id)))))
    const seen: number[][][] = [await everyone()]
    const reports: Promise<unknown>[] = []
    await rotateColumn(database.db, after, sealed, () =>
      reports.push(everyone().then((one) => seen.push(one))),
    )
    await Promise.all(reports)
    expect(seen.length).toBeGreaterThan(2)
    for (const one of seen) expect(one).toEqual([[3], [1_201]])
  })

  test('goes on where a run that was killed ended', async () => {
    const killed = rotateColumn(database.db, after, sealed, () => {
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const left = await rowsUnderOldKeys(database.db, after, sealed)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(PEOPLE)
    expect(await rotateColumn(database.db, after, sealed)).toBe(left)
  })

  test('waits for a row that somebody is changing, and does not leave it out', async () => {
    const held = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    const other = database.db.transaction().execute(async (tx) => {
      await sql`select 1 from sample.person where id = 5 for update`.execute(tx)
      locked.resolve()
      await held.promise
    })
    await locked.promise
    const rotation = rotateColumn(database.db, after, sealed, ({ rewritten }) => {
      if (rewritten >= PEOPLE - 1) held.resolve()
    })
    expect(await rotation).toBe(PEOPLE)
    await other
  })

  test('stops at a value that none of the keys opens, and says so', async () => {
    const stranger = createKeyring('a secret that nobody kept, of sufficient length')
    await sql`update sample.person set phone = ${stranger.encrypt(name, '1')} where id = 9`.execute(
      database.db,
    )
    await expect(rotateColumn(database.db, after, sealed)).rejects.toThrow('no key')
  })
})
