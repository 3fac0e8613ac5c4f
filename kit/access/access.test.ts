import { describe, expect, test } from 'vitest'
import { holds, holdsAnywhere, scopesOf, system, visitor, type Actor } from './index.ts'

const officer: Actor = { personId: 'p', grants: [{ role: 'federationOfficer', scope: '4201' }] }
const desk: Actor = { personId: 'd', grants: [{ role: 'desk', palaceId: 'jiangan' }] }

describe('holds', () => {
  test.each([
    [officer, ['federationOfficer'], { divisionCode: '420102', palaceId: 'jiangan' }, true],
    [officer, ['federationOfficer'], { divisionCode: '420500' }, false],
    [officer, ['desk'], { divisionCode: '420102' }, false],
    [desk, ['desk', 'director'], { divisionCode: '420102', palaceId: 'jiangan' }, true],
    [desk, ['desk'], { divisionCode: '420102', palaceId: 'hanyang' }, false],
    [desk, ['desk'], { divisionCode: '420102' }, false],
    [visitor, ['desk'], { divisionCode: '420102' }, false],
    [system, ['desk'], { divisionCode: '420102' }, true],
  ] as const)('%j with %j over %j is %s', (actor, roles, target, expected) => {
    expect(holds(actor, roles, target)).toBe(expected)
  })
})

test('a list is narrowed to where the role is held', () => {
  expect(scopesOf(officer, ['federationOfficer'])).toEqual({ prefixes: ['4201'], palaceIds: [] })
  expect(scopesOf(desk, ['desk'])).toEqual({ prefixes: [], palaceIds: ['jiangan'] })
  expect(scopesOf(visitor, ['desk'])).toEqual({ prefixes: [], palaceIds: [] })
  expect(holdsAnywhere(visitor, ['desk'])).toBe(false)
})
