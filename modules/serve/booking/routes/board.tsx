import type { Hono } from 'hono'
import { today } from '#kit/calendar/windows.ts'
import { contains, overlaps } from '#kit/interval/index.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { palaceBySlug, spacesOf, spaceUses, usesOfPalace } from '#modules/base/places/index.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { houseOn } from '../actions/house.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import { freeStretches } from '../rules/board.ts'
import { ruleInForce } from '../rules/rule.ts'
import { BoardPage, type BoardSession, type BoardSpace } from '../ui/portal/board-page.tsx'

/** The board in the lobby: what is on and what is free, for a big screen that nobody touches. Nobody is named. P5, P7. */
export function boardPortal(portal: Hono<AppEnv>): void {
  portal.get('/palaces/:slug/board', showBoard)
}

async function showBoard(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const palace = await palaceBySlug(db, c.req.param('slug')!)
  if (!palace) throw requestErrors.error('not-found')
  const ahead = { start: now, end: today(now, palace.timeZone).end }
  const [house, spaces, written, planned] = await Promise.all([
    houseOn(db, palace.id, now, ahead),
    spacesOf(db, palace.id),
    rulesOfPalaces(db, [palace.id]),
    usesOfPalace(db, palace.id, ahead),
  ])
  const rules = new Map(written.map((rule) => [rule.id, ruleInForce(rule, house.standards)]))
  const bookable = spaces.filter(({ id }) => rules.has(id))
  const meetings = planned.filter(({ kind }) => kind === 'session')
  const [uses, sessions] = await Promise.all([
    spaceUses(
      db,
      palace.id,
      bookable.map(({ id }) => id),
      [ahead],
    ),
    sessionsByKeys(
      db,
      meetings.map(({ sourceId }) => ({ palaceId: palace.id, sessionId: sourceId })),
    ),
  ])
  const names = new Map(spaces.map((space) => [space.id, space]))
  const held = Map.groupBy(uses, ({ spaceId }) => spaceId)
  const shownSpaces = bookable.map((space): BoardSpace => {
    const { selfService } = rules.get(space.id)!
    const openings = house.openings.filter((one) => selfService || !one.selfService)
    return {
      id: space.id,
      name: space.name,
      nameEn: space.nameEn,
      free: freeStretches(
        openings,
        (held.get(space.id) ?? []).map((use) => use.held),
        ahead,
      ),
    }
  })
  const shownSessions = meetings
    .filter(({ sourceId }) => sessions.get(sourceId)?.publishedAt)
    .filter(({ during }) => contains(during, now) || overlaps(during, ahead))
    .map(({ sourceId, spaceId, during }): BoardSession => {
      const { title, titleEn } = sessions.get(sourceId)!
      return { title, titleEn, space: names.get(spaceId ?? '') ?? null, during, on: contains(during, now) }
    })
  return c.render(
    <BoardPage
      palace={palace}
      spaces={shownSpaces}
      sessions={shownSessions}
      open={house.openings.some((one) => contains(one, now))}
      bookAt={`${c.var.site}/palaces/${palace.slug}/book`}
      still={c.req.query('still') !== undefined}
    />,
  )
}
