import { expect, test } from 'vitest'
import type { SessionPerson } from '../../../contract.ts'
import { doorOrder, happenings, reachable } from './people.ts'

const at = (hour: number) => `2026-11-22T0${hour}:00:00Z`
const person = (nameMasked: string, part: Partial<SessionPerson>): SessionPerson => ({
  enrolmentId: nameMasked,
  ticketId: nameMasked,
  personId: nameMasked,
  nameMasked,
  phoneMasked: null,
  state: 'confirmed',
  arrivalNo: 1,
  seatNo: null,
  waitlistNo: null,
  reserved: false,
  companion: false,
  walkIn: false,
  enrolledAt: at(1),
  offeredAt: null,
  offerExpiresAt: null,
  confirmedAt: at(1),
  checkedInAt: null,
  meetings: [],
  steps: [],
  mayUndo: { allowed: false, reason: null },
  ...part,
})

test('a message reaches each account once, nobody who left, no companion', () => {
  const people = [
    person('a', {}),
    person('b', { personId: 'a' }),
    person('c', { state: 'waitlisted' }),
    person('d', { state: 'cancelled' }),
    person('e', { personId: null, companion: true }),
  ]
  expect(reachable(people)).toBe(2)
})

test('what happened to several people stands in one order', () => {
  const step = (kind: 'enrolled' | 'cancelled' | 'waitlisted' | 'offered', hour: number) => ({
    kind,
    at: at(hour),
    until: null,
  })
  const told = happenings([
    person('a', { steps: [step('enrolled', 1), step('cancelled', 3)] }),
    person('b', { steps: [step('waitlisted', 2), step('offered', 3)] }),
  ])
  expect(told.map(({ nameMasked, kind }) => `${nameMasked} ${kind}`)).toEqual([
    'a enrolled',
    'b waitlisted',
    'a cancelled',
    'b offered',
  ])
})

test('the printed list goes by seat, then by the order of waiting', () => {
  const order = doorOrder([
    person('waits second', { state: 'waitlisted', arrivalNo: 9 }),
    person('gone', { state: 'noShow' }),
    person('seat 2', { seatNo: 2, arrivalNo: 1 }),
    person('waits first', { state: 'waitlisted', arrivalNo: 7 }),
    person('seat 1', { seatNo: 1, arrivalNo: 4 }),
  ])
  expect(order.map(({ nameMasked }) => nameMasked)).toEqual([
    'seat 1',
    'seat 2',
    'waits first',
    'waits second',
  ])
})
