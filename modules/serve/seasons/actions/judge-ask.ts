import { errors, type Refusal } from '../errors.ts'
import type { SeasonRecord } from '../queries/seasons.ts'
import { everOpen } from '../rules/ever-open.ts'
import type { HallSpace } from '../rules/problem.ts'
import { halvesOf, MINUTES } from '../rules/week.ts'
import type { Ask } from './request-rows.ts'
import { type SeasonHall, hallWish } from './season-problem.ts'

type Given = { halls: readonly SeasonHall[]; spaces: readonly HallSpace[] }

/** Why a request cannot be fulfilled by any plan of this season, or null. */
export function askRefusal(
  ask: Ask,
  { rankPercent }: SeasonRecord,
  { halls, spaces }: Given,
): Refusal | null {
  if (ask.wanted < ask.least) return { code: 'longest-before-shortest', field: 'wanted' }
  if (ask.wishes.length > rankPercent.length)
    return { code: 'too-many-wishes', field: 'wishes', params: { most: rankPercent.length } }
  const least = ask.least / MINUTES
  for (const [n, wish] of ask.wishes.entries()) {
    const [fromHalf, untilHalf] = [halvesOf(wish.from), halvesOf(wish.until)]
    const meant = hallWish({ ...wish, atPalaceId: wish.palaceId, fromHalf, untilHalf }, ask, halls)
    const params = { rank: n + 1 }
    if (meant.spaces.length === 0) return { code: 'wish-not-possible', field: `wishes.${n}`, params }
    const field = `wishes.${n}.from`
    if (untilHalf - fromHalf < least) return { code: 'wish-too-short', field, params }
    if (!everOpen(meant, least, spaces)) return { code: 'wish-not-open', field, params }
  }
  return null
}

/** @throws Problem the refusal */
export function refuse(refusal: Refusal | null): void {
  if (refusal) throw errors.error(refusal.code, { field: refusal.field, params: refusal.params })
}
