import { beforeAll, describe, expect, test } from 'vitest'
import { visitor, type Actor } from '#kit/access/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { consentsOf } from '../queries/consents.ts'
import { familyOf, isGuardianOf } from '../queries/family.ts'
import { myData } from '../queries/my-data.ts'
import { contactOf, peopleForDisplay, personFacts } from '../queries/person.ts'
import { identityDb } from '../schema/db.ts'
import { buildPerson, contextFor, prepareIdentity } from '../testing.ts'
import { addChild, correctChild, removeChild } from './care-for-child.ts'
import { giveConsent, withdrawConsent } from './change-consent.ts'
import { correctMyData } from './correct-my-data.ts'
import { forgetMe } from './forget-me.ts'

const database = testDatabase()
const clock = fakeClock('2026-11-22T18:00+08:00')
beforeAll(() => prepareIdentity())

const someone = async () => ({ personId: (await buildPerson(database.db)).id, grants: [] }) satisfies Actor
const as = (actor: Actor) => contextFor(actor, { db: database.db, clock })
const codeOf = async (failing: Promise<unknown>) =>
  ((await failing.catch((error: unknown) => error)) as { code: string }).code
const lastEntry = () =>
  database.db
    .withTables<{ 'journal.entry': { id: number; action: string; after: object } }>()
    .selectFrom('journal.entry')
    .select(['action', 'after'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()

describe('my data', () => {
  test('are seen in clear by me, masked by others, and encrypted where they lie', async () => {
    const me = await someone()
    await correctMyData(as(me), { name: '欧阳修远', email: 'a@example.org', birthYear: 1990, member: true })
    expect(await myData(database.db, me.personId)).toMatchObject({
      name: '欧阳修远',
      email: 'a@example.org',
      birthYear: 1990,
    })
    expect((await peopleForDisplay(database.db, [me.personId])).get(me.personId)).toMatchObject({
      nameMasked: '欧阳*',
    })
    expect(await personFacts(database.db, me.personId)).toMatchObject({
      member: true,
      birthYear: 1990,
      divisionCode: '420102',
    })
    const row = await identityDb(database.db)
      .selectFrom('identity.person')
      .selectAll()
      .where('id', '=', me.personId)
      .executeTakeFirstOrThrow()
    expect(
      JSON.stringify({ ...row, name: row.name!.toString('latin1'), email: row.email!.toString('latin1') }),
    ).not.toMatch(/修远|example/)
    expect(() => keyring().decrypt('identity.person.email', row.name!)).toThrow('authenticate')
    expect(await lastEntry()).toEqual({
      action: 'identity.correctData',
      after: { fields: ['birthYear', 'email', 'member', 'name'] },
    })
  })

  test.each([
    [{ name: ' ' }, 'name-needed'],
    [{ birthYear: 2030 }, 'birth-year-implausible'],
    [{ birthYear: 1850 }, 'invalid-input'],
    [{ email: 'a@' }, 'email-not-understood'],
  ])('%j is refused as %s', async (change, code) => {
    expect(await codeOf(correctMyData(as(await someone()), change))).toBe(code)
  })

  test('a visitor is asked to sign in', async () => {
    expect(await codeOf(correctMyData(as(visitor), { name: '甲' }))).toBe('sign-in-needed')
  })

  test('the database keeps an implausible year out by itself', async () => {
    await expect(buildPerson(database.db, { birth_year: 1850 })).rejects.toMatchObject({
      constraint: 'birth_year_is_plausible',
    })
    const twin = await buildPerson(database.db)
    await expect(buildPerson(database.db, { phone: twin.phone })).rejects.toMatchObject({
      constraint: 'phone_belongs_to_one_person',
    })
  })
})

describe('family', () => {
  const child = { name: '周可心', birthYear: 2017, agreed: true }

  test('a guardian adds, corrects and removes a child; each step is consented and kept apart', async () => {
    const [me, other] = [await someone(), await someone()]
    const { id } = await addChild(as(me), child)
    expect(await familyOf(database.db, me.personId)).toEqual([{ id, name: '周可心', birthYear: 2017 }])
    expect(await isGuardianOf(database.db, me.personId, id)).toBe(true)
    expect(await isGuardianOf(database.db, other.personId, id)).toBe(false)
    expect(await consentsOf(database.db, id)).toMatchObject([{ purpose: 'childData', withdrawnAt: null }])
    expect(await contactOf(database.db, id)).toMatchObject({ personId: me.personId })

    expect(await codeOf(correctChild(as(other), { personId: id, name: '乙', birthYear: 2017 }))).toBe(
      'not-allowed',
    )
    await correctChild(as(me), { personId: id, name: '周可欣', birthYear: '2018' })
    expect(await familyOf(database.db, me.personId)).toEqual([{ id, name: '周可欣', birthYear: 2018 }])

    expect(await codeOf(removeChild(as(other), { personId: id }))).toBe('not-allowed')
    await removeChild(as(me), { personId: id })
    expect(await familyOf(database.db, me.personId)).toEqual([])
    expect((await consentsOf(database.db, id))[0]!.withdrawnAt).toEqual(clock.now())
    expect(await codeOf(correctChild(as(me), { personId: id, name: '丙', birthYear: 2018 }))).toBe(
      'not-allowed',
    )
  })

  test.each([
    [{ ...child, agreed: false }, 'consent-needed'],
    [{ ...child, name: '' }, 'name-needed'],
    [{ ...child, birthYear: 2027 }, 'birth-year-implausible'],
    [{ ...child, birthYear: 2000 }, 'child-too-old'],
  ])('%j is refused as %s', async (input, code) => {
    expect(await codeOf(addChild(as(await someone()), input))).toBe(code)
  })

  test('the seventh child is refused, also when all are added at once', async () => {
    const me = await someone()
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => addChild(as(me), child)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
  })
})

test('a consent given and taken back many times at once stands once, or not at all', async () => {
  const me = await someone()
  const choice = { purpose: 'messages' as const }
  const asked = Array.from({ length: 20 }, (_, turn) => {
    const arrival = fakeClock(`2026-11-22T18:00:${10 + turn}+08:00`)
    const scope = contextFor(me, { db: database.db, clock: arrival })
    return turn % 4 === 3 ? withdrawConsent(scope, choice) : giveConsent(scope, choice)
  })
  const refusals = (await Promise.allSettled(asked)).filter((one) => one.status === 'rejected')
  for (const { reason } of refusals) expect(reason.code).toBe('consent-not-found')
  await giveConsent(as(me), choice)
  const standing = (await consentsOf(database.db, me.personId)).filter(
    ({ purpose, withdrawnAt }) => purpose === 'messages' && withdrawnAt === null,
  )
  expect(standing).toHaveLength(1)
})

test('a consent is given once, taken back, and given again; every row stays', async () => {
  const me = await someone()
  await giveConsent(as(me), { purpose: 'messages' })
  await giveConsent(as(me), { purpose: 'messages' })
  expect(await consentsOf(database.db, me.personId)).toHaveLength(1)
  await withdrawConsent(as(me), { purpose: 'messages' })
  expect(await codeOf(withdrawConsent(as(me), { purpose: 'messages' }))).toBe('consent-not-found')
  expect(await codeOf(withdrawConsent(as(me), { purpose: 'service' }))).toBe('service-consent-stays')
  clock.advance({ minutes: 1 })
  await giveConsent(as(me), { purpose: 'messages' })
  expect((await consentsOf(database.db, me.personId)).map(({ withdrawnAt }) => withdrawnAt === null)).toEqual(
    [true, false],
  )
})

test('taking back the consent to the place erases the place, at once', async () => {
  const me = await someone()
  await giveConsent(as(me), { purpose: 'location' })
  expect((await myData(database.db, me.personId))!.divisionCode).toBe('420102')
  await withdrawConsent(as(me), { purpose: 'location' })
  expect((await myData(database.db, me.personId))!.divisionCode).toBeNull()
})

test('who closes the account is forgotten with their children, and the phone is free again', async () => {
  const { id, phone } = await buildPerson(database.db)
  const me: Actor = { personId: id, grants: [] }
  const child = await addChild(as(me), { name: '周嘉树', birthYear: 2019, agreed: true })
  await forgetMe(as(me), {})
  expect(await myData(database.db, id)).toBeNull()
  expect(await contactOf(database.db, id)).toBeNull()
  const rows = await identityDb(database.db)
    .selectFrom('identity.person')
    .selectAll()
    .where('id', 'in', [id, child.id])
    .execute()
  for (const row of rows)
    expect([
      row.name,
      row.name_masked,
      row.phone,
      row.phone_hash,
      row.phone_last4,
      row.email,
      row.birth_year,
    ]).toEqual(Array(7).fill(null))
  await buildPerson(database.db, { phone })
})
