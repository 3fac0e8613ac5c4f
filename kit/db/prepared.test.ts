import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { type Blanks, prepared } from './prepared.ts'

const database = testDatabase()
let built = 0
const later = prepared(
  (
    db,
    { days, start, names }: Blanks<{ days: number; start: Temporal.Instant; names: readonly string[] }>,
  ) => {
    built++
    return db
      .selectNoFrom([
        sql<Temporal.Instant>`${start}::timestamptz + ${days}::integer * interval '1 day'`.as('at'),
        sql<string[]>`array(select upper(name) from unnest(${names}::text[]) as name)`.as('names'),
      ])
      .where(sql.lit(true), '=', true)
  },
)

test('built once, asked with other values each time, also in a transaction and at the same time', async () => {
  const { db } = database
  const start = Temporal.Instant.from('2026-11-23T00:00:00Z')
  expect(await later(db, { days: 1, start, names: ['a', 'b'] })).toEqual([
    { at: start.add({ hours: 24 }), names: ['A', 'B'] },
  ])
  const both = await db
    .transaction()
    .execute((tx) =>
      Promise.all([later(tx, { days: 2, start, names: [] }), later(db, { days: 3, start, names: ['c'] })]),
    )
  expect(both.flat()).toEqual([
    { at: start.add({ hours: 48 }), names: [] },
    { at: start.add({ hours: 72 }), names: ['C'] },
  ])
  expect(built).toBe(1)
})

test('what is given is only ever a value', async () => {
  const [row] = await later(database.db, {
    days: 0,
    start: Temporal.Instant.from('2026-11-23T00:00:00Z'),
    names: ["'); drop schema identity; --"],
  })
  expect(row!.names).toEqual(["'); DROP SCHEMA IDENTITY; --"])
})
