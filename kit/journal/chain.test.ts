import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import { openDatabase, type Db } from '#kit/db/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { goOn, journalHead, sealJournal, unsealed, writeJournal } from './index.ts'
import { verifyJournal } from './verify.ts'

const journal = testDatabase()
const at = Temporal.Instant.from('2026-11-22T10:00:00.123456Z')
const seal = (most?: number) => sealJournal(journal.db, () => at, most)
const finding = async (...noted: { number: number; hash: string }[]) =>
  (await verifyJournal(journal.db, { noted })).finding

async function write(count: number, db: Db = journal.db) {
  for (let n = 0; n < count; n++)
    await writeJournal(
      db,
      [
        {
          action: 'test.act',
          subject: { type: 'thing', id: `t${n}` },
          before: null,
          after: { name: '文化宫', n: 1.5, deep: { b: [1, null], a: true } },
          actor: system,
          requestId: n % 2 ? 'r' : null,
        },
      ],
      at,
    )
}

/** Around the triggers, as only whoever owns the database can. */
async function around(statement: string) {
  const db = openDatabase(journal.url, { max: 1 })
  await sql.raw(`set session_replication_role = replica`).execute(db)
  await sql.raw(statement).execute(db)
  await db.destroy()
}
const noted = async () => {
  const head = (await journalHead(journal.db))!
  return { number: head.number, hash: head.hash.toString('hex') }
}

beforeEach(() => around('truncate journal.entry, journal.seal restart identity'))
afterEach(() => around('update journal.era set shift = 0'))

/** Ten entries in seals of three: 1–3, 4–6, 7–9, 10. */
async function sealed() {
  await write(10)
  expect(await seal(3)).toBe(4)
  expect(await finding()).toBeNull()
}

test('nothing written, nothing sealed, nothing found', async () => {
  expect(await seal()).toBe(0)
  expect(await verifyJournal(journal.db)).toEqual({ finding: null, seals: 0, entries: 0, head: null })
})

test('entries are sealed once, in seals of about the size asked', async () => {
  await sealed()
  expect(await seal(3)).toBe(0)
  expect(await verifyJournal(journal.db)).toMatchObject({ seals: 4, entries: 10, head: { number: 4 } })
  expect(await unsealed(journal.db)).toEqual({ count: 0, since: null })
})

test.each([
  ['changed', `update journal.entry set after = '{"n": 2}' where id = 5`, 'entry-changed', 5],
  ['a microsecond', `update journal.entry set at = at + '1 microsecond' where id = 9`, 'entry-changed', 9],
  ['removed', `delete from journal.entry where id = 5`, 'entry-removed', 5],
  ['the last of a seal removed', `delete from journal.entry where id = 6`, 'entry-removed', 6],
  ['two removed: the first is named', `delete from journal.entry where id in (8, 4)`, 'entry-removed', 4],
  [
    'inserted behind',
    `insert into journal.entry (id, at, action, subject_type, subject_id, transaction_no) overriding system value
       select 99, at, action, subject_type, 'new', transaction_no from journal.entry where id = 5`,
    'entry-inserted',
    99,
  ],
  [
    'inserted before everything',
    `insert into journal.entry (id, at, action, subject_type, subject_id, transaction_no) overriding system value
       select 99, at, action, subject_type, 'new', -1 from journal.entry where id = 5`,
    'entry-inserted',
    99,
  ],
  [
    'reordered within a seal',
    `update journal.entry set transaction_no = (select transaction_no from journal.entry where id = 6) where id = 4`,
    'entry-moved',
    4,
  ],
  [
    'reordered behind another',
    `update journal.entry e set transaction_no = o.transaction_no from journal.entry o
       where (e.id, o.id) in ((4, 5), (5, 4))`,
    'entry-moved',
    4,
  ],
])('an entry %s is named', async (_, statement, kind, entry) => {
  await sealed()
  await around(statement)
  expect(await finding()).toMatchObject({ kind, entry })
})

test.each([
  ['missing in the middle', `delete from journal.seal where number = 2`, 'seal-missing', 2],
  ['missing at the beginning', `delete from journal.seal where number = 1`, 'seal-missing', 1],
  ['changed', `update journal.seal set sealed_at = sealed_at + '1 hour' where number = 3`, 'seal-changed', 3],
  [
    'changed with its entry',
    `update journal.seal set entry_hashes = sha256('x') || sha256('x') || sha256('x') where number = 2`,
    'seal-changed',
    2,
  ],
])('a seal %s is named', async (_, statement, kind, number) => {
  await sealed()
  await around(statement)
  expect(await finding()).toEqual({ kind, seal: number })
})

