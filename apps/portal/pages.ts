import type { Hono } from 'hono'
import type { AppEnv } from '#kit/http/context.ts'
import { divisionPage } from './division/route.tsx'
import { homePage } from './home/route.tsx'
import { palacePage } from './palace/route.tsx'
import { wordsPage } from './words/route.tsx'

/** The pages that several modules make up together; the portal only puts them side by side. */
export function portalPages(portal: Hono<AppEnv>): void {
  portal.get('/', homePage)
  portal.get('/palaces/:slug{[a-z0-9-]+}', palacePage)
  portal.get('/divisions/:code{[0-9]{6}}', divisionPage)
  for (const name of ['help', 'accessibility', 'privacy', 'figures'] as const)
    portal.get(`/${name}`, wordsPage(name))
}
