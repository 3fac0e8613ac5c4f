import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { maskName } from '#kit/crypto/index.ts'
import { newId } from '#kit/db/id.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { buildPerson, buildStaff, contextFor, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { last4Hash, phoneHash, sealed } from '../queries/roll-columns.ts'
import { unionsOf } from './unions-of.ts'
import { withCheckCharacter } from '../rules/unified-code.ts'
import { editUnion } from './edit-union.ts'
import { markContact } from './mark-contact.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T10:00:00Z')
type Officer = Awaited<ReturnType<typeof buildStaff>>
let jiangan: Officer
let wuhan: Officer
const unionId = newId()
const memberId = newId()
const phone = '13800000041'
let person: { id: string }

beforeAll(async () => {
  prepareIdentity()
  const { db } = database
  await aProvince(db)
  jiangan = await buildStaff(db, { role: 'federationOfficer', scope: '420102' })
  wuhan = await buildStaff(db, { role: 'federationOfficer', scope: '4201' })
  person = await buildPerson(db, { phone, member: true, union_name: '一街工会' })
  const uscc = withCheckCharacter('81420102MC0000017')
  await sql`insert into membership.grassroots_union values (${unionId}, ${uscc}, '一街工会', '420102', null, now())`.execute(
    db,
  )
  await sql`insert into membership.member (id, union_id, name, name_masked, phone, phone_hash, phone_last4, created_at)
    values (${memberId}, ${unionId}, ${sealed('name', '张三')}, ${maskName('张三')}, ${sealed('phone', phone)},
      ${phoneHash(phone)}, ${last4Hash('0041')}, now())`.execute(db)
})
const as = (officer: Officer) => contextFor(officer, { db: database.db, clock })
const names = async () => (await unionsOf(database.db, person.id)).map(({ name }) => name)

test('whoever is marked as contact acts for the union, until they leave or the mark goes', async () => {
  expect(await names()).toEqual([])
  const stranger = await buildStaff(database.db, { role: 'federationOfficer', scope: '420103' })
  await expect(markContact(as(stranger), { memberId, contact: true })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await markContact(as(jiangan), { memberId, contact: true })
  expect(await names()).toEqual(['一街工会'])
  const child = await buildPerson(database.db, { guardian_id: person.id, birth_year: 2018 })
  expect(await unionsOf(database.db, child.id)).toEqual([])
  await sql`update membership.member set left_on = '2026-11-01' where id = ${memberId}`.execute(database.db)
  expect(await names()).toEqual([])
  await sql`update membership.member set left_on = null where id = ${memberId}`.execute(database.db)
  await markContact(as(jiangan), { memberId, contact: false })
  expect(await names()).toEqual([])
})

test('a union is renamed and its members follow; it moves only between divisions that one keeps', async () => {
  await editUnion(as(jiangan), { unionId, name: '一街联合工会', divisionCode: '420102' })
  const { rows } = await sql`select union_name from identity.person where id = ${person.id}`.execute(
    database.db,
  )
  expect(rows).toEqual([{ union_name: '一街联合工会' }])
  const move = { unionId, name: '一街联合工会', divisionCode: '420103' }
  await expect(editUnion(as(jiangan), move)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(editUnion(as(wuhan), { ...move, divisionCode: '420199' })).rejects.toMatchObject({
    code: 'division-unknown',
  })
  await editUnion(as(wuhan), move)
  const journal =
    await sql`select before, after from journal.entry where action = 'membership.editUnion' order by id`.execute(
      database.db,
    )
  expect(journal.rows).toEqual([
    {
      before: { name: '一街工会', divisionCode: '420102' },
      after: { name: '一街联合工会', divisionCode: '420102' },
    },
    {
      before: { name: '一街联合工会', divisionCode: '420102' },
      after: { name: '一街联合工会', divisionCode: '420103' },
    },
  ])
  await expect(editUnion(as(jiangan), { ...move, divisionCode: '420102' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})
