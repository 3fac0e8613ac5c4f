import type { Target } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palaceById, type PalaceSummary, targetOf } from '#modules/base/places/index.ts'
import { type StandardKey, standardValues } from '#modules/base/standards/index.ts'

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
  const palace = await palaceById(db, palaceId)
  if (!palace) throw requestErrors.error('not-found')
  const { divisionCode, level, timeZone } = palace
  const on = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return {
    palace,
    target: targetOf(palace),
    standards: await standardValues(db, keys, { divisionCode, palaceId, level, on }),
  }
}
