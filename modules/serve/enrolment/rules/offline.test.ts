import { describe, expect, test } from 'vitest'
import type { DoorListPerson, DoorListSession } from '../contract/door-offline.ts'
import { type LocalAct, localDoor, mayTakeBack } from './offline.ts'

const start = Temporal.Instant.from('2026-11-22T19:00+08:00')
const at = (minutes: number) => start.add({ minutes })
const person = (enrolmentId: string, of: Partial<DoorListPerson> = {}): DoorListPerson => ({
  enrolmentId,
  nameMasked: '张*',
  state: 'confirmed',
  seatNo: 1,
  waitlistNo: null,
  companion: false,
  child: false,
  visits: [],
  ...of,
})
const session = (people: DoorListPerson[], of: Partial<DoorListSession> = {}): DoorListSession => ({
  sessionId: 's',
  version: 'v',
  title: '合唱',
  capacity: 10,
  held: 5,
  waiting: 0,
  begins: start.toString(),
  meetings: [
    {
      no: 1,
      spaceName: null,
      start: start.toString(),
      end: at(60).toString(),
      opensAt: at(-60).toString(),
      releasesAt: at(15).toString(),
      checkedIn: 0,
    },
  ],
  tickets: [{ ticketId: 't', codeHash: '', last4Hashes: [], people }],
  ...of,
})
const act = (minutes: number, enrolmentId: string, of: Partial<LocalAct> = {}): LocalAct => ({
  kind: 'checkIn',
  sessionId: 's',
  meetingNo: 1,
  enrolmentId,
  at: at(minutes).toString(),
  ...of,
})
const refusals = (
  people: DoorListPerson[],
  minutes: number,
  of: Partial<DoorListSession> = {},
  acts: LocalAct[] = [],
) => {
  const door = localDoor(session(people, of), acts, at(minutes))
  return people.map((one) => door.refusal(one)?.code ?? null)
}

describe('the door without a network', () => {
  test('opens an hour before and closes with the end', () => {
    expect([-61, -60, 59, 60].map((minutes) => refusals([person('a')], minutes))).toEqual([
      ['door-closed'],
      [null],
      [null],
      ['door-closed'],
    ])
  })

  test('turns away who cancelled; lets in who holds a place, also when full', () => {
    const people = [person('a'), person('b', { state: 'cancelled' }), person('c', { state: 'waitlisted' })]
    expect(refusals(people, 1, { held: 10 })).toEqual([null, 'step-not-open', 'no-free-place'])
  })

  test('before the start free places are for those who wait', () => {
    const people = [person('c', { state: 'waitlisted', seatNo: null })]
    expect(refusals(people, -5, { waiting: 1 })).toEqual(['others-wait'])
    expect(refusals(people, 0, { waiting: 1 })).toEqual([null])
  })

  test('lets places go after the grace time by its own clock', () => {
    const people = [person('a'), person('b')]
    const full = { capacity: 2, held: 2 }
    expect(localDoor(session(people, full), [], at(14)).facts.free).toBe(0)
    const door = localDoor(session(people, full), [act(3, 'a')], at(15))
    expect(people.map(door.stateOf)).toEqual(['attended', 'noShow'])
    expect(door.facts.free).toBe(1)
  })

  test('gives half of the free places to walk-ins', () => {
    const left = (acts: LocalAct[]) => localDoor(session([]), acts, at(1)).walkInsLeft
    const come = [1, 2, 3].map((n) => act(0, `w${n}`, { kind: 'walkIn' }))
    expect([0, 1, 2, 3].map((n) => left(come.slice(0, n)))).toEqual([3, 2, 1, 0])
  })

  test('knows who is in, by the list and by itself, and forgets what was taken back', () => {
    const before = person('a', { state: 'attended', visits: [{ no: 1, at: at(-9).toString() }] })
    const people = [before, person('b')]
    const undo = (of: string, when: number) => act(0, of, { kind: 'undo', undoesAt: at(when).toString() })
    const since = (acts: LocalAct[]) => {
      const door = localDoor(session(people), acts, at(1))
      return [door.checkedIn, ...people.map((one) => door.insideSince(one) !== null)]
    }
    expect(since([act(0, 'b')])).toEqual([2, true, true])
    expect(since([act(0, 'b'), undo('b', 0)])).toEqual([1, true, false])
    expect(since([undo('a', -9)])).toEqual([0, false, false])
    expect([10, 11].map((minutes) => mayTakeBack(start.toString(), at(minutes)))).toEqual([true, false])
  })
})
