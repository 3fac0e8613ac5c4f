import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { newId } from './id.ts'
import { openDatabase } from './index.ts'

const database = testDatabase()

test('values come back from PostgreSQL as they went in', async () => {
  const at = Temporal.Instant.from('2026-11-22T10:30:00.123Z')
  const day = Temporal.PlainDate.from('2028-02-29')
  const during = { start: at, end: at.add({ minutes: 90 }) }
  const { rows } = await sql<{
    at: Temporal.Instant
    day: Temporal.PlainDate
    during: typeof during
    big: number
    list: string[]
  }>`
    select ${at}::timestamptz as at, ${day}::date as day, ${during}::tstzrange as during,
      9007199254740991::bigint as big, ${['a', 'b,"c"']}::text[] as list`.execute(database.db)
  const [row] = rows
  expect(row!.at.equals(at)).toBe(true)
  expect(row!.day.equals(day)).toBe(true)
  expect(row!.during.end.equals(during.end)).toBe(true)
  expect(row!.big).toBe(Number.MAX_SAFE_INTEGER)
  expect(row!.list).toEqual(['a', 'b,"c"'])
})

test('what is asked again and again is prepared, what is asked once is not', async () => {
  const one = openDatabase(database.url, { max: 1 })
  for (let n = 0; n < 8; n++) {
    const { rows } = await sql`select ${n}::integer + 1 as "often asked"`.execute(one)
    expect(rows).toEqual([{ 'often asked': n + 1 }])
    await sql.raw(`select ${n} as "seldom asked"`).execute(one)
    await sql`select ${n}::integer as ${sql.id(`seldom asked ${n}`)}`.execute(one)
  }
  const { rows } = await sql<{ text: string }>`select statement as text from pg_prepared_statements`.execute(
    one,
  )
  expect(rows.map(({ text }) => text)).toEqual([expect.stringContaining('often asked')])
  await one.destroy()
})

test('a table that an upgrade changed under a prepared statement is read again', async () => {
  const one = openDatabase(database.url, { max: 1 })
  await sql`create table changing (id integer)`.execute(one)
  const read = () => sql`select * from changing where id <> ${0}`.execute(one)
  for (let n = 0; n < 8; n++) await read()
  await sql`alter table changing add column more text`.execute(one)
  await expect(read()).rejects.toThrow('cached plan')
  await expect(read()).resolves.toEqual({ rows: [] })
  await one.destroy()
})

test('ids sort by time and carry version 7 and the variant of RFC 9562', () => {
  const ids = [1, 2, 1_800_000_000_000].map((milliseconds) => newId(milliseconds))
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