test('a chain made anew holds in itself, and is found by a head noted before', async () => {
  await sealed()
  const before = await noted()
  expect(await finding(before)).toBeNull()
  await around(`delete from journal.entry where id = 2; truncate journal.seal`)
  await seal(3)
  expect(await finding()).toBeNull()
  expect(await finding({ ...before, number: 3 })).toEqual({ kind: 'noted-head-differs', seal: 3 })
  await around(`delete from journal.seal where number > 2; delete from journal.entry where id > 7`)
  expect(await finding(before)).toEqual({ kind: 'noted-head-missing', seal: 4 })
})

test('a guard taken away is told', async () => {
  await sealed()
  await sql`alter table journal.entry disable trigger journal_is_append_only`.execute(journal.db)
  expect(await finding()).toEqual({ kind: 'guard-missing', trigger: 'journal_is_append_only' })
  await sql`alter table journal.entry enable trigger journal_is_append_only`.execute(journal.db)
})

test('a seal is as append-only as an entry', async () => {
  await sealed()
  for (const statement of [
    'update journal.seal set number = 9',
    'delete from journal.seal',
    'truncate journal.seal',
  ])
    await expect(sql.raw(statement).execute(journal.db)).rejects.toThrow('never changed or removed')
})

test('what a long transaction wrote early and showed late is sealed when it has ended, never left out', async () => {
  const slow = new pg.Client(journal.url)
  await slow.connect()
  await slow.query('begin')
  await slow.query(
    `insert into journal.entry (at, action, subject_type, subject_id) values (now(), 'slow', 'thing', 's')`,
  )
  await write(3) // higher ids, committed first
  expect(await seal()).toBe(0)
  expect(await unsealed(journal.db)).toMatchObject({ count: 3 })
  await slow.query('commit')
  await slow.end()
  await seal()
  expect(await verifyJournal(journal.db)).toMatchObject({ finding: null, entries: 4 })
})

test('two sealers at once make one chain', async () => {
  await write(30)
  await Promise.all([seal(4), seal(4), seal(4)])
  await seal(4)
  expect(await verifyJournal(journal.db)).toMatchObject({ finding: null, entries: 30 })
})

test('writers of any pace, sealed meanwhile, are all in the chain', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.integer({ min: 1, max: 5 }),
      async (writers, most) => {
        await around('truncate journal.entry, journal.seal restart identity')
        const writing = { on: true }
        const sealing = (async () => {
          while (writing.on) await seal(most)
        })()
        await Promise.all(
          writers.map((steps) =>
            journal.db.transaction().execute(async (tx) => {
              for (const step of steps) await write(step, tx)
            }),
          ),
        )
        writing.on = false
        await sealing
        await seal(most)
        const entries = writers.flat().reduce((sum, step) => sum + step, 0)
        expect(await verifyJournal(journal.db)).toMatchObject({ finding: null, entries })
      },
    ),
    { numRuns: 15 },
  )
})

test('a journal restored in a younger server goes on where it ended', async () => {
  await sealed()
  // As after a restore: what is stored comes from a server that had counted much further.
  await around(`update journal.era set shift = 1000000`)
  await write(2)
  await seal()
  await around(`update journal.era set shift = 0`)
  await goOn(journal.db)
  await write(2)
  expect(await seal()).toBe(1)
  expect(await verifyJournal(journal.db)).toMatchObject({ finding: null, entries: 14 })
})

test('the hashes are those that the page on the algorithm describes', async () => {
  await write(1)
  await seal()
  const { rows } = await sql<{ same: boolean }>`
    with texts as (
      select id, unnest(array[id::text, transaction_no::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        actor_id::text, action, subject_type, subject_id, palace_id::text, division_code, before::text, after::text,
        request_id]) as text from journal.entry),
    bytes as (select string_agg(coalesce(octet_length(text) || ':' || text || ',', '-,'), '') as bytes from texts)
    select s.entry_hashes = sha256(convert_to(bytes, 'UTF8')) and s.root = sha256(s.entry_hashes) and s.hash = sha256(convert_to(
      (select string_agg(octet_length(text) || ':' || text || ',', '') from unnest(array[s.number::text,
        s.first_transaction::text, s.before_transaction::text, '1', encode(s.root, 'hex'), encode(s.previous, 'hex'),
        '2026-11-22T10:00:00.123456Z']) as text), 'UTF8')) as same
    from bytes, journal.seal s`.execute(journal.db)
  expect(rows).toEqual([{ same: true }])
})
