import { expect, test } from 'vitest'
import { type Actor, roles } from '#kit/access/index.ts'
import { canKeepRoll } from './policy.ts'

const officer = (scope: string): Actor => ({ personId: 'p', grants: [{ role: 'federationOfficer', scope }] })

test.each([
  ['420102', '420102', true],
  ['4201', '420102', true],
  ['42', '420102', true],
  ['420102', '4201', false],
  ['420103', '420102', false],
  ['420102', '', false],
])('an officer of %s and the rolls of %s: %s', (scope, division, may) => {
  expect(canKeepRoll(officer(scope), division).allowed).toBe(may)
})

test.each(roles.filter((role) => role !== 'federationOfficer'))('%s keeps no rolls', (role) => {
  expect(canKeepRoll({ personId: 'p', grants: [{ role, scope: '42' }] }, '420102').allowed).toBe(false)
})
