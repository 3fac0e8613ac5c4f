import { sayDate, sayTime } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { PageContext } from '#kit/ui/portal/index.ts'
import type { OpenNow } from '../../contract.ts'

const NOON = 12

type Said = Pick<PageContext, 't' | 'now'>

/** What is open, as people say it: 到 21:00, 自助开放到 23:00, 24 小时, 明早 09:00 开, 暂不开放. */
export function openWords(
  { state, self, until, opens }: OpenNow,
  { t, now }: Said,
  timeZone: string,
): string {
  if (state === 'allDay') return t(self ? 'places:open.allDaySelf' : 'places:open.allDay')
  if (until) {
    const time = closingTime(Temporal.Instant.from(until), { t, now }, timeZone)
    return t(self ? 'places:open.untilSelf' : 'places:open.until', { time })
  }
  if (!opens) return t('places:open.closed')
  return t(self ? 'places:open.opensSelf' : 'places:open.opens', {
    when: openingTime(Temporal.Instant.from(opens), { t, now }, timeZone),
  })
}

function closingTime(until: Temporal.Instant, { t, now }: Said, timeZone: string): string {
  const say = { locale: t.locale, timeZone }
  const [end, present] = [until.toZonedDateTimeISO(timeZone), now.toZonedDateTimeISO(timeZone)]
  if (end.toPlainDate().equals(present.toPlainDate())) return sayTime(until, say)
  // Midnight still belongs to the evening that it ends.
  if (sayTime(until, say) === '00:00' && end.toPlainDate().equals(present.toPlainDate().add({ days: 1 })))
    return '24:00'
  return t('calendar:when', { day: sayDate(end.toPlainDate(), now, say), time: sayTime(until, say) })
}

function openingTime(opens: Temporal.Instant, { t, now }: Said, timeZone: string): string {
  const say = { locale: t.locale, timeZone }
  const start = opens.toZonedDateTimeISO(timeZone)
  const tomorrow = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 })
  const time = sayTime(opens, say)
  if (start.toPlainDate().equals(tomorrow) && start.hour < NOON)
    return t('places:open.tomorrowMorning', { time })
  return t('calendar:when', { day: sayDate(start.toPlainDate(), now, say), time })
}

type Named = { name: string; nameEn?: string | null }
/** A name in the reader's language, where it has one. */
export const nameIn = (t: Translator, { name, nameEn }: Named) =>
  t.locale === 'en' && nameEn ? nameEn : name

export const palaceHref = ({ slug }: { slug: string }) => `/palaces/${slug}`
export const divisionHref = ({ code }: { code: string }) => `/divisions/${code}`

/** A whole number with its thousands told apart. */
export const count = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
