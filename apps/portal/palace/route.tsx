import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { next7Days } from '#kit/calendar/index.ts'
import { listSessions } from '#modules/serve/catalog/index.ts'
import { divisionPath, palaceBySlug, readPalace, sketchMap } from '#modules/base/places/index.ts'
import { freeSoon } from '#modules/serve/booking/index.ts'
import { benefitOf } from '../benefit.ts'
import { PalacePage } from './palace-page.tsx'

const MOST = 30

/** One palace: what is on, what is open, its rooms and how to come. */
export async function palacePage(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const house = await palaceBySlug(db, c.req.param('slug')!)
  if (!house) throw requestErrors.error('not-found')
  const week = next7Days(now, house.timeZone)
  const [palace, sessions, signature, sketch, benefit, path, soon] = await Promise.all([
    readPalace(db, house.id, now),
    listSessions(db, now, { palaceId: house.id, window: week, limit: MOST }),
    listSessions(db, now, { palaceId: house.id, signature: true, limit: 3 }),
    sketchMap(db, house),
    benefitOf(db, now, { palaceId: house.id }),
    divisionPath(db, house.divisionCode),
    freeSoon(db, house.id, now),
  ])
  return c.render(
    <PalacePage
      palace={palace}
      sessions={sessions.sessions}
      signature={signature.sessions}
      sketch={sketch}
      benefit={benefit}
      path={path}
      soon={soon}
      origin={c.var.site}
    />,
  )
}
