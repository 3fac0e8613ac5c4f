import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds, type PalaceSummary, targetOf } from '#modules/base/places/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'

const keys = [
  'noShow.limit',
  'noShow.banDays',
  'enrolment.waitlistShare',
  'enrolment.offerHoldMinutes',
  'enrolment.windowHours',
  'enrolment.windowDrawMinutes',
] as const

/** A palace with the standards that its rounds follow (P9). @throws Problem `not-found` */
export async function houseOf(db: Db, palaceId: string, now: Temporal.Instant) {
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
  if (!palace) throw requestErrors.error('not-found')
  return { palace, target: targetOf(palace), standards: await standardsAt(db, palace, now) }
}
export type House = Awaited<ReturnType<typeof houseOf>>

function standardsAt(
  db: Db,
  { id: palaceId, divisionCode, level, timeZone }: PalaceSummary,
  now: Temporal.Instant,
) {
  const on = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return standardValues(db, keys, { divisionCode, palaceId, level, on })
}
