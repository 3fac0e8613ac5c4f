import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { openDatabase, type Db } from '#kit/db/index.ts'
import { openJobs } from '#kit/jobs/boss.ts'
import { defineJob } from '#kit/jobs/index.ts'
import { journalHead, sealJournal, verifyJournal, writeJournal } from '#kit/journal/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { withEmptyDatabase } from '#kit/testing/empty-database.ts'
import { backUp, checkFile, restore } from './index.ts'

const source = testDatabase()
const now = Temporal.Instant.from('2026-11-22T10:00:00Z')
const say = () => {}
let folder: string
const named = (name: string) => join(folder, name)
const save = (file: string, tell: (line: string) => unknown = say) =>
  backUp({ url: source.url, file, appVersion: '0.1.0', keyMark: 'a1', now, say: tell })

const write = (db: Db, id: string) =>
  writeJournal(
    db,
    [
      {
        action: 'test.write',
        subject: { type: 'thing', id },
        after: { text: 'a\tb\\n\n文化宫 "x"', n: 0.1 },
        actor: system,
        requestId: null,
      },
    ],
    now,
  )

async function asked<T>(url: string, question: (db: Db) => Promise<T>): Promise<T> {
  const db = openDatabase(url, { max: 2 })
  return question(db).finally(() => db.destroy())
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  const job = defineJob({ name: 'test.later', schema: z.object({ n: z.number() }), run: async () => {} })
  const jobs = await openJobs(source.url, [job], pino({ level: 'silent' }))
  await jobs.outbox.send(source.db, job, { n: 7 }, { at: now.add({ hours: 999 }) })
  await jobs.stop()
  for (let n = 0; n < 20; n++) await write(source.db, `first ${n}`)
  await sealJournal(source.db, () => now, 6)
  await save(named('sound'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('what was saved comes back: rows, jobs, numbers that go on, and a journal that holds', async () => {
  const { sequences } = await checkFile(named('sound'))
  await withEmptyDatabase(source.url, async (url) => {
    const restored = await restore({ url, file: named('sound'), replace: false, say })
    expect(restored).toMatchObject({ newer: [], finding: null, manifest: { keyMark: 'a1' } })
    await asked(url, async (db) => {
      expect(
        (await sql`select name, data, state from jobs.job where name = 'test.later'`.execute(db)).rows,
      ).toEqual([{ name: 'test.later', data: { n: 7 }, state: 'created' }])
      await write(db, 'after')
      const { rows } = await sql<{ id: number }>`select max(id) as id from journal.entry`.execute(db)
      expect(rows).toEqual([{ id: 21 }])
      expect(await sealJournal(db, () => now)).toBe(1)
      expect(await verifyJournal(db)).toMatchObject({ finding: null, entries: 21 })
      expect(sequences.length).toBeGreaterThan(0)
      // Foreign keys and triggers are back.
      const keys = sql<{
        n: number
      }>`select count(*) as n from pg_constraint where contype = 'f' and convalidated`
      expect((await keys.execute(db)).rows).toEqual((await keys.execute(source.db)).rows)
      await expect(sql`delete from journal.entry`.execute(db)).rejects.toThrow('never changed')
    })
    // A backup of the restored database holds the same as the first, but for what was written since.
    await backUp({ url, file: named('again'), appVersion: '0.1.0', keyMark: 'a1', now, say })
    const [first, again] = [await checkFile(named('sound')), await checkFile(named('again'))]
    const sums = ({ tables }: typeof first) =>
      tables
        .filter(({ schema }) => schema !== 'journal')
        .map(({ table, rows, sha256 }) => ({ table, rows, sha256 }))
    expect(sums(again)).toEqual(sums(first))
  })
})

test('a backup is one moment, also while others write', async () => {
  const writePair = (id: string) =>
    source.db.transaction().execute(async (tx) => {
      await sql`insert into jobs.warning (type, message) values ('pair', ${id})`.execute(tx)
      await write(tx, id)
    })
  await writePair('pair before')
  const tables: string[] = []
  await save(named('during'), async (line) => {
    tables.push(line.split(' ')[1]!)
    // One half's table is written and the other's is not yet: only one moment for both shows neither half.
    await writePair(`pair after ${tables.length}`)
  })
  expect(tables.indexOf('jobs.warning:')).toBeLessThan(tables.indexOf('journal.entry:'))
  expect(tables).toContain('jobs.warning:')
  await withEmptyDatabase(source.url, async (url) => {
    await restore({ url, file: named('during'), replace: false, say })
    await asked(url, async (db) => {
      const { rows } = await sql`
        select 1 from (select subject_id from journal.entry where subject_id like 'pair%') entry
        full join (select message from jobs.warning where type = 'pair') warning on message = subject_id
        where message is null or subject_id is null`.execute(db)
      expect(rows).toEqual([])
    })
  })
})

test('a database that is not empty is left alone unless told, and then replaced also while it is used', async () => {
  await withEmptyDatabase(source.url, async (url) => {
    await restore({ url, file: named('sound'), replace: false, say })
    await asked(url, (db) => write(db, 'only here'))
    await expect(restore({ url, file: named('sound'), replace: false, say })).rejects.toThrow('not empty')
    const count = (db: Db) => sql<{ n: number }>`select count(*) as n from journal.entry`.execute(db)
    await asked(url, async (db) => {
      expect((await count(db)).rows).toEqual([{ n: 21 }])
      const writing = { on: true }
      const writer = (async () => {
        while (writing.on) await write(db, 'meanwhile')
      })()
      await restore({ url, file: named('sound'), replace: true, say })
      writing.on = false
      await writer
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from journal.entry where subject_id = 'only here'`.execute(db)
      expect(rows).toEqual([{ n: 0 }])
      await sealJournal(db, () => now)
      expect(await verifyJournal(db)).toMatchObject({ finding: null })
    })
  })
})

test('no superuser is needed, only an empty database of one’s own', async () => {
  await asked(source.url, (db) => sql`create role keeper login password 'keeper'`.execute(db))
  const owner = { name: 'keeper', password: 'keeper' }
  await withEmptyDatabase(
    source.url,
    async (url) =>
      expect(await restore({ url, file: named('sound'), replace: false, say })).toMatchObject({ newer: [] }),
    { owner },
  )
  await asked(source.url, (db) => sql`drop role keeper`.execute(db))
})

test('a damaged or cut file is told before anything is touched', async () => {
  const sound = await readFile(named('sound'))
  const bad: [string, Buffer][] = [
    ...[0.1, 0.5, 0.9].map((part): [string, Buffer] => {
      const flipped = Buffer.from(sound)
      const at = 20 + Math.floor((flipped.length - 21) * part)
      flipped[at] = flipped[at]! ^ 0x40
      return [`flipped at ${part}`, flipped]
    }),
    ...[0, 10, 25, Math.floor(sound.length / 2), sound.length - 1].map((length): [string, Buffer] => [
      `cut at ${length}`,
      sound.subarray(0, length),
    ]),
    ['longer', Buffer.concat([sound, Buffer.from('more')])],
    ['something else', Buffer.from('PK zip or what')],
  ]
  await withEmptyDatabase(source.url, async (url) => {
    for (const [name, bytes] of bad) {
      await writeFile(named(name), bytes)
      await expect(restore({ url, file: named(name), replace: true, say })).rejects.toThrow(
        /damaged|not a backup/,
      )
    }
    const client = new pg.Client(url)
    await client.connect()
    const { rows } = await client.query(
      `select 1 from pg_namespace where nspname in ('journal', 'migration')`,
    )
    await client.end()
    expect(rows).toEqual([])
  })
})

test('a backup that cannot be finished leaves no file, and none is written over', async () => {
  await expect(save(named('sound'))).rejects.toThrow('there already')
  await expect(save(join(folder, 'no', 'such', 'folder'))).rejects.toThrow('cannot be written')
  await withEmptyDatabase(source.url, async (url) => {
    await expect(
      backUp({ url, file: named('nothing'), appVersion: '0.1.0', keyMark: 'a1', now, say }),
    ).rejects.toThrow('nothing to back up')
  })
  expect((await readdir(folder)).filter((name) => /nothing|part/.test(name))).toEqual([])
})

test('a journal that was tampered with before is restored as it was, and told', async () => {
  const head = await journalHead(source.db)
  expect(head).not.toBeNull()
  await withEmptyDatabase(source.url, async (url) => {
    await restore({ url, file: named('sound'), replace: false, say })
    await asked(url, async (db) => {
      await sql`set session_replication_role = replica; delete from journal.entry where id = 3`.execute(db)
    })
    await backUp({ url, file: named('tampered'), appVersion: '0.1.0', keyMark: 'a1', now, say })
    const { finding } = await restore({ url, file: named('tampered'), replace: true, say })
    expect(finding).toEqual({ kind: 'entry-removed', seal: 1, entry: 3 })
  })
})
