import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActKind } from '../contract/door-offline.ts'
import { type DoorStanding, type MergeAct, mergeActs } from './merge.ts'

const seven = Temporal.Instant.from('2026-11-22T19:00+08:00')
const at = (minutes: number) => seven.add({ seconds: Math.round(minutes * 60) })

const act = (id: string, minutes: number, of: Partial<MergeAct> = {}): MergeAct => ({
  id,
  deviceId: 'a',
  seq: 1,
  at: at(minutes),
  kind: 'checkIn',
  enrolmentId: 'zhang',
  meetingNo: 1,
  undoesAt: null,
  undoneAt: null,
  ...of,
})
const walkIn = (id: string, minutes: number, of: Partial<MergeAct> = {}) =>
  act(id, minutes, { kind: 'walkIn', enrolmentId: id, ...of })
const undo = (id: string, minutes: number, undone: MergeAct) =>
  act(id, minutes, { kind: 'undo', enrolmentId: undone.enrolmentId, undoesAt: undone.at })

const claim = (id: string, of: Partial<DoorStanding['claims'][number]> = {}) => ({
  id,
  personId: `person of ${id}`,
  active: true,
  holds: true,
  ...of,
})
const house = (of: Partial<DoorStanding> = {}): DoorStanding => ({
  free: 1,
  claims: [claim('zhang'), claim('li'), claim('late', { active: false, holds: false })],
  firm: new Set(),
  open: () => true,
  ...of,
})
const outcomes = (standing: DoorStanding, acts: MergeAct[]) =>
  Object.fromEntries([...mergeActs(standing, acts)].map(([id, { outcome }]) => [id, outcome]))

describe('what became of acts', () => {
  test('two doors let one person in: one check-in, the earliest', () => {
    expect(outcomes(house(), [act('second', 3, { deviceId: 'b' }), act('first', 1)])).toEqual({
      first: 'entered',
      second: 'already',
    })
  })

  test('whoever lost the place takes a free one, in order of coming; the rest are over the limit', () => {
    const acts = [walkIn('w2', 6), act('a1', 4, { enrolmentId: 'late' }), walkIn('w1', 5)]
    expect(outcomes(house(), acts)).toEqual({ a1: 'seated', w1: 'overLimit', w2: 'overLimit' })
    expect(outcomes(house({ free: 3 }), acts)).toEqual({ a1: 'seated', w1: 'seated', w2: 'seated' })
  })

  test('no place is given away below nothing', () => {
    expect(outcomes(house({ free: -2 }), [walkIn('w', 1)])).toEqual({ w: 'overLimit' })
  })

  test('taking back frees the place, and only one’s own act', () => {
    const first = walkIn('w1', 1)
    const mine = act('mine', 2)
    const theirs = act('theirs', 3, { deviceId: 'b' })
    const acts = [first, undo('u1', 4, first), walkIn('w2', 5), mine, theirs, undo('u2', 6, mine)]
    expect(outcomes(house(), acts)).toEqual({
      w1: 'takenBack',
      u1: 'undid',
      w2: 'seated',
      mine: 'takenBack',
      u2: 'undid',
      theirs: 'entered',
    })
  })

  test('after ten minutes, or of nothing, there is nothing to take back', () => {
    const mine = act('mine', 0)
    expect(outcomes(house(), [mine, undo('late', 10.1, mine)])).toEqual({
      mine: 'entered',
      late: 'undoTooLate',
    })
    expect(outcomes(house(), [undo('none', 1, mine)])).toEqual({ none: 'undoNothing' })
  })

  test('whoever cancelled and signed up again enters on the newer claim', () => {
    const again = [
      claim('old', { active: false, holds: false, personId: 'p' }),
      claim('new', { personId: 'p' }),
    ]
    const verdicts = mergeActs(house({ claims: again, free: 0 }), [act('a', 1, { enrolmentId: 'old' })])
    expect(verdicts.get('a')).toEqual({ outcome: 'entered', claimId: 'new' })
  })

  test('a stranger, and a door that was closed', () => {
    expect(outcomes(house(), [act('a', 1, { enrolmentId: 'nobody' })])).toEqual({ a: 'unknownPerson' })
    expect(outcomes(house({ open: () => false }), [act('a', 1)])).toEqual({ a: 'doorClosed' })
  })

  test('who rated keeps the place, though an earlier act came to light', () => {
    const acts = [walkIn('w', 1), act('a', 2, { enrolmentId: 'late' })]
    expect(outcomes(house({ firm: new Set(['late']) }), acts)).toEqual({ w: 'overLimit', a: 'seated' })
  })
})

const anAct = fc.record({
  minutes: fc.integer({ min: 0, max: 12 }),
  deviceId: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom<ActKind>('checkIn', 'checkIn', 'walkIn', 'undo'),
  who: fc.constantFrom('zhang', 'li', 'late', 'waiting', 'nobody'),
  meetingNo: fc.constantFrom(1, 1, 2),
  target: fc.nat(),
})
/** Acts as devices make them: numbered, and an undo names an act made before. */
const manyActs = fc.array(anAct, { maxLength: 25 }).map((drafts) => {
  const acts: MergeAct[] = []
  for (const [seq, { minutes, deviceId, kind, who, meetingNo, target }] of drafts.entries()) {
    const id = `act ${seq}`
    const before = acts.filter((one) => one.kind !== 'undo')
    if (kind === 'undo') {
      const undone = before[target % Math.max(1, before.length)]
      if (undone) acts.push({ ...undo(id, minutes, undone), deviceId, seq, meetingNo: undone.meetingNo })
    } else {
      const enrolmentId = kind === 'walkIn' ? id : who
      acts.push(act(id, minutes, { deviceId, seq, kind, meetingNo, enrolmentId }))
    }
  }
  return acts
})
const standings = fc.integer({ min: -1, max: 4 }).map((free) =>
  house({
    free,
    claims: [
      claim('zhang'),
      claim('li'),
      claim('late', { active: false, holds: false }),
      claim('waiting', { holds: false }),
    ],
  }),
)

describe('whatever the order', () => {
  test('the same acts have the same end', () => {
    fc.assert(
      fc.property(standings, manyActs, fc.infiniteStream(fc.nat()), (standing, acts, stream) => {
        const keyed = acts.map((one) => [stream.next().value, one] as const)
        const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, one]) => one)
        expect(outcomes(standing, shuffled)).toEqual(outcomes(standing, acts))
      }),
    )
  })

  test('never more seats than are free, nobody twice at a meeting, nobody lost', () => {
    fc.assert(
      fc.property(standings, manyActs, (standing, acts) => {
        const verdicts = mergeActs(standing, acts)
        const all = [...verdicts.values()]
        expect(verdicts.size).toBe(acts.length)
        expect(all.filter(({ outcome }) => outcome === 'seated').length).toBeLessThanOrEqual(
          Math.max(0, standing.free),
        )
        const entries = acts.filter(({ id }) => ['entered', 'seated'].includes(verdicts.get(id)!.outcome))
        const keys = entries.map(({ id, meetingNo }) => `${verdicts.get(id)!.claimId}:${meetingNo}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
