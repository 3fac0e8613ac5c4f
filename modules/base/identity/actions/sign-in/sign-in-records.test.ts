import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { accountsOfStaff } from '../../queries/accounts.ts'
import { signInRecords } from '../../queries/sign-in-records.ts'
import { buildPerson, buildStaff, contextFor, prepareIdentity } from '../../testing.ts'
import { insertPassword } from '../create-staff.ts'
import { admit } from './admit.ts'
import { closeSignIn } from './auth.ts'
import { enterWithPassword } from './enter-with-password.ts'
import { hashPassword } from './password.ts'

const database = testDatabase()
const clock = fakeClock(Temporal.Now.instant().round('millisecond').subtract({ hours: 1000 }))
const origin = { address: '192.0.2.44', device: 'Firefox' }
const nobody = () => contextFor({ personId: null, grants: [] }, { db: database.db, clock })
const administrator = (scope: string): Actor => ({
  personId: newId(),
  grants: [{ role: 'securityAdministrator', scope }],
})
const seenBy = (actor: Actor) => signInRecords(database.db, { actor, now: clock.now(), palaceIds: [] })

let password: string
beforeAll(async () => {
  prepareIdentity(database.url)
  password = await hashPassword('a right password')
})
afterAll(closeSignIn)
beforeEach(() => void clock.advance({ hours: 25 }))

async function officer(scope: string, username: string) {
  const { personId } = await buildStaff(database.db, { role: 'federationOfficer', scope })
  await insertPassword(database.db, {
    id: personId,
    username,
    passwordHash: password,
    chosenByOwner: true,
    now: clock.now(),
  })
  return personId
}
const enter = (username: string, typed: string) =>
  enterWithPassword(nobody(), { username, password: typed }, origin)

test('who of the staff came in, and who tried in vain, is seen by whoever keeps their place', async () => {
  await officer('4201', 'wuhan-one')
  await officer('4205', 'yichang-one')
  await enter('wuhan-one', 'a right password')
  for (const name of ['wuhan-one', 'yichang-one', 'nobody-at-all'])
    await expect(enter(name, 'wrong')).rejects.toMatchObject({ code: 'password-wrong' })
  const shown = (rows: Awaited<ReturnType<typeof seenBy>>) =>
    rows.map(({ username, succeeded }) => `${username} ${succeeded}`).toSorted()
  expect(shown(await seenBy(administrator('42')))).toEqual([
    'null false',
    'wuhan-one false',
    'wuhan-one true',
    'yichang-one false',
  ])
  expect(shown(await seenBy(administrator('4201')))).toEqual(['wuhan-one false', 'wuhan-one true'])
  expect(shown(await seenBy(administrator('43')))).toEqual(['null false'])
  expect(await seenBy(administrator('4209'))).toEqual([])
  const [latest] = await seenBy(administrator('4205'))
  expect(latest).toMatchObject({ address: '192.0.2.44', device: 'Firefox', by: 'password' })
})

test('a worker leaves no record', async () => {
  const { id } = await buildPerson(database.db)
  const before = await seenBy(administrator('42'))
  await admit(nobody(), id, { by: 'code', origin })
  expect(await seenBy(administrator('42'))).toEqual(before)
})

test('an account is locked when its next try is refused, and no longer when it is not', async () => {
  await officer('4203', 'ten-times')
  const account = async () =>
    (
      await accountsOfStaff(database.db, { actor: administrator('42'), now: clock.now(), palaceIds: [] })
    ).find(({ username }) => username === 'ten-times')!
  for (let tries = 0; tries < 10; tries++) {
    expect(await account()).toMatchObject({ tries, locked: false })
    await expect(enter('ten-times', 'wrong')).rejects.toMatchObject({ code: 'password-wrong' })
  }
  expect(await account()).toMatchObject({ tries: 10, locked: true })
  await expect(enter('ten-times', 'a right password')).rejects.toMatchObject({ code: 'too-many-attempts' })
  clock.advance({ hours: 1 })
  expect(await account()).toMatchObject({ tries: 0, locked: false })
})
