import { sayWhen } from '#kit/calendar/say.ts'
import type { PageContext } from '#kit/ui/portal/index.ts'
import type { Round, RoundCourse, RoundSummary } from '../../contract/round.ts'

type Reader = Pick<PageContext, 't' | 'now' | 'locale' | 'timeZone'>

export const roundHref = ({ palaceId, id }: Pick<RoundSummary, 'palaceId' | 'id'>): string =>
  `/rounds/${palaceId}/${id}`

/** The page that computes the round again on the reader's device, and looks for one's own number. */
export const verifyHref = (round: Pick<RoundSummary, 'palaceId' | 'id'>, party?: string): string =>
  `/draws/verify?files=${roundHref(round)}/files${party ? `&party=${party}` : ''}`

/** 明天 08:00 */
export const momentIn = ({ now, locale, timeZone }: Reader, at: string): string =>
  sayWhen({ start: Temporal.Instant.from(at) }, now, { locale, timeZone })

export const titleIn = (
  { locale }: Reader,
  { title, titleEn }: Pick<RoundCourse, 'title' | 'titleEn'>,
): string => (locale === 'en' && titleEn ? titleEn : title)

/** The language of what staff wrote in Chinese only, for whoever hears the page read aloud in English. */
export const langIn = ({ locale }: Pick<Reader, 'locale'>, text: string): 'zh-CN' | undefined =>
  locale === 'en' && /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined

/** A round is called as staff wrote it; a window as its session. */
export const roundTitleIn = (
  reader: Reader,
  { kind, title, courses }: Pick<Round, 'kind' | 'title' | 'courses'>,
): string => (kind === 'window' ? titleIn(reader, courses[0]!) : title)

/** 江岸区工人文化宫, or its English name */
export const palaceIn = (
  { locale }: Reader,
  { palace, palaceEn }: Pick<RoundSummary, 'palace' | 'palaceEn'>,
): string => (locale === 'en' && palaceEn ? palaceEn : palace)

/** 陶艺入门 · 江岸区工人文化宫 · 本周三 19:00 */
export const courseIn = (reader: Reader, course: RoundCourse): string =>
  [titleIn(reader, course), palaceIn(reader, course), momentIn(reader, course.start)].join(' · ')

/** For whom a kind of place is, by its number: the open ones are 0. */
export const kindIn = ({ t }: Reader, { reserves }: Pick<Round, 'reserves'>, kind: number): string =>
  kind === 0 ? t('allocation:kind.open') : t(`allocation:kind.${reserves[kind - 1]!}`)

/** 12% */
export const percentIn = (share: number): string =>
  share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`

/** What the reader can do or wait for now. */
export function nextIn(reader: Reader, round: Omit<RoundSummary, 'courses'>): string {
  const { t } = reader
  const when = {
    draft: round.applyFrom,
    announced: round.applyFrom,
    applying: round.applyUntil,
    closed: round.drawAt,
    sealed: round.drawAt,
    drawn: round.drawAt,
    confirming: round.confirmUntil,
    waiting: round.openAt,
    open: round.openAt,
    annulled: round.drawAt,
  }[round.phase]
  if (round.kind === 'window' && isWindowPhase(round.phase))
    return t(`allocation:window.next.${round.phase}`, { when: momentIn(reader, when) })
  return t(`allocation:next.${round.phase}`, { when: momentIn(reader, when) })
}

/** Where a window says something else than a round; it has nothing to confirm and no waiting of its own. */
const windowPhases = ['announced', 'applying', 'closed', 'sealed', 'drawn', 'open'] as const
const isWindowPhase = (phase: string): phase is (typeof windowPhases)[number] =>
  (windowPhases as readonly string[]).includes(phase)
