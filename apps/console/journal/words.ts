import { messagesBelow, type Locale, type Messages } from '#kit/i18n/index.ts'
import { instantText } from './instant.ts'

type Part = 'subject' | 'field' | 'value'
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/
const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** The journal's codes in words, by the messages `journal.…` of the module that wrote them; a code without words stays. */
export function journalWords(locale: Locale) {
  const said = messagesBelow('journal', locale)
  const wordsOf = (action: string): Messages => said.get(action.split('.')[0]!) ?? {}
  const part = (action: string, name: Part): Messages => {
    const below = wordsOf(action)[name]
    return typeof below === 'object' ? below : {}
  }
  const text = (messages: Messages, code: string) => {
    const word = Object.hasOwn(messages, code) ? messages[code] : undefined
    return typeof word === 'string' ? word : code
  }
  return {
    /** 'identity.signIn' → "登录" */
    act: (action: string) => {
      const act = action.slice(action.indexOf('.') + 1)
      const word = text(wordsOf(action), act)
      return word === act ? action : word
    },
    subject: (action: string, type: string) => text(part(action, 'subject'), type),
    field: (action: string, name: string) => text(part(action, 'field'), name),
    value: (action: string, value: string) =>
      INSTANT.test(value)
        ? instantText(value, locale)
        : ID.test(value)
          ? `…${value.slice(-8)}`
          : text(part(action, 'value'), value),
    /** Every act that can be asked for: what a select offers. */
    acts: [...said].flatMap(([module, words]) =>
      Object.entries(words).flatMap(([act, label]) =>
        typeof label === 'string' ? [{ value: `${module}.${act}`, label }] : [],
      ),
    ),
  }
}

export type JournalWords = ReturnType<typeof journalWords>
