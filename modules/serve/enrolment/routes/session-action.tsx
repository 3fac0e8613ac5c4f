import type { AppContext } from '#kit/http/context.ts'
import type { SessionDetail } from '#modules/serve/catalog/index.ts'
import { SessionButton, SessionNotice } from '../ui/portal/session-action.tsx'
import { myStanding } from './standing.ts'

/** What the page of a session offers whoever looks: fills the catalogue's slot. */
export async function sessionAction(c: AppContext, session: SessionDetail) {
  const standing = c.var.actor.personId ? await myStanding(c, session.palace.id, session.id) : null
  return {
    action: <SessionButton session={session} standing={standing} />,
    notice: <SessionNotice session={session} standing={standing} />,
  }
}
