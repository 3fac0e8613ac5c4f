import type { Hono } from 'hono'
import type { Grant } from '#kit/access/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import type { Db } from '#kit/db/index.ts'
import type { Api } from '#kit/http/api.ts'
import type { AppContext, AppEnv } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { calendarKeyOf, rolesOf } from '#modules/base/identity/index.ts'
import { palacesByIds, spacesOf, targetOf, usesOfPalace } from '#modules/base/places/index.ts'
import { calendarFeed, type CalendarEvent } from '#modules/serve/catalog/index.ts'
import * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepDesk } from '../policy.ts'
import { behindDoor } from '../rules/entry.ts'
import { staffHouse } from './staff.ts'

const PURPOSE = 'space calendar'
const GOOD_HOURS = 400 * 24
const [BACK, AHEAD] = [{ hours: 24 * 7 }, { hours: 24 * 90 }]

/** Where staff get the secret address of a space. */
export function spaceFeedApi(api: Api): void {
  api.openapi(contract.spaceFeedRoute, async (c) => {
    const { palaceId, spaceId } = c.req.valid('param')
    await staffHouse(c, palaceId, canKeepDesk)
    const { db, clock } = c.var.services
    if (!(await spacesOf(db, palaceId)).some(({ id }) => id === spaceId)) throw errors.error('space-not-here')
    const personId = c.var.actor.personId!
    const key = await calendarKeyOf(db, personId)
    const subject = [palaceId, spaceId, personId, key].join('_')
    const token = keyring().signToken(PURPOSE, subject, clock.now().add({ hours: GOOD_HOURS }))
    return c.json({ url: key === null ? null : `${c.var.site}/space-calendar/${token}.ics` }, 200)
  })
}

/** The feed itself: a calendar program has no session, so the address says whose it is, and their role is asked each time. */
export function spaceFeedPortal(portal: Hono<AppEnv>): void {
  portal.get('/space-calendar/:file{.+\\.ics}', async (c) => {
    const { db, clock } = c.var.services
    const now = clock.now()
    const check = keyring().verifyToken(PURPOSE, c.req.param('file').replace(/\.ics$/, ''), now)
    if (!check.ok) throw requestErrors.error('not-found')
    const [palaceId = '', spaceId = '', personId = '', key = ''] = check.subject.split('_')
    const palace = (await palacesByIds(db, [palaceId])).get(palaceId)
    const stands = (await calendarKeyOf(db, personId)) === Number(key)
    const actor = { personId, grants: await grantsOf(db, personId, now) }
    if (!palace || !stands || !canKeepDesk(actor, targetOf(palace)).allowed)
      throw requestErrors.error('not-found')
    const spaces = await spacesOf(db, palaceId)
    const name = spaces.find(({ id }) => id === spaceId)?.name
    if (!name) throw requestErrors.error('not-found')
    const behind = behindDoor(spaces, spaceId)
    const uses = await usesOfPalace(db, palaceId, { start: now.subtract(BACK), end: now.add(AHEAD) })
    const events = uses
      .filter((use) => use.spaceId === null || behind.has(use.spaceId))
      .map((use) => eventOf(c, use, `${palace.name} ${nameOf(spaces, use.spaceId) ?? name}`))
    return c.body(calendarFeed({ name: `${palace.name} ${name}`, now }, events), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, max-age=300',
    })
  })
}

type Use = Awaited<ReturnType<typeof usesOfPalace>>[number]
const nameOf = (spaces: readonly { id: string; name: string }[], spaceId: string | null) =>
  spaces.find(({ id }) => id === spaceId)?.name

/** Its kind in a word and what staff wrote on it; never whose it is. */
function eventOf(
  c: AppContext,
  { sourceId, sourceNo, kind, label, during }: Use,
  place: string,
): CalendarEvent {
  const day = during.start.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  return {
    uid: `${sourceId}-${sourceNo}-staff@wenhuagong`,
    title: [c.var.t(`booking:useKind.${kind}`), label].filter(Boolean).join(' '),
    during,
    place,
    description: '',
    url: `${c.var.site}/console/space-calendar?day=${day}`,
  }
}

/** What somebody holds now, as an actor would. */
async function grantsOf(db: Db, personId: string, now: Temporal.Instant): Promise<Grant[]> {
  const { compare } = Temporal.Instant
  const held = (await rolesOf(db, personId, now)).filter(({ beginsAt }) => compare(beginsAt, now) <= 0)
  return held.flatMap(({ role, scope, palaceId }): Grant[] =>
    palaceId ? [{ role, palaceId }] : scope === null ? [] : [{ role, scope }],
  )
}
