import { createContext, createElement, useContext, type ReactNode } from 'react'
import {
  createTranslator,
  defaultLocale,
  localeFromTag,
  type Locale,
  type Translator,
} from '#kit/i18n/index.ts'
import './messages/index.ts'

/** The language of the page, which the server wrote into <html lang> from the reader's choice. */
export function readerLocale(): Locale {
  return (
    (typeof document === 'undefined' ? undefined : localeFromTag(document.documentElement.lang)) ??
    defaultLocale
  )
}

const Language = createContext<Translator | null>(null)

/** Fixes the language of everything below; without it the page's own language holds. */
export function LanguageProvider({ locale, children }: { locale: Locale; children?: ReactNode }) {
  return createElement(Language, { value: createTranslator(locale) }, children)
}

/** The translator of the reader's language: `t('console:table.export')`. */
export function useT(): Translator {
  return useContext(Language) ?? createTranslator(readerLocale())
}
