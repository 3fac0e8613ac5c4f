import { describe, expect, test } from 'vitest'
import { type Actor, roles, system, visitor } from '#kit/access/index.ts'
import {
  canAnswerFor,
  canCancel,
  canDecideAppeal,
  canKeepDoor,
  canMessage,
  canReadFigures,
  canRunSession,
  canSignUp,
} from './policy.ts'

const palace = { divisionCode: '420102', palaceId: 'p1' }
const other = { divisionCode: '420103', palaceId: 'p2' }
const staff = (role: (typeof roles)[number]): Actor => ({
  personId: `the ${role}`,
  grants: [{ role, palaceId: 'p1' }],
})

/** Operation × role: x may. */
const matrix = `
                  systemAdministrator securityAdministrator auditor federationOfficer director programmer hallManager teacher desk
canKeepDoor       -                   -                     -       -                 x        x          x           x       x
canRunSession     -                   -                     -       -                 x        x          x           x       x
canMessage        -                   -                     -       -                 x        x          x           x       -
canDecideAppeal   -                   -                     -       -                 x        -          x           -       -
canReadFigures    -                   -                     x       x                 x        x          x           x       x
`
const policies = { canKeepDoor, canRunSession, canMessage, canDecideAppeal, canReadFigures }
const [head, ...lines] = matrix
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const cases = lines.flatMap(([name, ...cells]) =>
  cells.map((cell, index) => [name!, head![index]!, cell === 'x'] as const),
)

test.each(cases)('%s by %s: %s', (name, role, may) => {
  const policy = policies[name as keyof typeof policies]
  const actor = staff(role as (typeof roles)[number])
  expect(policy(actor, palace).allowed).toBe(may)
  expect(policy(actor, other).allowed).toBe(false)
  expect(policy(visitor, palace).allowed).toBe(false)
})

test('every role is in the matrix', () => expect([...head!].toSorted()).toEqual([...roles].toSorted()))
test('the clock runs sessions', () => expect(canRunSession(system, palace).allowed).toBe(true))

describe('people about their own things', () => {
  const me: Actor = { personId: 'me', grants: [] }
  test('sign up oneself and one’s children, nobody else', () => {
    expect(
      canSignUp(me, [
        { personId: 'me', guardianId: null },
        { personId: 'child', guardianId: 'me' },
      ]).allowed,
    ).toBe(true)
    expect(canSignUp(me, [{ personId: 'you', guardianId: null }]).allowed).toBe(false)
    expect(canSignUp(me, [undefined]).allowed).toBe(false)
    expect(canSignUp(visitor, []).allowed).toBe(false)
  })
  test('answer for one’s own ticket; nobody answers for a walk-in', () => {
    expect(canAnswerFor(me, { holderId: 'me' }).allowed).toBe(true)
    expect(canAnswerFor(me, { holderId: 'you' }).allowed).toBe(false)
    expect(canAnswerFor(visitor, { holderId: null }).allowed).toBe(false)
    expect(canAnswerFor(staff('director'), { holderId: 'me' }).allowed).toBe(false)
  })
  test('the desk cancels for somebody on the phone', () => {
    expect(canCancel(me, { holderId: 'me' }, palace).allowed).toBe(true)
    expect(canCancel(staff('desk'), { holderId: 'me' }, palace).allowed).toBe(true)
    expect(canCancel(staff('desk'), { holderId: 'me' }, other).allowed).toBe(false)
    expect(canCancel(me, { holderId: 'you' }, palace).allowed).toBe(false)
  })
})
