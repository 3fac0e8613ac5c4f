import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import type { Interval } from '#kit/interval/index.ts'
import { palacesUnder, spacesByIds } from '#modules/base/places/index.ts'
import { sessionsBegun } from '#modules/serve/catalog/index.ts'
import type { House } from '../actions/house-rules.ts'
import type { Figures, PalaceLine, SessionLine } from '../contract.ts'
import { canReadFigures } from '../policy.ts'
import { addFigures, figuresBySession } from '../queries/figures.ts'

type Days = { from: string; to: string }

/** From the beginning of the first day to the end of the last. */
function periodOf({ from, to }: Days, timeZone: string): Interval {
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant()
  return {
    start: midnight(Temporal.PlainDate.from(from)),
    end: midnight(Temporal.PlainDate.from(to).add({ days: 1 })),
  }
}

/** What came of a palace's sessions that began in a period and were not called off. */
export async function palaceFigures(c: AppContext, { palace }: House, days: Days): Promise<Figures> {
  const { db } = c.var.services
  const begun = await sessionsBegun(db, [palace.id], periodOf(days, palace.timeZone))
  const held = begun.filter(({ cancelledAt }) => !cancelledAt)
  return addFigures(await figuresBySession(db, held), held)
}

/** The same, session by session; called-off ones are shown as such. */
export async function sessionLines(c: AppContext, { palace }: House, days: Days): Promise<SessionLine[]> {
  const { db } = c.var.services
  const begun = await sessionsBegun(db, [palace.id], periodOf(days, palace.timeZone))
  const [figures, spaces] = await Promise.all([
    figuresBySession(db, begun),
    spacesByIds(db, [...new Set(begun.map(({ spaceId }) => spaceId))]),
  ])
  return begun.map((session) => {
    const { sessions: _, ...own } = addFigures(figures, [session])
    return {
      ...own,
      sessionId: session.sessionId,
      title: session.title,
      start: session.firstMeeting.start.toString(),
      spaceName: spaces.get(session.spaceId)?.name ?? null,
      calledOff: session.cancelledAt !== null,
    }
  })
}

/**
 * The palaces of a part of the tree with their figures: three queries for one palace as for a hundred.
 * @throws Problem `not-allowed` | `sign-in-needed`
 */
export async function palaceLines(c: AppContext, prefix: string, days: Days): Promise<PalaceLine[]> {
  const { services, actor } = c.var
  const decision = canReadFigures(actor, { divisionCode: prefix })
  if (!decision.allowed)
    throw requestErrors.error(actor.personId ? 'not-allowed' : 'sign-in-needed', {
      params: { reason: decision.reason },
    })
  const palaces = await palacesUnder(services.db, prefix)
  const period = periodOf(days, palaces[0]?.timeZone ?? 'Asia/Shanghai')
  const begun = await sessionsBegun(
    services.db,
    palaces.map(({ id }) => id),
    period,
  )
  const held = begun.filter(({ cancelledAt }) => !cancelledAt)
  const figures = await figuresBySession(services.db, held)
  const byPalace = Map.groupBy(held, ({ palaceId }) => palaceId)
  return palaces.map(({ id, name, divisionCode }) => ({
    ...addFigures(figures, byPalace.get(id) ?? []),
    palaceId: id,
    name,
    divisionCode,
  }))
}
