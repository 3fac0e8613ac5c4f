import type { Translator } from '#kit/i18n/index.ts'
import './messages/index.ts'
import type { Finding } from './contract.ts'

/** What was found, in the reader's words: which entry or seal, and what happened to it. */
export function findingWords(t: Translator, { kind, ...params }: Finding): string {
  return t(`journal:finding.${kind}`, params)
}
