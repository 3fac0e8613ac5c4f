import type { Kind, State } from '../contract/vocabulary.ts'
import type { Step, WhyNot } from '../contract/staff.ts'
import type { Interval } from '#kit/interval/index.ts'

/** From when before its start people may be checked in. */
const EARLY = { minutes: 30 }
const { compare } = Temporal.Instant

/** What may be done with a booking now, as far as its state and the clock say: null, or why not. Who may is the policy's. */
export function stepsOf(
  { kind, state, during }: { kind: Kind; state: State; during: Interval },
  now: Temporal.Instant,
): Record<Step, WhyNot | null> {
  const over = compare(during.end, now) <= 0
  const live = state === 'requested' || state === 'confirmed'
  const open = (ok: boolean, why: WhyNot) => (ok ? null : why)
  return {
    approve: open(state === 'requested', 'notWaiting') ?? open(!over, 'over'),
    refuse: open(state === 'requested', 'notWaiting'),
    move: open(live, 'ended') ?? open(!over, 'over'),
    cancel: open(live, 'ended') ?? open(!over, 'over'),
    checkIn:
      open(kind === 'booking', 'nobodyComes') ??
      open(state === 'confirmed', state === 'attended' ? 'cameAlready' : 'ended') ??
      open(compare(during.start.subtract(EARLY), now) <= 0, 'tooEarly') ??
      open(!over, 'over'),
    undoCheckIn: open(state === 'attended', 'notCame') ?? open(!over, 'over'),
  }
}
