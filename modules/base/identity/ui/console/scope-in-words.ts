import type { Translator } from '#kit/i18n/index.ts'
import type { TokenScope } from '../../contract.ts'

/** What a token may do. A colon parts namespaces in the keys of messages, so `read:figures` is `read.figures` there. */
export const scopeInWords = (t: Translator, scope: TokenScope): string =>
  t.byKey(`identity:tokens.scope.${scope.replace(':', '.')}`)
