import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles, system, visitor } from '#kit/access/index.ts'
import {
  canAppeal,
  canBook,
  canChange,
  canKeepCalendar,
  canKeepDesk,
  canMove,
  canRelease,
  canRule,
} from './policy.ts'

const palace = { divisionCode: '420102', palaceId: 'here' }
const holder: Actor = { personId: 'holder', grants: [] }
const of = (role: Role, palaceId = 'here'): Actor => ({ personId: role, grants: [{ role, palaceId }] })
const booking = { holderId: 'holder', kind: 'booking' as const }
const lease = { holderId: null, kind: 'lease' as const }

const desk: Role[] = ['director', 'programmer', 'hallManager', 'teacher', 'desk']
const keepers: Role[] = ['director', 'programmer', 'hallManager']
const rulers: Role[] = ['director', 'hallManager']
const matrix: [string, (actor: Actor) => { allowed: boolean }, readonly Role[]][] = [
  ['keeps the desk', (actor) => canKeepDesk(actor, palace), desk],
  ['cancels for others', (actor) => canChange(actor, booking, palace), desk],
  ['moves a booking', (actor) => canMove(actor, booking, palace), desk],
  ['moves a lease', (actor) => canMove(actor, lease, palace), keepers],
  ['keeps the calendar', (actor) => canKeepCalendar(actor, palace), keepers],
  ['releases', (actor) => canRelease(actor, palace), keepers],
  ['sets rules and decides appeals', (actor) => canRule(actor, palace), rulers],
]

describe.each(matrix)('%s', (_, decide, allowed) => {
  test.each(roles)('%s', (role) => {
    expect(decide(of(role)).allowed).toBe(allowed.includes(role))
    expect(decide(of(role, 'elsewhere')).allowed).toBe(false)
  })
  test('neither a stranger nor nobody, but the installation', () => {
    expect(decide({ personId: 'stranger', grants: [] }).allowed).toBe(false)
    expect(decide(visitor).allowed).toBe(false)
    expect(decide(system).allowed).toBe(true)
  })
})

test('a person books, cancels what is theirs, and appeals for themselves alone', () => {
  expect(canBook(holder).allowed).toBe(true)
  expect(canBook(visitor).allowed).toBe(false)
  expect(canChange(holder, booking, palace).allowed).toBe(true)
  expect(canAppeal(holder, booking).allowed).toBe(true)
  expect(canAppeal(of('director'), booking).allowed).toBe(false)
  expect(canAppeal(visitor, lease).allowed).toBe(false)
})
