import type { Clock } from '#kit/clock/index.ts'
import { askedTogether } from '#kit/db/gathered.ts'
import type { Db } from '#kit/db/index.ts'
import type { Authenticate, Viewer } from '#kit/http/context.ts'
import { identityPorts } from '../../ports.ts'
import { actorOfToken } from '../../queries/api-tokens.ts'
import { peopleOfSessions } from '../../queries/person-of-session.ts'
import { tokenHash } from '../api-tokens.ts'
import { programToken, sessionToken } from './session-token.ts'

/**
 * Who sends a request, by session cookie or bearer token, asked anew for each; requests at the same time share the question.
 * A visitor without either costs no query.
 */
export function createAuthenticate({ db, clock }: { db: Db; clock: Clock }): Authenticate {
  const find = askedTogether((tokens: readonly string[]) => peopleOfSessions(db, tokens, clock.now()))
  return async (headers, { page } = { page: true }) => {
    const program = programToken(headers)
    if (program) {
      const actor = await actorOfToken(db, tokenHash(program), clock.now())
      return actor && { actor, viewer: null }
    }
    const token = sessionToken(headers)
    if (!token) return null
    const found = await find(token)
    if (!found) return null
    const { personId, grants, readName } = found
    const unread = page ? await identityPorts.unreadCount(personId) : null
    const viewer: Viewer = {
      personId,
      get name() {
        return readName()
      },
      unread,
      staff: grants.length > 0,
    }
    return { actor: { personId, grants }, viewer }
  }
}
