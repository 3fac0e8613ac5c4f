import type { Translator } from '#kit/i18n/index.ts'
import type { Tone } from '#kit/ui/console/index.ts'
import type { Phase, RoundCourse, RoundSummary } from '../../contract.ts'

type Reader = Pick<Translator, 'locale'>

export const titleWords = (
  { locale }: Reader,
  { title, titleEn }: Pick<RoundCourse, 'title' | 'titleEn'>,
): string => (locale === 'en' && titleEn ? titleEn : title)

export const palaceWords = (
  { locale }: Reader,
  { palace, palaceEn }: Pick<RoundSummary, 'palace' | 'palaceEn'>,
): string => (locale === 'en' && palaceEn ? palaceEn : palace)

/** A draw that is open is red, what asks for a step gold, what is done pine. */
export function phaseTone(phase: Phase): Tone {
  if (phase === 'applying' || phase === 'annulled') return 'draw'
  if (phase === 'closed' || phase === 'sealed' || phase === 'drawn') return 'cost'
  return phase === 'draft' || phase === 'announced' ? 'plain' : 'free'
}
