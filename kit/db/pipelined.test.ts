import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { type Db, openDatabase } from './index.ts'
import { pipelined } from './pipelined.ts'

const database = testDatabase()
const table = 'public.pipelined_note'
const notes = (db: Db) => db.withTables<{ [table]: { no: number; text: string } }>()
const texts = async () =>
  (await notes(database.db).selectFrom(table).select('text').orderBy('no').execute()).map(({ text }) => text)
const fresh = async () => {
  await sql.raw(`drop table if exists ${table}`).execute(database.db)
  await sql.raw(`create table ${table} (no serial, text text primary key)`).execute(database.db)
}

test('statements begun together are carried out in the order in which they were begun, however they were built', async () => {
  await fresh()
  await sql.raw('create sequence public.pipelined_order').execute(database.db)
  const next = sql<number>`nextval('public.pipelined_order')`
  const ways: ((tx: Db) => Promise<number>)[] = [
    async (tx) => (await sql<{ no: number }>`select ${next} as no`.execute(tx)).rows[0]!.no,
    async (tx) => (await tx.selectNoFrom(next.as('no')).executeTakeFirstOrThrow()).no,
    (tx) =>
      tx
        .selectNoFrom(next.as('no'))
        .executeTakeFirst()
        .then((row) => row!.no),
    async (tx) =>
      (
        await notes(tx)
          .insertInto(table)
          .values({ no: next, text: sql<string>`uuidv7()::text` })
          .returning('no')
          .execute()
      )[0]!.no,
  ]
  const one = openDatabase(database.url, { max: 1 })
  for (let run = 0; run < 10; run++) {
    const chosen = Array.from({ length: 20 }, (_, n) => ways[(n * 7 + run) % ways.length]!)
    const order = await pipelined(one, (tx) => Promise.all(chosen.map((way) => way(tx))))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  }
  await one.destroy()
})

test('a statement that waits for a lock holds up those behind it, which then see what was committed meanwhile', async () => {
  await fresh()
  await notes(database.db).insertInto(table).values({ no: 1, text: 'row' }).execute()
  let behind: Promise<number> | undefined
  await database.db.transaction().execute(async (tx) => {
    await notes(tx).selectFrom(table).select('no').forUpdate().execute()
    behind = pipelined(database.db, async (other) => {
      const [, count] = await Promise.all([
        notes(other).selectFrom(table).select('no').where('no', '=', 1).forUpdate().execute(),
        sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(other),
      ])
      return count.rows[0]!.count
    })
    await notes(tx).insertInto(table).values({ no: 2, text: 'meanwhile' }).execute()
  })
  expect(await behind).toBe(2)
})

test('the failure told is that of the statement that failed, not of one behind it that was waited for', async () => {
  await fresh()
  await notes(database.db).insertInto(table).values({ no: 1, text: 'there' }).execute()
  const work = pipelined(database.db, async (tx) => {
    const begun = notes(tx).insertInto(table).values({ no: 2, text: 'there' }).execute()
    begun.catch(() => {})
    await notes(tx).selectFrom(table).select('no').execute()
    await begun
  })
  await expect(work).rejects.toMatchObject({ code: '23505' })
})

test('all is stored or nothing: what fails first is told, and the connection is good for the next', async () => {
  await fresh()
  const one = openDatabase(database.url, { max: 1 })
  const write = (tx: Db, text: string) =>
    notes(tx)
      .insertInto(table)
      .values({ no: sql`default`, text })
      .execute()
  await pipelined(one, (tx) => Promise.all([write(tx, 'a'), write(tx, 'b')]))
  const twice = pipelined(one, (tx) => Promise.all([write(tx, 'c'), write(tx, 'a'), write(tx, 'd')]))
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  const unheard = pipelined(one, async (tx) => {
    await write(tx, 'e')
    await write(tx, 'e').catch(() => {})
  })
  await expect(unheard).rejects.toThrow('rolled back')
  const thrown = pipelined(one, async (tx) => {
    await write(tx, 'f')
    throw new Error('changed my mind')
  })
  await expect(thrown).rejects.toThrow('changed my mind')
  await pipelined(one, (tx) => write(tx, 'g'))
  expect(await texts()).toEqual(['a', 'b', 'g'])
  await one.destroy()
})
