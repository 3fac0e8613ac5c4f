import type { Translator } from '#kit/i18n/index.ts'
import type { TimeGridEvent } from '#kit/ui/console/index.ts'
import type { TimetableEntry } from '../../contract.ts'
import { priceTone } from './words.ts'

/** A meeting as a block of the time line; drafts are quiet. */
export function eventOf(t: Translator, entry: TimetableEntry): TimeGridEvent {
  const full = entry.taken >= entry.capacity
  return {
    id: `${entry.sessionId}-${entry.no}`,
    rowId: entry.spaceId,
    start: entry.start,
    end: entry.end,
    title: entry.title,
    detail:
      entry.status === 'published'
        ? full
          ? t('catalog:console.full', { count: entry.capacity })
          : `${entry.taken}/${entry.capacity}`
        : t(`catalog:status.${entry.status}`),
    tone: entry.status === 'published' ? priceTone(entry.priceClass) : 'plain',
    to: `/programmes/${entry.programmeId}`,
  }
}

/** The local day on which a meeting begins. */
export const dayOf = ({ start }: TimetableEntry, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(start).toZonedDateTimeISO(timeZone).toPlainDate()

/** "19:00" */
export const clockOf = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
