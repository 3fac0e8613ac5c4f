import { describe, expect, test } from 'vitest'
import { roles, type Actor, type Role } from '#kit/access/index.ts'
import { canCancel, canEdit, canPublish, canRead } from './policy.ts'

const palace = { divisionCode: '420102', palaceId: 'p1' }
/** Role → what it may do at a palace in its scope. */
const matrix: Record<Role, string> = {
  systemAdministrator: '',
  securityAdministrator: '',
  auditor: 'read',
  federationOfficer: 'read publish cancel',
  director: 'read edit publish cancel',
  programmer: 'read edit cancel',
  hallManager: 'read edit cancel',
  teacher: 'read',
  desk: 'read',
}
const may = (actor: Actor) =>
  [
    canRead(actor, palace).allowed && 'read',
    canEdit(actor, palace).allowed && 'edit',
    canPublish(actor, palace).allowed && 'publish',
    canCancel(actor, palace).allowed && 'cancel',
  ]
    .filter(Boolean)
    .join(' ')

describe.each(roles)('%s', (role) => {
  const actor = (grant: Actor['grants'][number]): Actor => ({ personId: 'x', grants: [grant] })

  test.each([
    ['at the palace', { role, palaceId: 'p1' }],
    ['in its division', { role, scope: '4201' }],
    ['in the province', { role, scope: '42' }],
  ])('may, granted %s, what the matrix says', (_, grant) => {
    expect(may(actor(grant))).toBe(matrix[role])
  })

  test.each([
    ['another palace', { role, palaceId: 'p2' }],
    ['another division', { role, scope: '4202' }],
  ])('may nothing with a grant for %s', (_, grant) => {
    expect(may(actor(grant))).toBe('')
  })
})

test('a visitor may nothing, and is told why by a message', () => {
  const decision = canEdit({ personId: null, grants: [] }, palace)
  expect(decision).toEqual({ allowed: false, reason: 'catalog:denied.edit' })
})
