import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#kit/db/index.ts'
import { migrate } from '#kit/db/migrate.ts'
import { testDatabase } from './database.ts'

describe('testDatabase', () => {
  const first = testDatabase()
  const second = testDatabase()

  test('gives each caller a database of its own', async () => {
    await sql`create table only_here (x int)`.execute(first.db)
    const names = await sql<{ name: string | null }>`select to_regclass('only_here')::text as name`.execute(
      second.db,
    )
    expect(names.rows).toEqual([{ name: null }])
    expect(first.url).not.toBe(second.url)
  })

  test('has every migration applied already', async () => {
    const db = openDatabase(second.url, { max: 1 })
    expect(await migrate(db)).toEqual([])
    const applied = await sql`select 1 from migration.kysely_migration`.execute(db)
    expect(applied.rows.length).toBeGreaterThan(0)
    await db.destroy()
  })
})
