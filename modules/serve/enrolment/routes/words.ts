import type { Translator } from '#kit/i18n/index.ts'
import type { May } from '../contract.ts'
import type { Refusal } from '../errors.ts'

/** A refusal as an answer to "may I?", in the reader's language. */
export function mayIn(t: Translator, refusal: Refusal | null): May {
  return refusal ? { allowed: false, reason: sayRefusal(t, refusal) } : { allowed: true, reason: null }
}

export const sayRefusal = (t: Translator, { code, params }: Refusal): string =>
  t.byKey(`enrolment:errors.${code}`, params)
