import { createInstance } from 'i18next'
import { defaultLocale, type Locale, locales } from './locale.ts'
import { messageProblems, type Messages } from './problems.ts'

export { defaultLocale, type LanguageWish, type Locale, localeFromTag, localeOf, locales } from './locale.ts'
export { messageProblems, type Messages } from './problems.ts'

/** Every namespace and the shape of its Chinese messages; each owner adds its own (see README). */
// oxlint-disable-next-line no-empty-interface -- filled by declaration merging
export interface MessageNamespaces {}

type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Base<Key extends string> = Key extends `${infer Stem}_${PluralSuffix}` ? Stem : Key
type Path<M> = {
  [K in keyof M & string]: M[K] extends string ? Base<K> : `${K}.${Path<M[K]>}`
}[keyof M & string]

/** Every message: `namespace:path.to.key`, without plural suffix. */
export type MessageKey = {
  [N in keyof MessageNamespaces & string]: `${N}:${Path<MessageNamespaces[N]>}`
}[keyof MessageNamespaces & string]

/** Values for the `{{name}}`s in a message. Nothing is escaped: React and the HTML templates do. */
export type MessageParams = Record<string, string | number>

/** Gives messages in one locale. Stable per locale, so it can be a React context value. */
export interface Translator {
  (key: MessageKey, params?: MessageParams): string
  readonly locale: Locale
  /** For a key known only at run time, such as the code of an error. */
  byKey(key: string, params?: MessageParams): string
}

const throwing = (problem: string): void => {
  throw new Error(problem)
}
const inTests = typeof process !== 'undefined' && Boolean(process.env?.VITEST)
// A missing message must fail a test, but must not take down a page that people read.
// oxlint-disable-next-line no-console -- until the server gives its log; a browser has nothing else
let report = inTests ? throwing : (problem: string): void => console.warn(problem)

/** Chooses where missing messages are told (the server's log). Tests throw unless they choose. */
export function onMissingMessage(reporter: (problem: string) => void): void {
  report = reporter
}

const i18n = createInstance({
  lng: defaultLocale,
  fallbackLng: defaultLocale,
  supportedLngs: locales,
  load: 'currentOnly',
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
  saveMissing: true,
  missingKeyHandler: (_, namespace, key) => report(`no message ${namespace}:${key}`),
  missingInterpolationHandler: (text, [match]) => {
    report(`no value for ${match} in "${text}"`)
    return ''
  },
})
void i18n.init()

/** Adds the messages of a namespace. Called once, by the `messages/index.ts` beside the JSON files. */
export function registerMessages<N extends keyof MessageNamespaces & string>(
  namespace: N,
  messages: { zh: MessageNamespaces[N]; en: MessageNamespaces[N] },
): void {
  i18n.addResourceBundle('zh-CN', namespace, messages.zh, true, true)
  i18n.addResourceBundle('en', namespace, messages.en, true, true)
  for (const texts of madeTexts.values()) texts.clear()
  for (const problem of messageProblems(messages.zh, messages.en)) {
    report(`messages of ${namespace}: ${problem}`)
  }
}

/**
 * What each namespace says below one of its keys: `messagesBelow('journal', 'zh-CN').get('identity')` is
 * `{ signIn: '登录', … }`. For screens that tell the codes of all modules in words, or offer them to choose from.
 */
export function messagesBelow(key: string, locale: Locale): ReadonlyMap<string, Messages> {
  return new Map(
    Object.keys(i18n.getDataByLanguage(locale) ?? {}).flatMap((namespace) => {
      const below: unknown = i18n.getResource(locale, namespace, key)
      return below && typeof below === 'object' ? [[namespace, below as Messages] as const] : []
    }),
  )
}

/** Texts made before, by locale: a page asks for hundreds, most of them again and again, and none ever changes. */
const MOST_TEXTS = 10_000
const madeTexts = new Map(locales.map((locale) => [locale, new Map<string, string>()]))
const translators = new Map(locales.map((locale) => [locale, makeTranslator(locale)]))

/** The translator of a locale: `t('enrolment:placesLeft', { count: 8 })`. */
export function createTranslator(locale: Locale): Translator {
  return translators.get(locale)!
}

function makeTranslator(locale: Locale): Translator {
  const made = madeTexts.get(locale)!
  const translate = (key: string, params: MessageParams = {}): string => {
    const fixed = made.get(key)
    if (fixed !== undefined) return fixed
    const asked = `${key} ${JSON.stringify(params)}`
    const known = made.get(asked)
    if (known !== undefined) return known
    const text = i18n.t(key, { lng: locale, replace: params, count: countOf(params) })
    // Unknown keys are not remembered: each use of one is told, and made-up ones cannot fill the memory.
    if (made.size < MOST_TEXTS && i18n.exists(key, { lng: locale, count: countOf(params) }))
      made.set(isFixed(key, locale) ? key : asked, text)
    return text
  }
  return Object.assign((key: MessageKey, params?: MessageParams) => translate(key, params), {
    locale,
    byKey: translate,
  })
}

/** A message that names no values, so that those it is given make no other text: every problem is given its reference. */
function isFixed(key: string, locale: Locale): boolean {
  const [namespace, path] = key.split(':')
  const said: unknown = path && i18n.getResource(locale, namespace!, path)
  return typeof said === 'string' && !/\{\{|\$t\(/.test(said)
}

function countOf({ count }: MessageParams): number | undefined {
  return typeof count === 'number' ? count : undefined
}
