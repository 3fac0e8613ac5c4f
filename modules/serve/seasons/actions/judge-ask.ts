import { errors, type Refusal } from '../errors.ts'
import type { SeasonRecord } from '../queries/seasons.ts'
import { halvesOf, MINUTES } from '../rules/week.ts'
import type { Ask } from './request-rows.ts'
import { type SeasonHall, hallWish } from './season-problem.ts'

/** Why a request cannot be fulfilled by any plan of this season, or null. */
export function askRefusal(
  ask: Ask,
  { rankPercent }: SeasonRecord,
  halls: readonly SeasonHall[],
): Refusal | null {
  if (ask.wanted < ask.least) return { code: 'longest-before-shortest', field: 'wanted' }
  if (ask.wishes.length > rankPercent.length)
    return { code: 'too-many-wishes', field: 'wishes', params: { most: rankPercent.length } }
  for (const [n, wish] of ask.wishes.entries()) {
    const [fromHalf, untilHalf] = [halvesOf(wish.from), halvesOf(wish.until)]
    const { spaces } = hallWish({ ...wish, atPalaceId: wish.palaceId, fromHalf, untilHalf }, ask, halls)
    if (spaces.length === 0 || untilHalf - fromHalf < ask.least / MINUTES)
      return { code: 'wish-not-possible', field: `wishes.${n}`, params: { rank: n + 1 } }
  }
  return null
}

/** @throws Problem the refusal */
export function refuse(refusal: Refusal | null): void {
  if (refusal) throw errors.error(refusal.code, { field: refusal.field, params: refusal.params })
}
