import { keyring } from '#kit/crypto/index.ts'
import type { AppContext } from '#kit/http/context.ts'

const PURPOSE = 'personal calendar'
const GOOD_HOURS = 400 * 24

/** The secret address of somebody's calendar; good for over a year, and made anew on every visit. */
export function calendarPath(personId: string, now: Temporal.Instant): string {
  return `/my/calendar/${keyring().signToken(PURPOSE, personId, now.add({ hours: GOOD_HOURS }))}.ics`
}

/** Whose calendar a secret address opens; null when it was made up or is too old. */
export function calendarOwner(token: string, now: Temporal.Instant): string | null {
  const check = keyring().verifyToken(PURPOSE, token, now)
  return check.ok ? check.subject : null
}

export const absolute = (c: AppContext, path: string): string => c.var.site + path
