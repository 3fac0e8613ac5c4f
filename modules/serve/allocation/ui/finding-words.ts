import type { Finding } from '#kit/draw/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import '../messages/index.ts'

/** What a verification found, in the reader's words. */
export const findingWords = (t: Translator, { code, about, expected = '', found = '' }: Finding): string =>
  t(`allocation:verify.finding.${code}`, { about, expected, found })
