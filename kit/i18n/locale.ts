/** The languages Wenhuagong speaks. The first is the default and is never missing a message. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'zh-CN'

const language = (tag: string) => tag.trim().split('-')[0]!.toLowerCase()

/** The locale of a language tag (`zh`, `zh-Hant`, `en-GB` …), or undefined when we do not speak it. */
export function localeFromTag(tag: string | null | undefined): Locale | undefined {
  return tag ? locales.find((locale) => language(locale) === language(tag)) : undefined
}

/** What a request says about the reader's language, each part as it came or absent. */
export interface LanguageWish {
  /** the `lang` query parameter */
  query?: string | null
  /** the value of the language cookie */
  cookie?: string | null
  /** the Accept-Language header */
  acceptLanguage?: string | null
}

/** The locale to answer in: query, then cookie, then Accept-Language by weight, then Chinese. */
export function localeOf({ query, cookie, acceptLanguage }: LanguageWish): Locale {
  return (
    localeFromTag(query) ??
    localeFromTag(cookie) ??
    byWeight(acceptLanguage ?? '')
      .map(localeFromTag)
      .find((locale) => locale !== undefined) ??
    defaultLocale
  )
}

function byWeight(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.split(';').map((piece) => piece.trim())
      const weight = params.find((param) => param.startsWith('q='))?.slice(2)
      return { tag, q: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}
