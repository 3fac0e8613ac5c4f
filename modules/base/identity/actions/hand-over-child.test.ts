import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, visitor } from '#kit/access/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { fillIdentityPorts } from '../ports.ts'
import { consentsOf } from '../queries/consents.ts'
import { familyOf } from '../queries/family.ts'
import { myData } from '../queries/my-data.ts'
import { buildPerson, contextFor, prepareIdentity, sessionOf } from '../testing.ts'
import { addChild, correctChild, removeChild } from './care-for-child.ts'
import { handOverChild } from './hand-over-child.ts'
import { closeSignIn } from './sign-in/auth.ts'
import { enterWithCode } from './sign-in/enter-with-code.ts'
import { sendCode } from './sign-in/send-code.ts'

const database = testDatabase()
// The sign-in library keeps codes by the machine's clock; ours only has to know the year.
const clock = fakeClock(Temporal.Now.instant().round('millisecond'))
const year = clock.now().toZonedDateTimeISO('Asia/Shanghai').year
const origin = { address: '192.0.2.9', device: 'Phone' }
let lastCode = ''
let phones = 15_400_100_000

beforeAll(() => {
  prepareIdentity(database.url)
  fillIdentityPorts({ sendCode: async (_phone, code) => void (lastCode = code) })
})
afterAll(closeSignIn)
beforeEach(() => clock.advance({ hours: 25 }))

const as = (actor: Actor) => contextFor(actor, { db: database.db, clock })
const codeOf = (failing: Promise<unknown>) =>
  failing.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )

async function aFamily(birthYear: number) {
  const guardian = { personId: (await buildPerson(database.db)).id, grants: [] }
  const { id } = await addChild(as(guardian), { name: '周可心', birthYear, agreed: true })
  const phone = String(++phones)
  await sendCode(as(visitor), { phone, locale: 'zh-CN' }, origin)
  return { guardian, personId: id, phone, code: lastCode }
}

test('a child that is surely 14 takes its account over with its own phone and its own consent', async () => {
  const { guardian, ...given } = await aFamily(year - 15)
  await handOverChild(as(guardian), { ...given, agreed: true }, origin)
  expect(await myData(database.db, given.personId)).toMatchObject({ name: '周可心', phone: given.phone })
  expect(await consentsOf(database.db, given.personId)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ purpose: 'childData', withdrawnAt: clock.now() }),
      expect.objectContaining({ purpose: 'service', withdrawnAt: null }),
    ]),
  )
  // The guardian's part has ended.
  expect(await familyOf(database.db, guardian.personId)).toEqual([])
  const { personId } = given
  const correction = { personId, name: '别名', birthYear: year - 15 }
  expect(await codeOf(correctChild(as(guardian), correction))).toBe('not-allowed')
  expect(await codeOf(removeChild(as(guardian), { personId }))).toBe('not-allowed')

  // The child signs in to the same account.
  clock.advance({ hours: 25 })
  await sendCode(as(visitor), { phone: given.phone, locale: 'zh-CN' }, origin)
  const entry = { phone: given.phone, code: lastCode, agreed: true, locale: 'zh-CN' as const }
  expect(sessionOf(await enterWithCode(as(visitor), entry, origin)).personId).toBe(personId)
})

test('who may still be 13 stays with the guardian: only the year of birth is known', async () => {
  const { guardian, ...given } = await aFamily(year - 14)
  expect(await codeOf(handOverChild(as(guardian), { ...given, agreed: true }, origin))).toBe(
    'child-too-young',
  )
  expect(await familyOf(database.db, guardian.personId)).toHaveLength(1)
})

test.each<[string, (own: Awaited<ReturnType<typeof aFamily>>) => object]>([
  ['consent-needed', () => ({ agreed: false })],
  ['code-wrong', ({ code }) => ({ code: code === '000000' ? '111111' : '000000' })],
  ['phone-not-understood', () => ({ phone: '12345' })],
])('without the child’s own part it is refused: %s', async (refusal, wrong) => {
  const family = await aFamily(year - 16)
  const { guardian, ...given } = family
  const asked = { ...given, agreed: true, ...wrong(family) }
  expect(await codeOf(handOverChild(as(guardian), asked, origin))).toBe(refusal)
  expect((await myData(database.db, given.personId))!.phone).toBeNull()
})

test('nobody hands over the child of another, nor to a phone that has an account', async () => {
  const { guardian, ...given } = await aFamily(year - 16)
  const stranger = { personId: (await buildPerson(database.db)).id, grants: [] }
  expect(await codeOf(handOverChild(as(stranger), { ...given, agreed: true }, origin))).toBe('not-allowed')

  clock.advance({ hours: 25 })
  const { phone } = await buildPerson(database.db)
  await sendCode(as(visitor), { phone: phone!, locale: 'zh-CN' }, origin)
  const taken = { ...given, phone: phone!, code: lastCode, agreed: true }
  expect(await codeOf(handOverChild(as(guardian), taken, origin))).toBe('phone-taken')
})
