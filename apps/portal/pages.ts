import type { Hono } from 'hono'
import type { AppEnv } from '#kit/http/context.ts'
import { homePage } from './home/route.tsx'
import { wordsPage } from './words/route.tsx'

/** The pages that several modules make up together; the portal only puts them side by side. */
export function portalPages(portal: Hono<AppEnv>): void {
  portal.get('/', homePage)
  for (const name of ['help', 'accessibility', 'privacy', 'figures'] as const) portal.get(`/${name}`, wordsPage(name))
}
