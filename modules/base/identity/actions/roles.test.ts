import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Actor, administrations } from '#kit/access/index.ts'
import { newId } from '#kit/db/id.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { fillIdentityPorts } from '../ports.ts'
import { rolesOf, rolesWithin } from '../queries/roles.ts'
import { identityDb } from '../schema/db.ts'
import { buildPerson, buildStaff, contextFor, nextOf, prepareIdentity, sessionOf } from '../testing.ts'
import { chooseAtSignIn } from './change-password.ts'
import { createStaff } from './create-staff.ts'
import { findPeople, unmaskName } from './find-people.ts'
import { becomeFirstAdministrator, firstAdministratorLinks } from './first-administrator.ts'
import { grantRole, withdrawRole } from './grant-role.ts'
import { createAuthenticate } from './sign-in/authenticate.ts'
import { closeSignIn } from './sign-in/auth.ts'
import { enterWithPassword } from './sign-in/enter-with-password.ts'

const palaceId = newId()
const far = newId()
vi.mock('#modules/base/places/index.ts', () => ({
  palacesByIds: async (_: unknown, ids: string[]) =>
    new Map(
      ids.flatMap((id) =>
        id === palaceId
          ? [[id, { divisionCode: '420102' }]]
          : id === far
            ? [[id, { divisionCode: '420502' }]]
            : [],
      ),
    ),
}))

const database = testDatabase()
const clock = fakeClock(Temporal.Now.instant().round('millisecond').subtract({ hours: 12 }))
beforeAll(() => prepareIdentity(database.url))
afterAll(closeSignIn)

const as = (actor: Actor) => contextFor(actor, { db: database.db, clock })
const codeOf = async (failing: Promise<unknown>) =>
  ((await failing.catch((error: unknown) => error)) as { code: string }).code
const origin = { address: '192.0.2.9', device: 'Desk' }
const staff = (name: string) => ({ name: '梅景行', username: name, password: 'correct horse battery' })
const nobody = { personId: null, grants: [] }

describe('the first administrators', () => {
  const linksNow = async (at = clock) =>
    (await firstAdministratorLinks({ db: database.db, clock: at }, 'http://localhost:3000')).map(
      ({ office, link }) => ({ office, token: new URL(link).searchParams.get('token')! }),
    )

  test('come by two links that work once each, however many use one at once', async () => {
    const [system, security] = await linksNow()
    expect([system!.office, security!.office]).toEqual(['systemAdministrator', 'securityAdministrator'])
    const { token } = system!
    expect(
      await codeOf(becomeFirstAdministrator(as(nobody), { token: `${token}x`, ...staff('forger') })),
    ).toBe('link-over')
    const tries = await Promise.allSettled(
      ['first', 'second'].map((name) => becomeFirstAdministrator(as(nobody), { token, ...staff(name) })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await linksNow()).map(({ office }) => office)).toEqual(['securityAdministrator'])
    await becomeFirstAdministrator(as(nobody), { token: security!.token, ...staff('third') })
    expect(await linksNow()).toEqual([])
    const held = await identityDb(database.db)
      .selectFrom('identity.role_assignment')
      .select(['role', 'scope'])
      .orderBy('role')
      .execute()
    expect(held).toEqual([
      { role: 'securityAdministrator', scope: '42' },
      { role: 'systemAdministrator', scope: '42' },
    ])
  })

  test('a link is over after a day', async () => {
    await identityDb(database.db).deleteFrom('identity.role_assignment').execute()
    const late = { now: () => clock.now().add({ hours: 25 }) }
    const { token } = (await linksNow())[0]!
    expect(
      await codeOf(
        becomeFirstAdministrator(contextFor(nobody, { db: database.db, clock: late }), {
          token,
          ...staff('late'),
        }),
      ),
    ).toBe('link-over')
  })
})

