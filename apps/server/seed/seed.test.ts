import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyring } from '#kit/crypto/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { closeSignIn, findByPhone } from '#modules/base/identity/index.ts'
import { prepareIdentity } from '#modules/base/identity/testing.ts'
import { lastDayOfSeason, seedDemo, seedReference } from './index.ts'

const full = testDatabase()
const reference = testDatabase()
const now = Temporal.Instant.from('2026-11-22T10:00:00Z')
const lines: string[] = []
const demonstration = (db = full.db, say = (line: string) => void lines.push(line)) =>
  seedDemo({ db, now, say, count: 400, palaces: 6 })

beforeAll(async () => {
  prepareIdentity(full.url)
  await demonstration()
}, 60_000)
afterAll(closeSignIn)

async function count(table: string, db = full.db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(db)
  return rows[0]!.count
}

test('a small demonstration is whole: people, palaces, a season and what came of it', async () => {
  expect(await count('places.division')).toBe(117)
  expect(await count('places.palace')).toBe(6)
  expect(await count('identity.person')).toBe(400)
  expect(lines.filter((line) => /^Enrolments {2}[\d,]+$/.test(line))).not.toEqual([])
  // Six houses with a project each, and fifteen counties without a house.
  expect(lines).toContain('Projects  21')
  expect(lines.at(-1)).toMatch(/^Figures {2}[\d,]+ days of palaces$/)
})

test.each([
  'places.space',
  'catalog.session',
  'catalog.meeting',
  'enrolment.ticket',
  'enrolment.attendance',
  'enrolment.rating',
  'booking.booking',
  'benefit.house_day',
  'benefit.space_day',
])('a small demonstration fills %s', async (table) => expect(await count(table)).toBeGreaterThan(100))

test('a small demonstration has closures that displaced what they met, and rolls of unions, each with a contact', async () => {
  expect(lines).toContain('Closures  4')
  const { rows } = await sql<{ displaced: number; unions: number; contacts: number }>`select
    (select count(*) from places.space_use where displaced_by is not null) as displaced,
    (select count(*) from membership.grassroots_union) as unions,
    (select count(distinct union_id) from membership.member where contact and left_on is null) as contacts`.execute(
    full.db,
  )
  const { displaced, unions, contacts } = rows[0]!
  expect(displaced).toBeGreaterThan(0)
  expect(contacts).toBe(unions)
  expect(unions).toBeGreaterThan(3)
})

test('a small demonstration has a published round and window with results, and one of each that takes applications', async () => {
  expect(lines).toContain('Rounds  4')
  expect(await count('allocation.outcome')).toBeGreaterThan(50)
  const { rows } = await sql<{
    kind: string
    state: string
  }>`select kind, state from allocation.round order by kind, state`.execute(full.db)
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
    ['round', 'announced'],
    ['round', 'published'],
    ['window', 'announced'],
    ['window', 'published'],
  ])
})

test('nobody can read a name in the database, and the desk finds people by phone', async () => {
  const id = await findByPhone(full.db, '15400000001')
  const { rows } = await sql<{
    name: Buffer
    name_masked: string
  }>`select name, name_masked from identity.person where id = ${id}`.execute(full.db)
  expect(rows[0]!.name_masked).toBe('陈*')
  expect(keyring().decrypt('identity.person.name', rows[0]!.name)).toBe('陈文娟')
})

test('a second seed changes nothing', async () => {
  expect(await demonstration()).toBe(false)
  expect(await count('identity.person')).toBe(400)
  expect(await lastDayOfSeason(full.db)).toEqual(Temporal.PlainDate.from('2027-01-05'))
})

test('a seed that breaks half-way leaves nothing behind, so that the next one starts over', async () => {
  const broken = demonstration(reference.db, (line) => {
    if (line.startsWith('Sessions')) throw new Error('pulled the plug')
  })
  await expect(broken).rejects.toThrow('pulled the plug')
  expect(await count('identity.person', reference.db)).toBe(0)
  expect(await count('places.division', reference.db)).toBe(0)
})

test('an empty installation gets the divisions and federations alone, once, and never the demonstration', async () => {
  expect(await seedReference(reference.db)).toBe(true)
  expect(await seedReference(reference.db)).toBe(false)
  expect(await demonstration(reference.db)).toBe(false)
  expect(await count('places.federation', reference.db)).toBe(117)
  expect(await count('places.palace', reference.db)).toBe(0)
  expect(await lastDayOfSeason(reference.db)).toBeNull()
})
