import { sayCalendarDate } from '#kit/calendar/say.ts'
import type { Translator } from '#kit/i18n/index.ts'
import type { Hall, SeasonRules, Wish } from '../contract/season.ts'
import { organisationKinds } from '../contract/vocabulary.ts'
import type { Reasons, WishReason } from '../contract/plan.ts'

/** Points as people read them: whole, with the ten thousand of the calculation taken out. */
export const pointsWords = (points: number): string => String(Math.round(points / 1_000) / 10)

export const dayWords = (t: Translator, weekday: number | null): string =>
  t.byKey(`seasons:day.${weekday ?? 'any'}`)

/** 周二 19:00–21:00 大礼堂 */
export const wishWords = (t: Translator, wish: Wish, halls: readonly Hall[]): string =>
  t('seasons:wish.line', {
    day: dayWords(t, wish.weekday),
    from: wish.from,
    until: wish.until,
    where: whereWords(t, wish, halls),
  })

function whereWords(t: Translator, { palaceId, spaceId, spaceKind }: Wish, halls: readonly Hall[]): string {
  const hall = halls.find((one) => one.spaceId === spaceId)
  if (hall) return hallWords(t, hall)
  const palace = halls.find((one) => one.palaceId === palaceId)?.palace ?? ''
  return `${palace}${spaceKind ? t.byKey(`seasons:space.${spaceKind}`) : t('seasons:wish.anyHall')}`
}

/** The name of a hall, in the reader's language where it has one. */
export const hallWords = (t: Translator, { name, nameEn }: Pick<Hall, 'name' | 'nameEn'>): string =>
  t.locale === 'en' ? (nameEn ?? name) : name

/** The same by a name as it is written at the palace. */
export const spaceWords = (t: Translator, name: string, halls: readonly Hall[]): string => {
  const hall = halls.find((one) => one.name === name)
  return hall ? hallWords(t, hall) : name
}

/** 周一至周五 09:00–21:00、周六 09:00–17:00: days in a row with the same hours stand together. */
export function openWords(t: Translator, open: Hall['open']): string {
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    first: weekday,
    last: weekday,
    hours: open
      .filter((one) => one.weekday === weekday)
      .map(({ from, until }) => `${from}–${until}`)
      .join(' '),
  }))
  const rows: typeof byDay = []
  for (const one of byDay.filter(({ hours }) => hours)) {
    const before = rows.at(-1)
    if (before?.hours === one.hours && before.last === one.first - 1) before.last = one.first
    else rows.push(one)
  }
  return rows
    .map(({ first, last, hours }) => {
      const days =
        first === last
          ? dayWords(t, first)
          : t('seasons:dayRange', { first: dayWords(t, first), last: dayWords(t, last) })
      return `${days} ${hours}`
    })
    .join(t('seasons:comma'))
}

/** Why a wish came to nothing, or that it was fulfilled, in one sentence. */
export function reasonWords(
  t: Translator,
  one: WishReason,
  { times }: Pick<Reasons, 'times'>,
  { rules, places }: { rules: Pick<SeasonRules, 'takenPercent'>; places: readonly Hall[] },
): string {
  const holders = one.holders
    .map(({ no, organisation }) => t('seasons:loser', { no, organisation }))
    .join(t('seasons:comma'))
  const key = one.why === 'held' ? heldBy(one) : one.why
  return t.byKey(`seasons:why.${key}`, {
    day: dayWords(t, one.weekday),
    from: one.from ?? '',
    until: one.until ?? '',
    space: spaceWords(t, one.space ?? '', places),
    holders,
    own: pointsWords(one.own),
    theirs: pointsWords(one.theirs),
    more: pointsWords(Math.max(0, one.own - one.instead)),
    times,
    taken: rules.takenPercent,
  })
}

/** Why somebody else is there: staff said so, they are worth more, as much, or moving would lose more than it brings. */
function heldBy({ own, instead, theirs, firm }: WishReason) {
  if (firm) return 'heldByHand'
  if (own - instead > theirs) return 'heldRearranged'
  if (own > theirs) return 'heldHasOther'
  return own === theirs ? 'heldEqual' : 'held'
}

/** 2027年1月22日 周五 至 4月16日 周五 */
export const seasonWords = (
  t: Translator,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
): string => t('seasons:portal.season', { first: dateWords(t, firstDay), last: dateWords(t, lastDay) })

/** 3月9日 周二 */
export const dateWords = (t: Translator, date: string): string =>
  sayCalendarDate(Temporal.PlainDate.from(date), Temporal.Now.instant(), {
    locale: t.locale,
    timeZone: 'Asia/Shanghai',
  })

/** The rules of a season as sentences. */
export function ruleWords(t: Translator, rules: SeasonRules): string[] {
  const list = organisationKinds
    .map((kind) =>
      t('seasons:portal.ruleWeight', { kind: t(`seasons:kind.${kind}`), points: rules.weights[kind] }),
    )
    .join(t('seasons:comma'))
  const later = rules.rankPercent.slice(1).map((percent) => `${percent}%`)
  return [
    t('seasons:portal.ruleWeights', { list }),
    ...(later.length > 0 ? [t('seasons:portal.ruleRanks', { list: later.join(t('seasons:comma')) })] : []),
    ...(rules.offPeakPercent > 100
      ? [t('seasons:portal.ruleOffPeak', { until: rules.offPeakUntil, percent: rules.offPeakPercent })]
      : []),
    ...(rules.capMinutes > 0 ? [t('seasons:portal.ruleCap', { hours: rules.capMinutes / 60 })] : []),
    t('seasons:portal.ruleBest'),
    t('seasons:portal.ruleHolidays'),
  ]
}
