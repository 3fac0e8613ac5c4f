import { sayDate, sayDuration, sayRange, sayTime, sayWhen } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { formatFen } from '#kit/money/index.ts'
import type { PageContext, Places as PlacesShown, TagItem } from '#kit/ui/portal/index.ts'
import type { Audience, Places, SessionListing } from '../../contract.ts'

type Reader = Pick<PageContext, 't' | 'now' | 'locale'>
type Named = { name: string; nameEn: string | null }

/** The name in the reader's language, where there is one. */
export const nameIn = ({ locale }: Translator, { name, nameEn }: Named): string =>
  locale === 'en' && nameEn ? nameEn : name

/** The title in the reader's language, where there is one. */
export const titleIn = (
  { locale }: Translator,
  { title, titleEn }: Pick<SessionListing, 'title' | 'titleEn'>,
): string => (locale === 'en' && titleEn ? titleEn : title)

/** Where the page of a session is. */
export const sessionHref = ({ palace, id }: Pick<SessionListing, 'palace' | 'id'>): string =>
  `/palaces/${palace.slug}/sessions/${id}`

/** Places as the portal's component shows them: a time not yet come is said in words. */
export function placesShown(places: Places, { t, now }: Reader, timeZone: string): PlacesShown {
  if (places.state !== 'notYet') return places
  const opens = sayWhen({ start: Temporal.Instant.from(places.opensAt) }, now, { locale: t.locale, timeZone })
  return { state: 'notYet', opens }
}

/** "1.2 公里"; under a kilometre in steps of 100 m, because nobody's position is better known. */
export function sayDistance(t: Translator, metres: number | null): string | null {
  if (metres === null) return null
  if (metres < 950)
    return t('catalog:distance.metres', { metres: Math.max(100, Math.round(metres / 100) * 100) })
  return t('catalog:distance.kilometres', { km: (metres / 1000).toFixed(metres < 9_950 ? 1 : 0) })
}

/** What it costs, in a word and an amount. P5. */
export function priceTag(
  t: Translator,
  { priceClass, priceFen }: Pick<SessionListing, 'priceClass' | 'priceFen'>,
): TagItem {
  const label = t(`ui:price.${priceClass}`)
  if (priceClass === 'free') return { tone: 'free', label }
  return { tone: 'cost', label: priceFen > 0 ? `${label} ${formatFen(priceFen, t.locale)}` : label }
}

function ageTag(t: Translator, { ageMin, ageMax }: Audience): string | null {
  if (ageMin !== undefined && ageMax !== undefined) return t('catalog:tag.ageBetween', { ageMin, ageMax })
  if (ageMin !== undefined) return t('catalog:tag.ageFrom', { ageMin })
  return ageMax === undefined ? null : t('catalog:tag.ageTo', { ageMax })
}

/** Price, kind, and what sets this one apart. */
export function tagsOf(t: Translator, session: SessionListing): TagItem[] {
  const plain = [
    session.form === 'course' && t('catalog:tag.meetings', { count: session.meetingCount }),
    ageTag(t, session.audience),
    session.audience.membersOnly && t('catalog:tag.membersOnly'),
    session.gigReserved > 0 && t('catalog:tag.gigReserved'),
    session.signature && t('catalog:tag.signature'),
  ].filter((label) => typeof label === 'string')
  return [
    priceTag(t, session),
    { tone: 'kind', label: t(`catalog:kind.${session.kind}`) },
    ...plain.map((label): TagItem => ({ tone: 'plain', label })),
  ]
}

type Timed = Pick<SessionListing, 'start' | 'end' | 'palace'>
const spanOf = ({ start, end }: Timed) => ({
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
})

/** The times of a session for a row: 18:30, 90 分钟. */
export function rowTimes(session: Timed, { t }: Reader): { time: string; duration: string } {
  const span = spanOf(session)
  const { locale } = t
  return {
    time: sayTime(span.start, { locale, timeZone: session.palace.timeZone }),
    duration: sayDuration(span, { locale }),
  }
}

/** The day of a session as people say it: 本周六. */
export function dayOf({ start, palace: { timeZone } }: Timed, { t, now }: Reader): string {
  const date = Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).toPlainDate()
  return sayDate(date, now, { locale: t.locale, timeZone })
}

/** From when till when: 今晚 18:30–20:00. */
export function rangeOf(session: Timed, { t, now }: Reader): string {
  return sayRange(spanOf(session), now, { locale: t.locale, timeZone: session.palace.timeZone })
}

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The date in full, for those who write it down: 11月22日 周日. */
export function calendarDate(instant: string, timeZone: string, t: Translator): string {
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()
  return t('calendar:day.date', {
    month: t(`calendar:month.${date.month as Month}`),
    day: date.day,
    weekday: t(`calendar:weekday.short.${date.dayOfWeek as Weekday}`),
  })
}
