import type { Locale } from '#kit/i18n/index.ts'

/** An instant as the palaces' clocks show it, to the second: "2026/11/22 18:00:00". */
export const instantText = (at: string, locale: Locale): string =>
  Temporal.Instant.from(at).toLocaleString(locale, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
    hour12: false,
  })
