import { type Interval, minutes } from '#kit/interval/index.ts'
import type { Refusal } from '../errors.ts'
import { opensAt, reachEnd, type SpaceRule } from './rule.ts'
import { type Opening, slotsIn } from './slots.ts'

/** Who asks, as far as the rule looks. */
export type BookingFacts = {
  member: boolean
  forUnion: boolean
  suspendedUntil: Temporal.Instant | null
  /** Minutes that the person has booked on that local day at all palaces together. */
  minutesThatDay: number
  /** Spaces that the union has booked on that local day. */
  unionBookingsThatDay: number
}
export type BookingRequest = { during: Interval; people: number }

/**
 * Why the desk cannot book this for somebody: what limits people stays, slots and reach are for those who book themselves.
 * `facts` null: a guest, of whom nothing is known.
 */
export function deskRefusal(
  { during, people }: BookingRequest,
  rule: Pick<SpaceRule, 'peopleMost' | 'hoursPerPersonDay'>,
  facts: BookingFacts | null,
  now: Temporal.Instant,
): Refusal | null {
  if (Temporal.Instant.compare(during.end, now) <= 0) return { code: 'in-the-past', field: 'start' }
  if (rule.peopleMost !== null && people > rule.peopleMost)
    return { code: 'too-many-people', field: 'people', params: { most: rule.peopleMost } }
  if (facts?.suspendedUntil)
    return { code: 'suspended', field: 'phone', params: { until: facts.suspendedUntil.toString() } }
  return facts === null || facts.minutesThatDay + minutes(during) <= rule.hoursPerPersonDay * 60
    ? null
    : { code: 'person-limit', field: 'phone', params: { most: rule.hoursPerPersonDay } }
}

/** Why this cannot be booked; null when it can. That somebody else holds the space is for the inventory to say. P9. */
export function bookingRefusal(
  { during, people }: BookingRequest,
  rule: SpaceRule,
  openings: readonly Opening[],
  facts: BookingFacts,
  now: Temporal.Instant,
  timeZone: string,
): Refusal | null {
  if (rule.openTo === 'members' && !facts.member && !facts.forUnion) return { code: 'members-only' }
  if (rule.openTo === 'unions' && !facts.forUnion) return { code: 'unions-only' }
  if (facts.suspendedUntil) return { code: 'suspended', params: { until: facts.suspendedUntil.toString() } }
  if (Temporal.Instant.compare(during.start, now) <= 0) return { code: 'in-the-past', field: 'start' }
  if (Temporal.Instant.compare(during.start, reachEnd(rule, now, timeZone)) >= 0)
    return {
      code: 'not-open-yet',
      field: 'start',
      params: { opens: opensAt(rule, during.start, timeZone).toString() },
    }
  const slots = slotsIn(openings, during, rule)
  if (slots === null) return { code: 'not-a-slot', field: 'start' }
  if (slots > rule.mostSlots) return { code: 'too-long', field: 'end', params: { most: rule.mostSlots } }
  if (rule.peopleMost !== null && people > rule.peopleMost)
    return { code: 'too-many-people', field: 'people', params: { most: rule.peopleMost } }
  if (facts.forUnion)
    return facts.unionBookingsThatDay < rule.bookingsPerUnionDay
      ? null
      : { code: 'union-limit', params: { most: rule.bookingsPerUnionDay } }
  return facts.minutesThatDay + minutes(during) <= rule.hoursPerPersonDay * 60
    ? null
    : { code: 'person-limit', params: { most: rule.hoursPerPersonDay } }
}
