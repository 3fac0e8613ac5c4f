import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { newId } from './id.ts'

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

test('ids sort by time and carry version 7 and the variant of RFC 9562', () => {
  const ids = [1, 2, 1_800_000_000_000].map((milliseconds) => newId(milliseconds))
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