describe('staff with a password', () => {
  test('sign in for a day, and their grants come with them', async () => {
    const keeper = await buildStaff(database.db, { role: 'systemAdministrator', scope: '42' })
    const security = await buildStaff(database.db, { role: 'securityAdministrator', scope: '42' })
    const { id } = await createStaff(as(keeper), staff('Mei'))
    expect(await codeOf(createStaff(as(security), staff('Own')))).toBe('not-allowed')
    expect(await codeOf(grantRole(as(keeper), { personId: id, role: 'director', palaceId }))).toBe(
      'not-allowed',
    )
    await grantRole(as(security), { personId: id, role: 'director', palaceId })
    const given = await enterWithPassword(
      as(nobody),
      { username: 'mei ', password: 'correct horse battery' },
      origin,
    )
    const { challenge } = nextOf(given, 'choosePassword')
    const choose = (password: string) => chooseAtSignIn(as(nobody), { challenge, password }, origin)
    expect(await codeOf(choose('correct horse battery'))).toBe('password-same')
    expect(await codeOf(choose('short'))).toBe('password-too-short')
    const session = sessionOf(await choose('a sentence of her own'))
    expect(session).toMatchObject({ personId: id, days: 1 })
    const found = await createAuthenticate({ db: database.db, clock })(
      new Headers({ cookie: `session=${session.token}` }),
    )
    expect(found).toMatchObject({
      actor: { grants: [{ role: 'director', palaceId }] },
      viewer: { name: '梅景行', staff: true },
    })
    const [row] = await identityDb(database.db)
      .selectFrom('identity.sign_in_account')
      .select('password')
      .where('person_id', '=', id)
      .execute()
    expect(row!.password).not.toContain('horse')
  })

  test('a wrong password and an unknown name get the same answer, and the eleventh try in an hour none', async () => {
    const admin = await buildStaff(database.db, { role: 'systemAdministrator', scope: '42' })
    await createStaff(as(admin), staff('guessed'))
    const tries = (username: string) =>
      codeOf(enterWithPassword(as(nobody), { username, password: 'wrong password' }, origin))
    expect(await tries('guessed')).toBe('password-wrong')
    expect(await tries('nobody.here')).toBe('password-wrong')
    for (let n = 0; n < 9; n++) await tries('guessed')
    const right = enterWithPassword(
      as(nobody),
      { username: 'guessed', password: 'correct horse battery' },
      origin,
    )
    expect(await codeOf(right)).toBe('too-many-attempts')
  })

  test.each([
    [{ password: 'short' }, 'password-too-short'],
    [{ username: 'Mei' }, 'username-taken'],
    [{ phone: '123' }, 'phone-not-understood'],
    [{ username: 'a b' }, 'invalid-input'],
  ])('%j is refused as %s', async (wrong, code) => {
    const admin = await buildStaff(database.db, { role: 'systemAdministrator', scope: '42' })
    expect(await codeOf(createStaff(as(admin), { ...staff('fresh'), ...wrong }))).toBe(code)
  })

  test('nobody gets a password beside the account of someone else', async () => {
    const director = await buildStaff(database.db, { role: 'director', palaceId })
    const worker = await buildPerson(database.db)
    expect(await codeOf(createStaff(as(director), { ...staff('thief'), phone: worker.phone! }))).toBe(
      'phone-taken',
    )
  })
})

