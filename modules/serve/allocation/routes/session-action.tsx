import type { AppContext } from '#kit/http/context.ts'
import type { DrawSessionAction } from '#modules/serve/catalog/index.ts'
import { roundOfSession } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { RoundButton, RoundNotice } from '../ui/portal/session-in-round.tsx'
import { summaries } from './read.ts'

/** The page of a session that a round gives says so, until its remaining places are first come; any other is as it was. */
export const unlessInRound =
  (draw: DrawSessionAction<AppContext>): DrawSessionAction<AppContext> =>
  async (c, session) => {
    const { db, clock } = c.var.services
    const round = await roundOfSession(db, session.palace.id, session.id)
    if (!round || phaseOf(round, clock.now()) === 'open') return draw(c, session)
    const [shown] = await summaries(db, [round], clock.now())
    return { action: <RoundButton round={shown!} />, notice: <RoundNotice round={shown!} /> }
  }
