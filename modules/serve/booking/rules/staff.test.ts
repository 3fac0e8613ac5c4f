import { describe, expect, test } from 'vitest'
import type { Kind, State } from '../contract/vocabulary.ts'
import { leaseRefusal } from './lease.ts'
import { stepsOf } from './steps.ts'

const at = (text: string) => Temporal.Instant.from(`${text}+08:00`)
const limits = { 'lease.maxYears': 5, 'lease.hardMaxYears': 10, 'lease.exemptMonths': 3 }

describe('how long a lease may last', () => {
  test.each<[string, string, string | null, string | null]>([
    ['2026-11-30T00:00', '2027-02-28T00:00', null, null],
    ['2026-11-30T00:00', '2027-02-28T00:01', null, 'lease-needs-bidding'],
    ['2026-11-30T00:00', '2027-02-28T00:01', 'A1', null],
    ['2024-02-29T00:00', '2034-02-28T00:00', 'A1', null],
    ['2024-02-29T00:00', '2034-02-28T00:01', 'A1', 'lease-too-long'],
    ['2024-02-29T00:00', '2029-02-28T00:01', null, 'lease-too-long'],
  ])('%s to %s, bidding %s: %s', (start, end, bidding, code) =>
    expect(
      leaseRefusal({ start: at(start), end: at(end) }, bidding, limits, 'Asia/Shanghai')?.code ?? null,
    ).toBe(code),
  )
})

describe('what may be done with a booking', () => {
  const steps = (state: State, now: string, kind: Kind = 'booking') =>
    Object.entries(
      stepsOf(
        { kind, state, during: { start: at('2026-11-24T19:00'), end: at('2026-11-24T20:00') } },
        at(now),
      ),
    )
      .filter(([, why]) => why === null)
      .map(([step]) => step)
  test.each<[State, string, string[], Kind?]>([
    ['requested', '2026-11-23T10:00', ['approve', 'refuse', 'move', 'cancel']],
    ['requested', '2026-11-24T20:00', ['refuse']],
    ['confirmed', '2026-11-23T10:00', ['move', 'cancel']],
    ['confirmed', '2026-11-24T18:29', ['move', 'cancel']],
    ['confirmed', '2026-11-24T18:30', ['move', 'cancel', 'checkIn']],
    ['confirmed', '2026-11-24T20:00', []],
    ['confirmed', '2026-11-24T19:00', ['move', 'cancel'], 'lease'],
    ['attended', '2026-11-24T19:10', ['undoCheckIn']],
    ['noShow', '2026-11-24T19:30', []],
    ['cancelled', '2026-11-24T10:00', []],
    ['refused', '2026-11-24T10:00', []],
    ['displaced', '2026-11-24T10:00', []],
  ])('%s at %s: %j', (state, now, open, kind) => expect(steps(state, now, kind)).toEqual(open))
})
