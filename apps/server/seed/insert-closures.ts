import { system } from '#kit/access/index.ts'
import type { Db } from '#kit/db/index.ts'
import { palaceBySlug, recordClosure, spacesOf } from '#modules/base/places/index.ts'
import { demoPalaceSlug } from '../../../tools/demo/accounts.ts'
import { closures } from '../../../tools/demo/closures.ts'

const nobody = { send: async () => {}, emit: async () => {} }

/** The closures of the demonstration palace by the use case itself, so that what they meet is displaced and its holders are told. Returns how many. */
export async function insertClosures(db: Db, now: Temporal.Instant): Promise<number> {
  const palace = await palaceBySlug(db, demoPalaceSlug)
  if (!palace) return 0
  const { timeZone } = palace
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const at = (moment: { day: number; time: string } | null) =>
    moment === null
      ? now
      : today.add({ days: moment.day }).toZonedDateTime({ timeZone, plainTime: moment.time }).toInstant()
  const spaces = await spacesOf(db, palace.id)
  let count = 0
  for (const { space, recorded, from, until, reason } of closures) {
    const spaceId = space === null ? null : spaces.find(({ name }) => name === space)?.id
    if (spaceId === undefined) continue
    await recordClosure(
      { db, actor: system, outbox: nobody, clock: { now: () => at(recorded) } },
      { palaceId: palace.id, spaceId, reason, start: at(from).toString(), end: at(until).toString() },
    )
    count++
  }
  return count
}
