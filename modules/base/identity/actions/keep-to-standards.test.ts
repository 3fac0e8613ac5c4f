import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { system } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { myData } from '../queries/my-data.ts'
import { buildPerson, contextFor, prepareIdentity } from '../testing.ts'
import { keepToStandard } from './keep-to-standards.ts'
import { identityRetention } from './retention.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T03:40+08:00')
const context = () => contextFor(system, { db: database.db, clock })
const rule = (kind: string) => identityRetention.find((one) => one.kind === kind)!
beforeAll(() => prepareIdentity())

test('records of past sign-ins stay six months to the day, and go in batches', async () => {
  const { id } = await buildPerson(database.db)
  const over = (at: string) =>
    sql`
    insert into identity.sign_in_session (id, token, person_id, expires_at, created_at, updated_at)
    values (${newId()}, ${newId()}, ${id}, ${at}, '2025-01-01', '2025-01-01')`.execute(database.db)
  for (let n = 0; n < 205; n++) await over('2026-05-22T03:39:59+08:00')
  await over('2026-05-22T03:40+08:00')
  expect(await keepToStandard(context(), rule('signInRecords'))).toBe(205)
  expect(await keepToStandard(context(), rule('signInRecords'))).toBe(0)
  const left = await sql`select 1 from identity.sign_in_session`.execute(database.db)
  expect(left.rows).toHaveLength(1)
  const { rows } = await sql<object>`
    select kind, removed, removed_ever::int as ever from identity.retention_run`.execute(database.db)
  expect(rows).toEqual([{ kind: 'signInRecords', removed: 0, ever: 205 }])
})

test('a child that has surely been grown for a year, and that nobody took over, is forgotten', async () => {
  const guardian = await buildPerson(database.db)
  const grown = await buildPerson(database.db, { guardian_id: guardian.id, birth_year: 2006 })
  const justGrown = await buildPerson(database.db, { guardian_id: guardian.id, birth_year: 2007 })
  expect(await keepToStandard(context(), rule('grownChildren'))).toBe(1)
  expect(await myData(database.db, grown.id)).toBeNull()
  expect(await myData(database.db, justGrown.id)).not.toBeNull()
})
