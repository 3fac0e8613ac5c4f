import { describe, expect, test } from 'vitest'
import { roles, system, visitor, type Actor, type Role } from '#kit/access/index.ts'
import { canOverride, canSetStandard } from './policy.ts'

const palace = { divisionCode: '420102', palaceId: 'p1' }
const matrix: Record<Role, string> = {
  systemAdministrator: 'override set',
  securityAdministrator: '',
  auditor: '',
  federationOfficer: 'override set',
  director: 'override',
  programmer: '',
  hallManager: '',
  teacher: '',
  desk: '',
}
const may = (actor: Actor, scope = '4201') =>
  [canOverride(actor, palace).allowed && 'override', canSetStandard(actor, scope).allowed && 'set']
    .filter(Boolean)
    .join(' ')
const actor = (grant: Actor['grants'][number]): Actor => ({ personId: 'x', grants: [grant] })

describe.each(roles)('%s', (role) => {
  test.each(['42', '4201'])('may over %s what the matrix says', (scope) =>
    expect(may(actor({ role, scope }))).toBe(matrix[role]),
  )
  test('below the scope sets nothing for it', () => {
    expect(may(actor({ role, scope: '420102' }))).toBe(matrix[role].replace('override set', 'override'))
  })
  test('at the palace sets nothing wider', () => {
    expect(may(actor({ role, palaceId: 'p1' }))).toBe(matrix[role].replace('override set', 'override'))
  })
  test('elsewhere sets nothing', () => expect(may(actor({ role, scope: '4205' }))).toBe(''))
})

test('what holds everywhere is the installation’s; a visitor may nothing', () => {
  expect(canSetStandard(actor({ role: 'systemAdministrator', scope: '42' }), '').allowed).toBe(false)
  expect(canSetStandard(system, '').allowed).toBe(true)
  expect(may(visitor)).toBe('')
})
