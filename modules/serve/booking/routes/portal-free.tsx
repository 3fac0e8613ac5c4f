import type { Hono } from 'hono'
import { localDate } from '#kit/calendar/windows.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { FREE_DAYS, FreeSearch } from '../contract/free.ts'
import { FreePage } from '../ui/portal/free-page.tsx'
import { freeSpaces } from './free.ts'

/** What is free around the reader; readable without an account. */
export function freePortal(portal: Hono<AppEnv>): void {
  portal.get('/free', showFree)
}

async function showFree(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  // A filter that makes no sense is left out: a page of something is better than a page of complaint.
  const parsed = FreeSearch.safeParse(c.req.query())
  const today = localDate(now, 'Asia/Shanghai')
  const days = Array.from({ length: FREE_DAYS }, (_, n) => today.add({ days: n }))
  const asked = parsed.success ? parsed.data : {}
  const day = days.slice(1).find((one) => one.toString() === asked.day)
  const search: FreeSearch = { ...asked, day: day?.toString() }
  const spaces = await freeSpaces(
    db,
    { ...search, division: asked.division ?? c.var.place ?? undefined },
    now,
  )
  return c.render(<FreePage search={search} days={days} spaces={spaces} />)
}
