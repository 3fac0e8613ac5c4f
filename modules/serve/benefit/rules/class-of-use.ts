import type { HourClass, UsedClass } from '../contract/vocabulary.ts'

export type UseKind = 'session' | 'booking' | 'maintenance' | 'lease' | 'closure' | 'hold'

/**
 * What a use makes of the time that it holds. What is only kept for somebody who may yet want it is empty.
 * A lease is commercial unless a price says otherwise (a room that is lent);
 * a price that nobody stated is taken as commercial, so that the meter never flatters. P5, P13.
 */
export function classOfUse(kind: UseKind, priceClass: UsedClass | null): HourClass {
  if (kind === 'closure') return 'closed'
  if (kind === 'maintenance') return 'maintenance'
  if (kind === 'hold') return 'empty'
  return priceClass ?? 'commercial'
}
