import type { AppContext } from '#kit/http/context.ts'
import type { Db } from '#kit/db/index.ts'
import { next7Days } from '#kit/calendar/index.ts'
import { listSessions } from '#modules/serve/catalog/index.ts'
import {
  divisionByCode,
  divisionSketch,
  palaceIdsNear,
  palacesByIds,
  readDivision,
} from '#modules/base/places/index.ts'
import { benefitOf } from '../benefit.ts'
import { DivisionPage } from './division-page.tsx'

const TIME_ZONE = 'Asia/Shanghai'
const MOST = 12
const NEAREST = 3

/** One division: its palaces, what is on in them, how it is covered, and its meter. P1, P5. */
export async function divisionPage(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const data = await readDivision(db, c.req.param('code')!, now)
  const { division } = data
  const framed = division.level === 'county' ? (division.parentCode ?? division.code) : division.code
  const [sessions, sketch, benefit, nearest] = await Promise.all([
    listSessions(db, now, { divisionPrefix: division.scope, window: next7Days(now, TIME_ZONE), limit: MOST }),
    divisionSketch(db, framed, (code) => `/divisions/${code}`),
    benefitOf(db, now, { prefix: division.scope }),
    data.palaces.length > 0 ? [] : nearestPalaces(db, division.code),
  ])
  return c.render(
    <DivisionPage
      {...data}
      sessions={sessions.sessions}
      sketch={sketch}
      benefit={benefit}
      nearest={nearest}
      chosen={c.var.place === division.code}
    />,
  )
}

async function nearestPalaces(db: Db, code: string) {
  const { lat, lng } = (await divisionByCode(db, code))!
  if (lat === null || lng === null) return []
  const near = await palaceIdsNear(db, { lat, lng }, NEAREST)
  const palaces = await palacesByIds(
    db,
    near.map(({ id }) => id),
  )
  return near.map(({ id, metres }) => ({ ...palaces.get(id)!, kilometres: Math.round(metres / 1000) }))
}
