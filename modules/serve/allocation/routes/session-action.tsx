import type { ReactNode } from 'react'
import type { AppContext } from '#kit/http/context.ts'
import type { DrawSessionAction } from '#modules/serve/catalog/index.ts'
import { applicationOf } from '../queries/applications.ts'
import { roundOfSession } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import {
  DrawnNote,
  FirstComeNote,
  RoundButton,
  RoundNotice,
  UndecidedNotice,
} from '../ui/portal/session-in-round.tsx'
import { summaries } from './read.ts'

/**
 * The page of a session says in plain words how it opens (P5). One that a window or a round gives leads there, until its remaining places are
 * first come; any other is as it was.
 */
export const unlessInRound =
  (draw: DrawSessionAction<AppContext>): DrawSessionAction<AppContext> =>
  async (c, session) => {
    const { db, clock } = c.var.services
    const round = await roundOfSession(db, session.palace.id, session.id)
    if (!round) {
      const drawn = await draw(c, session)
      const note =
        session.places.state === 'byDraw' ? (
          <UndecidedNotice />
        ) : (
          <FirstComeNote opensAt={session.opensAt} state={session.places.state} />
        )
      return { action: drawn.action, notice: withNote(drawn.notice, note) }
    }
    const [shown] = await summaries(db, [round], clock.now())
    if (phaseOf(round, clock.now()) === 'open') {
      const drawn = await draw(c, session)
      return { action: drawn.action, notice: withNote(drawn.notice, <DrawnNote round={shown!} />) }
    }
    const { personId } = c.var.actor
    const applied =
      personId !== null && (await applicationOf(db, round.palaceId, round.id, personId)) !== undefined
    return {
      action: <RoundButton round={shown!} applied={applied} />,
      notice: <RoundNotice round={shown!} applied={applied} />,
    }
  }

const withNote = (notice: ReactNode, note: ReactNode) => (
  <>
    {notice}
    {note}
  </>
)
