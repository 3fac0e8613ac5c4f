import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { localPath } from '#kit/http/form.ts'
import { READING_COOKIES } from '#kit/http/request.ts'
import { localeFromTag } from '#kit/i18n/index.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Remembers language, elder mode and chosen place in cookies, and goes back to where the reader was. A link, so it works without JavaScript. */
export const preferences = new Hono<AppEnv>().get('/preferences', (c) => {
  const { lang, elder, place, back } = c.req.query()
  const locale = localeFromTag(lang)
  if (locale) remember(c, READING_COOKIES.language, locale)
  if (elder === '0' || elder === '1') remember(c, READING_COOKIES.elder, elder)
  if (place !== undefined && /^(\d{6})?$/.test(place)) remember(c, READING_COOKIES.place, place)
  return c.redirect(withoutLanguage(localPath(back)), 303)
})

function remember(c: AppContext, name: string, value: string): void {
  setCookie(c, name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true })
}

/** A `?lang=` left in the address would beat the cookie that was just set. */
function withoutLanguage(path: string): string {
  const url = new URL(path, 'http://here')
  url.searchParams.delete('lang')
  return url.pathname + url.search
}
