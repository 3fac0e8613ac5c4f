import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palacesByIds } from '#modules/base/places/index.ts'

/** Where a palace lies and which time it keeps, to decide who may act and when. @throws Problem `not-found` */
export async function palaceOf(db: Db, palaceId: string) {
  const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
  if (!palace) throw requestErrors.error('not-found')
  return { palaceId, divisionCode: palace.divisionCode, level: palace.level, timeZone: palace.timeZone }
}
export type PlannedPalace = Awaited<ReturnType<typeof palaceOf>>
