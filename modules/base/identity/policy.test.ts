import { describe, expect, test } from 'vitest'
import { type Actor, type Grant, type Role, roles, system, visitor } from '#kit/access/index.ts'
import {
  canCareFor,
  canCreateStaff,
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
  admin: held({ role: 'administrator', scope: '42' }),
  city: held({ role: 'federationOfficer', scope: '4201' }),
  director: held({ role: 'director', palaceId: 'jiangan' }),
  auditor: held({ role: 'auditor', scope: '42' }),
  desk: held({ role: 'desk', palaceId: 'jiangan' }),
  worker: { personId: 'me', grants: [] } as Actor,
  visitor,
  system,
}
type Who = keyof typeof actors

/** Which role, where: who may grant it. Everyone not named is refused. */
const grants: [Role, { scope: string } | typeof palace, Who[]][] = [
  ['administrator', over('42'), ['admin', 'system']],
  ['administrator', over('4201'), ['admin', 'system']],
  ['administrator', over('43'), ['system']],
  ['auditor', over('42'), ['admin', 'system']],
  ['auditor', over('4201'), ['admin', 'system']],
  ['federationOfficer', over('42'), ['admin', 'system']],
  ['federationOfficer', over('4201'), ['admin', 'system']],
  ['federationOfficer', over('420102'), ['admin', 'city', 'system']],
  ['federationOfficer', over('420502'), ['admin', 'system']],
  ['director', palace, ['admin', 'city', 'system']],
  ['director', elsewhere, ['admin', 'system']],
  ['programmer', palace, ['admin', 'city', 'director', 'system']],
  ['hallManager', palace, ['admin', 'city', 'director', 'system']],
  ['teacher', palace, ['admin', 'city', 'director', 'system']],
  ['desk', palace, ['admin', 'city', 'director', 'system']],
  ['desk', elsewhere, ['admin', 'system']],
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
  expect(canGrant(actors.admin, { role: 'desk', ...palace }, 'me')).toEqual({
    allowed: false,
    reason: 'identity:reasons.notToYourself',
  })
})

test.each<[string, (actor: Actor) => { allowed: boolean }, Who[]]>([
  ['find people', canFindPeople, ['admin', 'city', 'director', 'desk', 'system']],
  ['unmask a name', canUnmask, ['admin', 'city', 'director', 'desk', 'system']],
  ['see roles', canSeeRoles, ['admin', 'city', 'director', 'auditor', 'system']],
  ['create staff', canCreateStaff, ['admin', 'city', 'director', 'system']],
  ['keep their own things', isSomeone, ['admin', 'city', 'director', 'auditor', 'desk', 'worker']],
])('who may %s', (_, may, who) => {
  const yes = (Object.keys(actors) as Who[]).filter((one) => may(actors[one]).allowed)
  expect(yes.toSorted()).toEqual(who.toSorted())
})

test('a child is cared for by its guardian alone', () => {
  expect(canCareFor(actors.worker, { guardianId: 'me' }).allowed).toBe(true)
  expect(canCareFor(actors.worker, { guardianId: 'other' }).allowed).toBe(false)
  expect(canCareFor(actors.worker, { guardianId: null }).allowed).toBe(false)
  expect(canCareFor(actors.worker, null).allowed).toBe(false)
  expect(canCareFor(visitor, { guardianId: null }).allowed).toBe(false)
  expect(canCareFor(actors.admin, { guardianId: 'other' }).allowed).toBe(false)
})
