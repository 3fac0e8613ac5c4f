import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { constraintFindings, readConstraints, type Constraint } from './constraints.ts'
import { difference, dump } from './dump.ts'
import { landedFindings } from './landed.ts'

const sound: Constraint = {
  schema: 'catalog',
  table: 'session',
  name: 'session_has_one_id',
  kind: 'p',
  columns: ['palace_id', 'id'],
}
const findings = (changes: Partial<Constraint>, reference = {}) =>
  constraintFindings([{ ...sound, ...changes }], reference)

test('a constraint in order gives no finding', () => expect(findings({})).toEqual([]))

test.each(['session_pkey', 'session_capacity_check1', 'session_palace_id_fkey', 'unique'])(
  'the name %s is no sentence',
  (name) => {
    expect(findings({ name })).toEqual([`catalog.session: name the constraint "${name}" as a sentence`])
  },
)

test('a primary key begins with the palace, or its table is listed with a reason', () => {
  expect(findings({ columns: ['id'] })).toHaveLength(1)
  expect(findings({ columns: ['id'] }, { 'catalog.session': 'why' })).toEqual([])
})

test('the list of reference tables holds nothing that is not so', () => {
  expect(findings({}, { 'catalog.session': 'why' })).toEqual([
    'catalog.session: is listed in reference-tables.ts, but begins with palace_id',
  ])
  expect(findings({}, { 'catalog.gone': 'why' })).toEqual([
    'catalog.gone: is listed in reference-tables.ts, but does not exist',
  ])
})

test('a landed migration that was edited, removed or not locked is found', () => {
  const lock = new Map([
    ['a.sql', '1'],
    ['b.sql', '2'],
    ['c.sql', '3'],
  ])
  expect(landedFindings(lock, lock)).toEqual([])
  expect(
    landedFindings(
      lock,
      new Map([
        ['a.sql', '1'],
        ['b.sql', 'x'],
        ['d.sql', '4'],
      ]),
    ),
  ).toEqual([
    'b.sql: has landed and was edited; write a new migration',
    'd.sql: is not locked; run node tools/check-migrations.ts --lock',
    'c.sql: has landed and is gone',
  ])
})

const first = testDatabase()
const second = testDatabase()

test('two databases from the same migrations have equal dumps', async () => {
  const text = await dump(first.db)
  expect(text).toContain('constraint journal.entry.')
  expect(difference(text, await dump(second.db))).toEqual([])
})

test.each([
  ['a column', sql`alter table journal.entry add column x text`, '+ column journal.entry.x text'],
  [
    'a constraint',
    sql`alter table journal.entry add constraint at_is_sane check (id > 0)`,
    '+ constraint journal.entry.at_is_sane',
  ],
  ['an index', sql`create index x_lookup on journal.entry (at)`, '+ index CREATE INDEX x_lookup'],
  ['a comment', sql`comment on column journal.entry.at is 'when'`, '+ comment journal.entry.2 when'],
  ['a view', sql`create view journal.latest as select id from journal.entry`, '+ view journal.latest'],
])('%s more shows in the dump', async (_, statement, expected) => {
  const before = await dump(second.db)
  await statement.execute(second.db)
  expect(difference(before, await dump(second.db)).some((line) => line.startsWith(expected))).toBe(true)
})

test('constraints are read with their columns in order', async () => {
  await sql`create table journal.probe (b int, a int, constraint probe_has_one_key primary key (b, a))`.execute(
    first.db,
  )
  expect((await readConstraints(first.db)).filter(({ table }) => table === 'probe')).toEqual([
    { schema: 'journal', table: 'probe', name: 'probe_has_one_key', kind: 'p', columns: ['b', 'a'] },
  ])
})
