import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { expect, test } from 'vitest'
import { checkFile, restore } from '#kit/backup/index.ts'
import { createKeyring } from '#kit/crypto/index.ts'
import { openDatabase } from '#kit/db/index.ts'
import { readMigrations } from '#kit/db/migrate.ts'
import { openJobs } from '#kit/jobs/boss.ts'
import { sealJournal, verifyJournal } from '#kit/journal/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { withEmptyDatabase } from '#kit/testing/empty-database.ts'

/** Made at the first ten migrations, with a few rows in every table that a person fills; its secret is no secret. */
const oldest = join(import.meta.dirname, 'oldest.backup')
const SECRET = 'fixture-secret-of-the-oldest-schema'
const near = testDatabase()

test('the oldest backup is restored, and brought to the newest schema with all its rows', async () => {
  const { manifest, tables } = await checkFile(oldest)
  await withEmptyDatabase(near.url, async (url) => {
    const { newer, rows, finding } = await restore({ url, file: oldest, replace: false, say: () => {} })
    expect([...manifest.migrations, ...newer].toSorted()).toEqual(Object.keys(readMigrations()).toSorted())
    expect(newer).toContain('20261122-0820-journal-seals')
    expect(rows).toBeGreaterThan(500)
    expect(finding).toBeNull()

    const db = openDatabase(url, { max: 4 })
    const count = async (table: string) =>
      (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]!.n
    for (const name of ['identity.person', 'catalog.session', 'enrolment.enrolment', 'journal.entry'])
      expect([name, await count(name)]).toEqual([
        name,
        tables.find(({ schema, table }) => `${schema}.${table}` === name)!.rows,
      ])
    const people = await sql<{ phone: Buffer }>`
      select phone from identity.person where phone is not null limit 1`.execute(db)
    expect(createKeyring(SECRET).decrypt('identity.person.phone', people.rows[0]!.phone)).toMatch(/^1\d{10}$/)

    // What is written from now on follows what was there.
    await sealJournal(db, () => Temporal.Instant.from('2026-11-23T00:00:00Z'))
    expect(await verifyJournal(db)).toMatchObject({ finding: null, entries: await count('journal.entry') })
    const jobs = await openJobs(url, [], pino({ level: 'silent' }))
    await jobs.stop()
    await db.destroy()
  })
})
