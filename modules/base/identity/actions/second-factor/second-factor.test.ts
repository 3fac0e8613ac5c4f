import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { administrations, roles, type Role } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { fillIdentityPorts } from '../../ports.ts'
import { identityDb } from '../../schema/db.ts'
import { buildStaff, contextFor, nextOf, prepareIdentity, sessionOf } from '../../testing.ts'
import { insertPassword } from '../create-staff.ts'
import { admit } from '../sign-in/admit.ts'
import { closeSignIn } from '../sign-in/auth.ts'
import { createAuthenticate } from '../sign-in/authenticate.ts'
import { enterWithPassword } from '../sign-in/enter-with-password.ts'
import { enterWithSecondFactor, offerAtSignIn, setUpAtSignIn } from '../sign-in/enter-with-second-factor.ts'
import { hashPassword } from '../sign-in/password.ts'
import { openSession } from '../sign-in/open-session.ts'
import { confirmTotp, offerTotp, removeTotp, renewRecoveryCodes } from './totp.ts'

vi.mock('#modules/base/places/index.ts', () => ({ palacesByIds: async () => new Map() }))

const database = testDatabase()
const clock = fakeClock(Temporal.Now.instant().round('millisecond').subtract({ hours: 1000 }))
const told: { personId: string; what: string }[] = []
const origin = { address: '192.0.2.9', device: 'Desk', mark: 'm' }
beforeAll(() => {
  prepareIdentity(database.url)
  fillIdentityPorts({ tell: async (_, notice) => void told.push(notice) })
})
afterAll(closeSignIn)
beforeEach(() => {
  told.length = 0
  clock.advance({ hours: 25 })
})

const nobody = () => contextFor({ personId: null, grants: [] }, { db: database.db, clock })
const as = (personId: string) => contextFor({ personId, grants: [] }, { db: database.db, clock })
const codeOf = async (failing: Promise<unknown>) =>
  ((await failing.catch((error: unknown) => error)) as { code: string }).code
const app = (key: string, later = 0) =>
  createOTP(base32.decode(key)).hotp(Math.floor(clock.now().epochMilliseconds / 30_000) + later)
const enter = (personId: string) => admit(nobody(), personId, { by: 'code', origin })
const placeOf = (role: Role) =>
  [...administrations, 'federationOfficer'].includes(role) ? { scope: '42' } : { palaceId: newId() }
const staffOf = (role: Role) =>
  buildStaff(database.db, { role, ...placeOf(role) } as { role: Role; scope: string })

/** An administrator with an authenticator, who is signed in. */
async function setUp(role: Role = 'securityAdministrator') {
  const { personId } = await staffOf(role)
  const { challenge } = nextOf(await enter(personId), 'setUp')
  const { key } = await offerAtSignIn(nobody(), { challenge, issuer: '文化宫' })
  const { session, recoveryCodes } = await setUpAtSignIn(
    nobody(),
    { challenge, code: await app(key) },
    origin,
  )
  clock.advance({ minutes: 1 })
  const challengeNow = async () => nextOf(await enter(personId), 'secondFactor').challenge
  const show = async (code: string) =>
    enterWithSecondFactor(nobody(), { challenge: await challengeNow(), code }, origin)
  return { personId, key, session, recoveryCodes, show }
}

test.each(roles)('who is %s must set up a second factor, or need not', async (role) => {
  const { personId } = await staffOf(role)
  const admitted = await enter(personId)
  const must = administrations.some((one) => one === role)
  expect('next' in admitted ? admitted.next.step : 'session').toBe(must ? 'setUp' : 'session')
})

test('an administrator without one has no session, by password or by code, until it is proved', async () => {
  const { personId } = await staffOf('systemAdministrator')
  const password = 'correct horse battery'
  const passwordHash = await hashPassword(password)
  await insertPassword(database.db, {
    id: personId,
    username: 'sys',
    passwordHash,
    chosenByOwner: true,
    now: clock.now(),
  })
  const { challenge } = nextOf(
    await enterWithPassword(nobody(), { username: 'sys', password }, origin),
    'setUp',
  )
  const offer = await offerAtSignIn(nobody(), { challenge, issuer: '文化宫' })
  expect(offer.address).toContain('sys')
  expect(await offerAtSignIn(nobody(), { challenge, issuer: '文化宫' })).toEqual(offer)
  expect(await codeOf(setUpAtSignIn(nobody(), { challenge, code: '000000' }, origin))).toBe(
    'second-factor-wrong',
  )
  const sessions = await identityDb(database.db)
    .selectFrom('identity.sign_in_session')
    .select('id')
    .where('person_id', '=', personId)
    .execute()
  expect(sessions).toEqual([])
  await setUpAtSignIn(nobody(), { challenge, code: await app(offer.key) }, origin)
  expect(told).toContainEqual({ personId, what: 'totpSet' })
})

test('a challenge is good for its own step, for ten minutes, and cannot be made up', async () => {
  const { personId } = await staffOf('auditor')
  const { challenge } = nextOf(await enter(personId), 'setUp')
  const asSecond = enterWithSecondFactor(nobody(), { challenge, code: '000000' }, origin)
  expect(await codeOf(asSecond)).toBe('sign-in-over')
  expect(await codeOf(offerAtSignIn(nobody(), { challenge: `${challenge}x`, issuer: 'x' }))).toBe(
    'sign-in-over',
  )
  clock.advance({ minutes: 11 })
  expect(await codeOf(offerAtSignIn(nobody(), { challenge, issuer: 'x' }))).toBe('sign-in-over')
})

