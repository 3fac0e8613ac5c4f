import { sayRange, sayTime, sayWhen } from '#kit/calendar/say.ts'
import { formatFen } from '#kit/money/index.ts'
import type { PageContext } from '#kit/ui/portal/index.ts'
import type { MyBooking, SpaceSlots } from '../../contract.ts'

type Reader = Pick<PageContext, 't' | 'now' | 'locale'>
export type House = { slug: string; name: string; timeZone: string }

export const nameIn = (
  { locale }: Reader,
  { name, nameEn }: { name: string; nameEn: string | null },
): string => (locale === 'en' && nameEn ? nameEn : name)

/** 19:00 */
export const clockIn = (at: string, timeZone: string, { locale }: Reader): string =>
  sayTime(Temporal.Instant.from(at), { locale, timeZone })

/** 今晚 19:00–20:00 */
export const timeIn = (
  { now, locale }: Reader,
  { start, end }: { start: string; end: string },
  timeZone: string,
): string =>
  sayRange({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, now, {
    locale,
    timeZone,
  })

/** 明天 08:00 */
export const momentIn = ({ now, locale }: Reader, at: string, timeZone: string): string =>
  sayWhen({ start: Temporal.Instant.from(at) }, now, { locale, timeZone })

/** 2.3 公里, as the crow flies; nothing when it is not known from where. */
export const awayIn = ({ t }: Reader, metres: number | null): string | undefined =>
  metres === null
    ? undefined
    : t('booking:free.away', { km: (metres / 1000).toFixed(metres < 9_950 ? 1 : 0) })

/** What it costs and who may: 免费 · 会员 · 一次最多 2 小时 */
export function termsIn(
  { t, locale }: Reader,
  space: Pick<SpaceSlots, 'fenPerHour' | 'concessions' | 'openTo' | 'approval' | 'peopleMost'>,
): string {
  const price =
    space.fenPerHour === 0
      ? t('booking:book.free')
      : t('booking:book.perHour', { price: formatFen(space.fenPerHour, locale) })
  const concessions = space.concessions.map(({ who, fenPerHour }) =>
    t('booking:book.concession', {
      who: t(`booking:concession.${who}`),
      price: fenPerHour === 0 ? t('booking:book.free') : formatFen(fenPerHour, locale),
    }),
  )
  return [
    price,
    ...concessions,
    space.openTo === 'everyone' ? null : t(`booking:openTo.${space.openTo}`),
    space.approval ? t('booking:book.approval') : null,
    space.peopleMost === null ? null : t('booking:book.peopleMost', { count: space.peopleMost }),
  ]
    .filter((word) => word !== null)
    .join(' · ')
}

export const bookingHref = ({ palaceId, id }: Pick<MyBooking, 'palaceId' | 'id'>): string =>
  `/my/bookings/${palaceId}/${id}`
