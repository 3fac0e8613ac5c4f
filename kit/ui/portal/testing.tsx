import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createTranslator } from '#kit/i18n/index.ts'
import { type PageContext, PageProvider } from './context.tsx'

/** A page context for tests: a Sunday evening in Wuhan, nobody signed in. */
export const pageContext = (changes: Partial<PageContext> = {}): PageContext => ({
  locale: 'zh-CN',
  t: createTranslator(changes.locale ?? 'zh-CN'),
  elder: false,
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
  timeZone: 'Asia/Shanghai',
  path: '/search?q=a&when=tonight',
  viewer: null,
  ...changes,
})

/** The HTML of a view, as the portal would send it. */
export const html = (view: ReactNode, changes?: Partial<PageContext>): string =>
  renderToStaticMarkup(<PageProvider page={pageContext(changes)}>{view}</PageProvider>)
