import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { sessionsByKeys } from '#modules/serve/catalog/index.ts'
import { decideAppeal } from '../actions/decide-appeal.ts'
import { messageEveryone } from '../actions/message-everyone.ts'
import * as contract from '../contract.ts'
import { canDecideAppeal, canKeepDoor, canReadFigures } from '../policy.ts'
import { appealsAt } from '../queries/appeals.ts'
import { noShowHistory } from '../queries/no-shows.ts'
import { addFigures, commentsOn, figuresBySession } from '../queries/figures.ts'
import { palaceFigures, palaceLines, sessionLines } from './figures.ts'
import { sessionPeople } from './session-people.ts'
import { staffHouse } from './staff.ts'

/** What staff read and do around a session, besides the door. */
export function staffApi(api: Api): void {
  api.openapi(contract.sessionPeopleRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    await staffHouse(c, palaceId, canKeepDoor)
    return c.json({ people: await sessionPeople(c, palaceId, sessionId) }, 200)
  })
  api.openapi(contract.sessionFiguresRoute, async (c) => {
    const { palaceId, sessionId } = c.req.valid('param')
    await staffHouse(c, palaceId, canReadFigures)
    const { db } = c.var.services
    const key = { palaceId, sessionId }
    const [figures, comments, sessions] = await Promise.all([
      figuresBySession(db, [key]),
      commentsOn(db, palaceId, sessionId),
      sessionsByKeys(db, [key]),
    ])
    const capacity = sessions.get(sessionId)?.capacity ?? 0
    const said = comments.map(({ at, ...comment }) => ({ ...comment, at: at.toString() }))
    return c.json({ ...addFigures(figures, [{ sessionId, capacity }]), comments: said }, 200)
  })
  api.openapi(contract.palaceFiguresRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const house = await staffHouse(c, palaceId, canReadFigures)
    return c.json(await palaceFigures(c, house, c.req.valid('query')), 200)
  })
  api.openapi(contract.sessionLinesRoute, async (c) => {
    const house = await staffHouse(c, c.req.valid('param').palaceId, canReadFigures)
    return c.json({ sessions: await sessionLines(c, house, c.req.valid('query')) }, 200)
  })
  api.openapi(contract.palaceLinesRoute, async (c) => {
    const { divisionCode } = c.req.valid('param')
    return c.json({ palaces: await palaceLines(c, divisionCode, c.req.valid('query')) }, 200)
  })
  api.openapi(contract.messageEveryoneRoute, async (c) =>
    c.json(await messageEveryone(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.appealsRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    // A reason often names an illness: it is for those who decide.
    await staffHouse(c, palaceId, canDecideAppeal)
    const { db } = c.var.services
    const { decided } = c.req.valid('query')
    const found = await appealsAt(db, palaceId, decided && decided === 'yes')
    const personIds = [...new Set(found.map(({ personId }) => personId))]
    const [people, history, sessions] = await Promise.all([
      peopleForDisplay(db, personIds),
      noShowHistory(db, personIds),
      sessionsByKeys(
        db,
        found.map(({ sessionId }) => ({ palaceId, sessionId })),
      ),
    ])
    const appeals = found.map(({ personId, createdAt, decidedAt, ...appeal }) => {
      const session = sessions.get(appeal.sessionId)!
      return {
        ...appeal,
        title: session.title,
        start: session.firstMeeting.start.toString(),
        nameMasked: people.get(personId)?.nameMasked ?? '*',
        others: (history.get(personId) ?? [])
          .filter(({ enrolmentId }) => enrolmentId !== appeal.enrolmentId)
          .map(({ at, forgivenAt }) => ({ at: at.toString(), forgiven: forgivenAt !== null })),
        createdAt: createdAt.toString(),
        decidedAt: decidedAt?.toString() ?? null,
      }
    })
    return c.json({ appeals }, 200)
  })
  api.openapi(contract.decideAppealRoute, async (c) => {
    await decideAppeal(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({}, 200)
  })
}
