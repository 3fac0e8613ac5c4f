import { sayRange, sayWhen } from '#kit/calendar/index.ts'
import type { PageContext } from '#kit/ui/portal/index.ts'
import type { SeasonSummary } from '../../contract/season.ts'

const timeZone = 'Asia/Shanghai'

export const seasonHref = ({ palaceId, id }: Pick<SeasonSummary, 'palaceId' | 'id'>): string =>
  `/seasons/${palaceId}/${id}`

/** 3月9日 周二 19:00–21:00 */
export const rangeIn = (
  { t }: Pick<PageContext, 't'>,
  { start, end }: { start: string; end: string },
): string =>
  sayRange({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, Temporal.Now.instant(), {
    locale: t.locale,
    timeZone,
  })

/** 12月3日 周四 19:00 */
export const momentIn = ({ t }: Pick<PageContext, 't'>, at: string): string =>
  sayWhen({ start: Temporal.Instant.from(at) }, Temporal.Now.instant(), { locale: t.locale, timeZone })
