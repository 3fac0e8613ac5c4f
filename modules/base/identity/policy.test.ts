import { describe, expect, test } from 'vitest'
import {
  type Actor,
  administrations,
  type Grant,
  type Role,
  roles,
  system,
  visitor,
} from '#kit/access/index.ts'
import {
  canCareFor,
  canCreateStaff,
  canHelpBackIn,
  canIssueToken,
  canSeeAccounts,
  canSeeSignIns,
  canSeeTokens,
  canFindPeople,
  canGrant,
  canSeeRoles,
  canUnmask,
  isSomeone,
  type RolePlace,
} from './policy.ts'

const held = (grant: Grant): Actor => ({ personId: 'me', grants: [grant] })
const over = (scope: string) => ({ scope })
const palace = { divisionCode: '420102', palaceId: 'jiangan' }
const elsewhere = { divisionCode: '420502', palaceId: 'xiling' }

const actors = {
  security: held({ role: 'securityAdministrator', scope: '42' }),
  keeper: held({ role: 'systemAdministrator', scope: '42' }),
  city: held({ role: 'federationOfficer', scope: '4201' }),
  director: held({ role: 'director', palaceId: 'jiangan' }),
  auditor: held({ role: 'auditor', scope: '42' }),
  desk: held({ role: 'desk', palaceId: 'jiangan' }),
  worker: { personId: 'me', grants: [] } as Actor,
  visitor,
  system,
}
const deskHere: RolePlace = { role: 'desk', ...palace }
const overAll: RolePlace = { role: 'auditor', scope: '42' }
const beyond: RolePlace = { role: 'auditor', scope: '43' }
type Who = keyof typeof actors

/** Which role, where: who may grant it. Everyone not named is refused. */
const grants: [Role, { scope: string } | typeof palace, Who[]][] = [
  ['systemAdministrator', over('42'), ['security', 'system']],
  ['securityAdministrator', over('42'), ['security', 'system']],
  ['securityAdministrator', over('4201'), ['security', 'system']],
  ['securityAdministrator', over('43'), ['system']],
  ['auditor', over('42'), ['security', 'system']],
  ['auditor', over('4201'), ['security', 'system']],
  ['federationOfficer', over('42'), ['security', 'system']],
  ['federationOfficer', over('4201'), ['security', 'system']],
  ['federationOfficer', over('420102'), ['security', 'city', 'system']],
  ['federationOfficer', over('420502'), ['security', 'system']],
  ['director', palace, ['security', 'city', 'system']],
  ['director', elsewhere, ['security', 'system']],
  ['programmer', palace, ['security', 'city', 'director', 'system']],
  ['hallManager', palace, ['security', 'city', 'director', 'system']],
  ['teacher', palace, ['security', 'city', 'director', 'system']],
  ['desk', palace, ['security', 'city', 'director', 'system']],
  ['desk', elsewhere, ['security', 'system']],
]

describe.each(grants)('the role %s at %j', (role, where, may) => {
  test.each(Object.keys(actors) as Who[])(`is granted by ${may.join(', ')}: %s`, (who) => {
    expect(canGrant(actors[who], { role, ...where } as RolePlace, 'someone').allowed).toBe(may.includes(who))
  })
})

test('every role stands in the matrix', () => {
  expect(new Set(grants.map(([role]) => role))).toEqual(new Set(roles))
})

test('nobody grants to themselves', () => {
  expect(canGrant(actors.security, { role: 'desk', ...palace }, 'me')).toEqual({
    allowed: false,
    reason: 'identity:reasons.notToYourself',
  })
})

const helpers: Who[] = ['security', 'system']

test.each<[string, (actor: Actor) => { allowed: boolean }, Who[]]>([
  ['find people', canFindPeople, ['security', 'city', 'director', 'desk', 'system']],
  ['unmask a name', (actor: Actor) => canUnmask(actor, [palace]), ['city', 'director', 'desk', 'system']],
  ['see roles', canSeeRoles, ['security', 'keeper', 'city', 'director', 'auditor', 'system']],
  ['see tokens', canSeeTokens, ['security', 'director', 'system']],
  ['see accounts', canSeeAccounts, ['security', 'keeper', 'auditor', 'system']],
  ['see sign-ins', canSeeSignIns, ['security', 'auditor', 'system']],
  ['issue a token here', (actor) => canIssueToken(actor, palace), ['security', 'director']],
  ['issue a token elsewhere', (actor) => canIssueToken(actor, elsewhere), ['security']],
  ['issue a token for a province', (actor) => canIssueToken(actor, { divisionCode: '42' }), ['security']],
  ['help a member of the desk back in', (actor) => canHelpBackIn(actor, 'someone', [deskHere]), helpers],
  ['help an administrator back in', (actor) => canHelpBackIn(actor, 'someone', [overAll]), helpers],
  ['help somebody of another province', (actor) => canHelpBackIn(actor, 'someone', [beyond]), ['system']],
  ['help themselves back in', (actor) => canHelpBackIn(actor, 'me', []), ['system']],
  ['create staff', canCreateStaff, ['keeper', 'city', 'director', 'system']],
  [
    'keep their own things',
    isSomeone,
    ['security', 'keeper', 'city', 'director', 'auditor', 'desk', 'worker'],
  ],
])('who may %s', (_, may, who) => {
  const yes = (Object.keys(actors) as Who[]).filter((one) => may(actors[one]).allowed)
  expect(yes.toSorted()).toEqual(who.toSorted())
})

test.each(administrations)('the %s sees nobody unmasked, whatever else they are', (role) => {
  const grants: Grant[] = [
    { role, scope: '42' },
    { role: 'director', palaceId: 'jiangan' },
  ]
  expect(canUnmask({ personId: 'me', grants }, [palace]).allowed).toBe(false)
})

test('a name stays masked for those whom its bearer has nothing to do with', () => {
  expect(canUnmask(actors.desk, [elsewhere])).toEqual({
    allowed: false,
    reason: 'identity:reasons.notYourPeople',
  })
  expect(canUnmask(actors.city, [{ divisionCode: '420502' }]).allowed).toBe(false)
  expect(canUnmask(actors.desk, []).allowed).toBe(false)
})

test('a child is cared for by its guardian alone', () => {
  expect(canCareFor(actors.worker, { guardianId: 'me' }).allowed).toBe(true)
  expect(canCareFor(actors.worker, { guardianId: 'other' }).allowed).toBe(false)
  expect(canCareFor(actors.worker, { guardianId: null }).allowed).toBe(false)
  expect(canCareFor(actors.worker, null).allowed).toBe(false)
  expect(canCareFor(visitor, { guardianId: null }).allowed).toBe(false)
  expect(canCareFor(actors.security, { guardianId: 'other' }).allowed).toBe(false)
})