describe('a code of the app', () => {
  test('lets in once: not a second time, nor two at once', async () => {
    const { key, show } = await setUp()
    const code = await app(key)
    const both = await Promise.allSettled([show(code), show(code)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codeOf(show(code))).toBe('second-factor-wrong')
    clock.advance({ seconds: 30 })
    expect(await codeOf(show(code))).toBe('second-factor-wrong')
    await show(await app(key))
  })

  test('is refused after five wrong ones, even the right one, until a quarter of an hour has passed', async () => {
    const { key, show } = await setUp()
    for (let n = 0; n < 5; n++) expect(await codeOf(show('000000'))).toBe('second-factor-wrong')
    expect(await codeOf(show(await app(key)))).toBe('too-many-attempts')
    clock.advance({ minutes: 15 })
    await show(await app(key))
  })

  test('of someone else is wrong', async () => {
    const [one, two] = [await setUp(), await setUp('auditor')]
    expect(await codeOf(one.show(await app(two.key)))).toBe('second-factor-wrong')
  })
})

describe('a recovery code', () => {
  test('lets in once, however it is typed, and its owner is told', async () => {
    const { personId, recoveryCodes, show } = await setUp()
    const [first, second] = recoveryCodes as [string, string]
    await show(first.toLowerCase().replaceAll('-', ' '))
    expect(told).toContainEqual({ personId, what: 'recoveryUsed' })
    expect(await codeOf(show(first))).toBe('second-factor-wrong')
    await show(second)
  })

  test('cannot be guessed: five tries an hour', async () => {
    const { recoveryCodes, show } = await setUp()
    for (let n = 0; n < 5; n++) expect(await codeOf(show('AAAA-BBBB-CCCC-DDDD'))).toBe('second-factor-wrong')
    expect(await codeOf(show(recoveryCodes[0]!))).toBe('too-many-attempts')
    clock.advance({ hours: 1 })
    await show(recoveryCodes[0]!)
  })

  test('is replaced by new ones against a code of the app', async () => {
    const { personId, key, recoveryCodes, show } = await setUp()
    expect(await codeOf(renewRecoveryCodes(as(personId), { code: '000000' }))).toBe('second-factor-wrong')
    const renewed = await renewRecoveryCodes(as(personId), { code: await app(key) })
    expect(await codeOf(show(recoveryCodes[0]!))).toBe('second-factor-wrong')
    await show(renewed.recoveryCodes[0]!)
  })
})

test('a new phone takes over only with a code of the old one, and other devices are signed out', async () => {
  const { personId, key, session, recoveryCodes } = await setUp()
  const offer = await offerTotp(as(personId), { issuer: '文化宫' })
  const move = async (current: string) => confirmTotp(as(personId), { code: await app(offer.key), current })
  const refused = (await move('000000').catch((error: unknown) => error)) as { code: string; field: string }
  expect([refused.code, refused.field]).toEqual(['second-factor-wrong', 'current'])
  await move(recoveryCodes[0]!)
  expect(await createAuthenticate({ db: database.db, clock })(bearer(session.token))).toBeNull()
  clock.advance({ minutes: 1 })
  expect(await codeOf(renewRecoveryCodes(as(personId), { code: await app(key) }))).toBe('second-factor-wrong')
  await renewRecoveryCodes(as(personId), { code: await app(offer.key) })
})

const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })

test('an administrator cannot turn it off; other staff can, and are then let in without', async () => {
  const admin = await setUp()
  expect(await codeOf(removeTotp(as(admin.personId), { code: await app(admin.key) }))).toBe(
    'second-factor-stays',
  )
  const { personId } = await staffOf('director')
  const { key } = await offerTotp(as(personId), { issuer: '文化宫' })
  await confirmTotp(as(personId), { code: await app(key) })
  clock.advance({ minutes: 1 })
  nextOf(await enter(personId), 'secondFactor')
  expect(await codeOf(removeTotp(as(personId), { code: '000000' }))).toBe('second-factor-wrong')
  await removeTotp(as(personId), { code: await app(key) })
  sessionOf(await enter(personId))
})

test('a session without a second factor carries no administration, whatever was granted since', async () => {
  const { personId } = await staffOf('securityAdministrator')
  const grants = async (secondFactor: boolean) => {
    const { token } = await openSession(nobody(), personId, { by: 'code', secondFactor, origin })
    return (await createAuthenticate({ db: database.db, clock })(bearer(token)))!.actor.grants
  }
  expect(await grants(false)).toEqual([])
  expect(await grants(true)).toEqual([{ role: 'securityAdministrator', scope: '42' }])
})

test('neither secrets nor codes stand in clear in any table', async () => {
  const { key, recoveryCodes } = await setUp()
  const secret = Buffer.from(base32.decode(key))
  const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('identity', 'journal')`.execute(database.db)
  for (const { name } of rows) {
    const dump = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      database.db,
    )
    for (const { row } of dump.rows)
      for (const clear of [
        key,
        secret.toString('hex'),
        Buffer.from(secret.toString('base64')).toString('hex'),
        ...recoveryCodes,
      ])
        expect(row).not.toContain(clear)
  }
})

test('a new device is told, a known one is not, nor the very first', async () => {
  const { personId } = await staffOf('desk')
  const from = (mark: string) => admit(nobody(), personId, { by: 'code', origin: { ...origin, mark } })
  await from('phone')
  await from('phone')
  expect(told).toEqual([])
  await from('other')
  expect(told).toEqual([{ personId, what: 'newDevice', device: 'Desk' }])
})
