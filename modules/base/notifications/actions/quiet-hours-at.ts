import type { Db } from '#kit/db/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import type { QuietHours } from '../rules/quiet-hours.ts'

/** The quiet hours where a message comes from, by the clock there; what comes from no palace follows the usual zone. */
export async function quietHoursAt(
  db: Db,
  { palaceId, divisionCode }: { palaceId: string | null; divisionCode: string | null },
  now: Temporal.Instant,
): Promise<QuietHours> {
  const palace = palaceId ? (await palacesByIds(db, [palaceId])).get(palaceId) : undefined
  const timeZone = palace?.timeZone ?? 'Asia/Shanghai'
  const values = await standardValues(db, ['messages.quietFrom', 'messages.quietUntil'], {
    divisionCode: divisionCode ?? '',
    on: now.toZonedDateTimeISO(timeZone).toPlainDate(),
    ...(palace ? { palaceId: palace.id, level: palace.level } : {}),
  })
  return { from: values['messages.quietFrom'], until: values['messages.quietUntil'], timeZone }
}
