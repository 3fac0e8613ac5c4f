import '../messages/index.ts'
import type { Locale, Translator } from '#kit/i18n/index.ts'
import { createContext, use, type ReactNode } from 'react'

/** What every portal view may know of the request that it is drawn for. */
export interface PageContext {
  locale: Locale
  t: Translator
  /** 长辈版: larger text, one column, stronger contrast. */
  elder: boolean
  now: Temporal.Instant
  timeZone: string
  /** Path with query, used to come back to the same page after a switch. */
  path: string
  viewer: { name: string; unread: number | null } | null
  /** The place whose programme is shown; `null` means the whole province. */
  place?: { name: string; changeHref: string } | null
  /** New with every drawing, for forms that may be sent twice; absent for visitors, who share a drawing. */
  formKey?: string
}

const Context = createContext<PageContext | null>(null)

/** Gives a tree of views its page context; the document shell does this once. */
export function PageProvider({ page, children }: { page: PageContext; children: ReactNode }) {
  return <Context value={page}>{children}</Context>
}

/** The page context. Throws outside a `PageProvider`. */
export function usePage(): PageContext {
  const page = use(Context)
  if (!page) throw new Error('usePage needs a PageProvider above it')
  return page
}

/** The translation function of the page's locale. */
export const useT = (): Translator => usePage().t
