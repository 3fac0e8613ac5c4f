import type { ReactNode } from 'react'
import { createTranslator, type Locale } from '#kit/i18n/index.ts'
import { renderDocument } from '../../apps/portal/shell/document.tsx'
import { errorPage } from './errors.tsx'
import { forms } from './forms.tsx'
import { home } from './home.tsx'
import { drawings } from './drawings.tsx'
import { parts } from './parts.tsx'
import { session } from './session.tsx'
import { tickets } from './tickets.tsx'

/** A sample page; `say` chooses between the two languages. */
export type Sample = (say: Say, elder: boolean) => ReactNode
export type Say = (zh: string, en: string) => string

const samples: Record<string, Sample> = { home, session, forms, tickets, parts, errorPage, drawings }

export const names = Object.keys(samples)

export function draw(name: string, locale: Locale, elder: boolean): string {
  const say: Say = (zh, en) => (locale === 'en' ? en : zh)
  const page = {
    locale,
    t: createTranslator(locale),
    elder,
    now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
    timeZone: 'Asia/Shanghai',
    path: `/sample/${name}`,
    viewer: { name: '张*', unread: name === 'home' ? 2 : 0 },
    place: { name: say('武汉 · 江岸区', 'Wuhan · Jiang’an'), changeHref: '/places' },
    csrf: 'sample',
  }
  return renderDocument(page, { style: '/style.css', script: '/portal.js' }, samples[name]!(say, elder))
}
