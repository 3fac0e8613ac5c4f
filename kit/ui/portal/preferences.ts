import type { Locale } from '#kit/i18n/index.ts'

/** A reader's choices of display, kept in cookies by `GET /preferences`. */
export interface Preferences {
  locale?: Locale
  elder?: boolean
}

/** The link that changes a preference and comes back to `path`. Works without JavaScript. */
export function preferencesHref(path: string, { locale, elder }: Preferences): string {
  const query = new URLSearchParams()
  if (locale) query.set('lang', locale)
  if (elder !== undefined) query.set('elder', elder ? '1' : '0')
  query.set('back', path)
  return `/preferences?${query}`
}
