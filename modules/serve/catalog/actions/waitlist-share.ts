import type { Db } from '#kit/db/index.ts'
import { standardValue } from '#modules/base/standards/index.ts'
import type { PlannedPalace } from './palace-of.ts'

/** How long the waitlist is by the standard in force at a palace, as a share of the places (P9). */
export function waitlistShareOf(db: Db, palace: PlannedPalace, now: Temporal.Instant): Promise<number> {
  const { palaceId, divisionCode, level, timeZone } = palace
  const on = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return standardValue(db, 'enrolment.waitlistShare', { palaceId, divisionCode, level, on })
}
