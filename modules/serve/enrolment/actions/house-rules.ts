import type { Target } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds, type PalaceSummary, targetOf } from '#modules/base/places/index.ts'
import { type StandardKey, standardValues } from '#modules/base/standards/index.ts'
import type { NoShowStandards } from '../rules/suspension.ts'

const keys = [
  'booking.cancelMinutes',
  'booking.graceMinutes',
  'noShow.limit',
  'noShow.banDays',
  'enrolment.offerHoldMinutes',
  'enrolment.personActiveLimit',
  'enrolment.companionsMost',
  'enrolment.gigReserveHours',
] as const satisfies readonly StandardKey[]

/** A palace, and the standards in force there that signing up follows (P9). */
export type House = {
  palace: PalaceSummary
  target: Required<Target>
  standards: Record<(typeof keys)[number], number>
}

/** @throws Problem `not-found` */
export async function houseRules(db: Db, palaceId: string, now: Temporal.Instant): Promise<House> {
  const house = (await housesByIds(db, [palaceId], now)).get(palaceId)
  if (!house) throw requestErrors.error('not-found')
  return house
}

/** The same for several palaces, by id. */
export async function housesByIds(
  db: Db,
  palaceIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, House>> {
  const palaces = await palacesByIds(db, [...new Set(palaceIds)])
  const houses = new Map<string, House>()
  for (const palace of palaces.values()) {
    const { id: palaceId, divisionCode, level, timeZone } = palace
    const on = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const standards = await standardValues(db, keys, { divisionCode, palaceId, level, on })
    houses.set(palaceId, { palace, target: targetOf(palace), standards })
  }
  return houses
}

/** What holds everywhere about no-shows, for a person's own pages. */
export async function provincialStandards(db: Db, now: Temporal.Instant): Promise<NoShowStandards> {
  const on = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const values = await standardValues(db, ['noShow.limit', 'noShow.banDays'], { divisionCode: '', on })
  return { limit: values['noShow.limit'], banDays: values['noShow.banDays'] }
}