describe('roles', () => {
  test('are given downward, once at a time, and taken back', async () => {
    const director = await buildStaff(database.db, { role: 'director', palaceId })
    const { id: personId } = await buildPerson(database.db)
    const desk = { personId, role: 'desk', palaceId } as const
    const { id } = await grantRole(as(director), desk)
    expect(await codeOf(grantRole(as(director), desk))).toBe('role-held-already')
    expect(await codeOf(grantRole(as(director), { ...desk, palaceId: far }))).toBe('not-allowed')
    expect(await codeOf(grantRole(as(director), { ...desk, role: 'director' }))).toBe('not-allowed')
    expect(await codeOf(grantRole(as(director), { ...desk, palaceId: newId() }))).toBe(
      'role-scope-does-not-fit',
    )
    expect(await codeOf(grantRole(as(director), { personId, role: 'desk', scope: '4201' }))).toBe(
      'role-scope-does-not-fit',
    )
    expect(await rolesOf(database.db, personId, clock.now())).toMatchObject([{ role: 'desk', palaceId }])
    clock.advance({ minutes: 1 })
    expect(
      await codeOf(withdrawRole(as({ personId, grants: [{ role: 'desk', palaceId }] }), { roleId: id })),
    ).toBe('not-allowed')
    await withdrawRole(as(director), { roleId: id })
    await withdrawRole(as(director), { roleId: id })
    expect(await rolesOf(database.db, personId, clock.now())).toEqual([])
    await grantRole(as(director), desk)
  })

  test.each(
    administrations.flatMap((one) => administrations.filter((two) => two !== one).map((two) => [one, two])),
  )('a %s does not become %s beside it', async (one, two) => {
    const security = await buildStaff(database.db, { role: 'securityAdministrator', scope: '42' })
    const { personId } = await buildStaff(database.db, { role: one!, scope: '42' })
    const second = { personId, role: two!, scope: '4201' }
    expect(await codeOf(grantRole(as(security), second))).toBe('administration-held-already')
  })

  test('end with their term, and a term must lie ahead', async () => {
    const admin = await buildStaff(database.db, { role: 'securityAdministrator', scope: '42' })
    const { id: personId } = await buildPerson(database.db)
    const until = clock.now().add({ hours: 1 })
    const role = { personId, role: 'federationOfficer', scope: '4201' } as const
    expect(
      await codeOf(grantRole(as(admin), { ...role, until: clock.now().subtract({ hours: 1 }).toString() })),
    ).toBe('role-term-over')
    await grantRole(as(admin), { ...role, until: until.toString() })
    expect(await rolesOf(database.db, personId, until.subtract({ seconds: 1 }))).toHaveLength(1)
    expect(await rolesOf(database.db, personId, until)).toHaveLength(0)
  })

  test('are listed within one’s own part of the tree', async () => {
    const city = await buildStaff(database.db, { role: 'federationOfficer', scope: '4201' })
    const seen = await rolesWithin(database.db, { actor: city, now: clock.now(), palaceIds: [palaceId] })
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.every(({ scope, palaceId: own }) => own === palaceId || scope!.startsWith('4201'))).toBe(true)
    const worker = { personId: newId(), grants: [] }
    expect(await rolesWithin(database.db, { actor: worker, now: clock.now(), palaceIds: [] })).toEqual([])
  })
})

describe('looking people up', () => {
  test('is for staff, masked, and unmasking stands in the journal with its reason', async () => {
    const desk = await buildStaff(database.db, { role: 'desk', palaceId })
    const worker = await buildPerson(database.db, { name: '向一鸣', phone: '15466667777' })
    const masked = { id: worker.id, nameMasked: '向*', phoneMasked: '154****7777', synthetic: true }
    expect(await findPeople(as(desk), { digits: '154 6666 7777' })).toEqual([masked])
    expect(await findPeople(as(desk), { digits: '7777' })).toContainEqual(masked)
    expect(await findPeople(as(desk), { digits: 'nobody.here' })).toEqual([])
    expect(await codeOf(findPeople(as(desk), { digits: '77' }))).toBe('phone-not-understood')
    expect(await codeOf(findPeople(as({ personId: worker.id, grants: [] }), { digits: '7777' }))).toBe(
      'not-allowed',
    )
    const unmask = () => unmaskName(as(desk), { personId: worker.id, reason: 'checkIn' })
    expect(await codeOf(unmask())).toBe('not-allowed')
    fillIdentityPorts({ palacesOfPerson: async () => [palaceId] })
    expect(await unmask()).toEqual({ name: '向一鸣' })
    expect(await codeOf(unmaskName(as(nobody), { personId: worker.id, reason: 'checkIn' }))).toBe(
      'sign-in-needed',
    )
    const entry = await database.db
      .withTables<{
        'journal.entry': { actor_id: string; subject_id: string; after: object; action: string }
      }>()
      .selectFrom('journal.entry')
      .selectAll()
      .where('action', '=', 'identity.unmaskName')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      actor_id: desk.personId,
      subject_id: worker.id,
      after: { reason: 'checkIn' },
    })
  })
})
