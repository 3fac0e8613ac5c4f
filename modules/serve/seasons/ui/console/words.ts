import { sayRange } from '#kit/calendar/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { Tone } from '#kit/ui/console/index.ts'
import type { HallRequest, Phase, SeasonConflict } from '../../contract.ts'
import { dateWords } from '../words.ts'

/** What asks for a step is gold, what is done pine. */
export function phaseTone(phase: Phase): Tone {
  if (phase === 'applying') return 'draw'
  if (phase === 'closed') return 'cost'
  return phase === 'published' || phase === 'finished' ? 'free' : 'plain'
}

export const results = ['all', 'part', 'nothing', 'refusedState', 'withdrawnState', 'pending'] as const
export type Result = (typeof results)[number]

/** What a request gets, in one word. */
export function resultOf({ placements, times, refused, withdrawn, proposed }: HallRequest): Result {
  if (withdrawn) return 'withdrawnState'
  if (refused !== null) return 'refusedState'
  if (placements.length >= times) return 'all'
  if (placements.length > 0) return 'part'
  return proposed === null ? 'pending' : 'nothing'
}
export const resultTone = (result: Result): Tone =>
  result === 'all'
    ? 'free'
    : result === 'part'
      ? 'cost'
      : result === 'nothing' || result === 'refusedState'
        ? 'draw'
        : 'plain'

/** Half hours of a day for a choice of times. */
export const halfHours = Array.from(
  { length: 49 },
  (_, n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`,
)

const timeZone = 'Asia/Shanghai'
const localOf = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)

/** 2027-03-09, by the clock of the palace. */
export const isoDay = (at: string): string => localOf(at).toPlainDate().toString()
/** 19:00 */
export const isoTime = (at: string): string => localOf(at).toPlainTime().toString({ smallestUnit: 'minute' })
/** A day and a time of it, as an instant; 24:00 ends the day. */
export const instantAt = (date: string, time: string): string => {
  const [hour, minute] = time.split(':').map(Number)
  return Temporal.PlainDate.from(date)
    .toPlainDateTime()
    .add({ hours: hour!, minutes: minute! })
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString()
}
/** 3月9日 周二 19:00–21:00 */
export const rangeWords = (t: Translator, { start, end }: { start: string; end: string }): string =>
  sayRange({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) }, Temporal.Now.instant(), {
    locale: t.locale,
    timeZone,
  })

/** 检修“屋面”、预约 */
export const holdsWords = (t: Translator, { holds }: SeasonConflict): string =>
  holds
    .map(({ kind, label }) => [t.byKey(`seasons:use.${kind}`), label].filter(Boolean).join(' '))
    .join(t('seasons:comma'))

/** 3月9日 周二 19:00–21:00 礼堂 · 2 号 江岸工会：已有检修 */
export const conflictWords = (t: Translator, one: SeasonConflict): string =>
  t('seasons:console.conflictOf', {
    date: dateWords(t, one.date),
    from: isoTime(one.start),
    until: isoTime(one.end),
    space: one.space,
    who: t('seasons:loser', { no: one.no, organisation: one.organisation }),
    what:
      one.holds.length === 0
        ? t('seasons:console.conflictFree')
        : t('seasons:console.heldNow', { what: holdsWords(t, one) }),
  })
