import { describe, expect, test } from 'vitest'
import { roles, visitor, type Actor, type Role } from '#kit/access/index.ts'
import { canEditPalace, canKeepHouse, canRecordPalace, canSeeRegister, canSetCoverage } from './policy.ts'

const palace = { divisionCode: '420102', palaceId: 'p1' }
const division = { divisionCode: '420102' }

/** Role → what it may do at a palace and in a division of its scope. */
const matrix: Record<Role, string> = {
  systemAdministrator: 'see keep edit record cover',
  securityAdministrator: 'see',
  auditor: 'see',
  federationOfficer: 'see keep edit record cover',
  director: 'see keep edit',
  programmer: 'see',
  hallManager: 'see keep',
  teacher: 'see',
  desk: 'see',
}
const may = (actor: Actor) =>
  [
    canSeeRegister(actor).allowed && 'see',
    canKeepHouse(actor, palace).allowed && 'keep',
    canEditPalace(actor, palace).allowed && 'edit',
    canRecordPalace(actor, division).allowed && 'record',
    canSetCoverage(actor, division).allowed && 'cover',
  ]
    .filter(Boolean)
    .join(' ')
const actor = (grant: Actor['grants'][number]): Actor => ({ personId: 'x', grants: [grant] })

describe.each(roles)('%s', (role) => {
  test.each(['42', '4201', '420102'])('may over %s what the matrix says', (scope) => {
    expect(may(actor({ role, scope }))).toBe(matrix[role])
  })
  test('with a grant for the palace alone enters and covers nothing', () => {
    expect(may(actor({ role, palaceId: 'p1' }))).toBe(matrix[role].replace(' record cover', ''))
  })
  test.each([
    ['another palace', { role, palaceId: 'p2' }],
    ['another division', { role, scope: '4202' }],
  ])('with a grant for %s only sees the register of that', (_, grant) => {
    expect(may(actor(grant))).toBe('see')
  })
})

test('a visitor may nothing, and is told why by a message', () => {
  expect(may(visitor)).toBe('')
  expect(canKeepHouse(visitor, palace)).toEqual({ allowed: false, reason: 'places:denied.keep' })
})
