import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { calendarKeyOf } from '#modules/base/identity/index.ts'

const PURPOSE = 'personal calendar'
const GOOD_HOURS = 400 * 24

/**
 * The secret address of somebody's calendar, good for over a year, and made anew on every visit; null while they have it
 * turned off. It carries the number of the address, so that a new one ends those given out before.
 */
export async function calendarPath(db: Db, personId: string, now: Temporal.Instant): Promise<string | null> {
  const key = await calendarKeyOf(db, personId)
  if (key === null) return null
  return `/my/calendar/${keyring().signToken(PURPOSE, `${personId}_${key}`, now.add({ hours: GOOD_HOURS }))}.ics`
}

/** Whose calendar a secret address opens; null when it was made up, is too old, or was ended. One query. */
export async function calendarOwner(db: Db, token: string, now: Temporal.Instant): Promise<string | null> {
  const check = keyring().verifyToken(PURPOSE, token, now)
  if (!check.ok) return null
  const [personId = '', key = '0'] = check.subject.split('_')
  return (await calendarKeyOf(db, personId)) === Number(key) ? personId : null
}

export const absolute = (c: AppContext, path: string): string => c.var.site + path
