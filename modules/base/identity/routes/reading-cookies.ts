import { setCookie } from 'hono/cookie'
import type { AppContext } from '#kit/http/context.ts'
import { READING_COOKIES } from '#kit/http/request.ts'
import type { Locale } from '#kit/i18n/index.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60
const options = { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true } as const

/** How someone likes to read goes with them to every device on which they sign in. */
export function rememberReading(
  c: AppContext,
  { locale, elderMode }: { locale: Locale; elderMode: boolean },
): void {
  setCookie(c, READING_COOKIES.language, locale, options)
  setCookie(c, READING_COOKIES.elder, elderMode ? '1' : '0', options)
}
