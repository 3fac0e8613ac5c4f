import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kit/db/id.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { prepareIdentity } from '../testing.ts'
import { familyOf } from './family.ts'
import { insertPeople, type PlainPerson } from './insert-people.ts'
import { personIdByPhone, personIdsByLast4 } from './person-by-phone.ts'
import { peopleForDisplay } from './person.ts'

const database = testDatabase()
beforeAll(() => prepareIdentity())

const plain = (of: Partial<PlainPerson>): PlainPerson => ({
  id: newId(),
  name: '向一鸣',
  phone: null,
  birth_year: 1998,
  division_code: '420102',
  member: true,
  union_name: null,
  gig_worker: false,
  retired: false,
  guardian_id: null,
  locale: 'zh-CN',
  elder_mode: false,
  synthetic: true,
  created_at: Temporal.Instant.from('2026-01-01T00:00Z'),
  ...of,
})

test('more people than one statement takes are inserted, and each is found again', async () => {
  const adults = Array.from({ length: 2_500 }, (_, n) => plain({ phone: `154${String(n).padStart(8, '0')}` }))
  const last = adults.at(-1)!
  const child = plain({ name: '周可心', guardian_id: last.id, birth_year: 2017 })
  await insertPeople(database.db, [...adults, child])
  expect(await personIdByPhone(database.db, last.phone!)).toBe(last.id)
  expect(await personIdsByLast4(database.db, '2499')).toEqual([last.id])
  expect(await familyOf(database.db, last.id)).toMatchObject([{ name: '周可心' }])
  expect((await peopleForDisplay(database.db, [...adults.map(({ id }) => id), child.id])).size).toBe(2_501)
})
